import { authorPath, sectionPath, storyPath, topicPath } from "@/lib/urls";

/** What articles hang on, each with a page of its own. */
export const NAME_KINDS = ["section", "topic", "author", "story"] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** The reader's page about the one of a kind that has a slug. */
export function namePath(kind: NameKind, slug: string): string {
  return PATHS[kind](slug);
}

const PATHS: Readonly<Record<NameKind, (slug: string) => string>> = {
  section: sectionPath,
  topic: topicPath,
  author: authorPath,
  story: storyPath,
};
