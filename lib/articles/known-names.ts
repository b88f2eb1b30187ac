import type { Queryable } from "@/lib/database/client";
import type { DraftFields, KnownNames } from "./draft-form";

/** How many sections and stories are offered to choose from. */
const MOST_OFFERED = 200;

/**
 * The names that a draft's form needs: sections and running stories to choose from, and of topics and authors those that are typed in `fields`,
 * so that a name that is typed means the one that there is.
 */
export async function findKnownNames(
  database: Queryable,
  fields: Partial<Pick<DraftFields, "topics" | "authors" | "section" | "story">>,
): Promise<KnownNames> {
  const select = { slug: true, name: true } as const;
  const orderBy = [{ name: "asc" as const }, { slug: "asc" as const }];
  const typed = (text: string | undefined) => ({
    name: { in: linesIn(text), mode: "insensitive" as const },
  });
  const [sections, stories, topics, authors, section, story] = await Promise.all([
    database.section.findMany({ select, orderBy, take: MOST_OFFERED }),
    database.story.findMany({ select, orderBy, take: MOST_OFFERED }),
    database.topic.findMany({ select, where: typed(fields.topics) }),
    database.author.findMany({ select, where: typed(fields.authors) }),
    database.section.findMany({ select, where: typed(fields.section) }),
    database.story.findMany({ select, where: typed(fields.story) }),
  ]);
  return { sections: [...section, ...sections], stories: [...story, ...stories], topics, authors };
}

function linesIn(text = ""): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 200);
}
