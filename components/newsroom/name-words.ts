import type { NameKind } from "@/lib/names/kinds";
import { MOST_COUNTED } from "@/lib/names/views";

/** What the newsroom calls what articles hang on: one of them, and several. */
export const NAME_WORDS: Readonly<Record<NameKind, { readonly one: string; readonly several: string }>> = {
  section: { one: "section", several: "sections" },
  topic: { one: "topic", several: "topics" },
  author: { one: "author", several: "authors" },
  story: { one: "story", several: "stories" },
};

/** `Topics`, as a heading has it. */
export function headingOf(kind: NameKind): string {
  const { several } = NAME_WORDS[kind];
  return several.charAt(0).toUpperCase() + several.slice(1);
}

/** `12 articles`; where they were counted no further than `upTo`, so many or more. */
export function printArticles(count: number, upTo: number = Number.POSITIVE_INFINITY): string {
  const number = count.toLocaleString("en-GB");
  return `${number}${count >= upTo ? " or more" : ""} ${count === 1 ? "article" : "articles"}`;
}

/** The same for a list, whose counts go no further than `MOST_COUNTED`. */
export function printListedArticles(count: number): string {
  return printArticles(count, MOST_COUNTED);
}
