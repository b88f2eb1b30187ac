import type { Named } from "@/lib/articles/content";
import { slugFor } from "@/lib/articles/slug";
import type { PrismaClient } from "@/lib/database/generated/client";
import type { NameKind } from "@/lib/names/kinds";

/** The authors, sections, running stories and topics that exist, by which an import knows the names it meets. */
export interface NameDirectory {
  readonly authors: NameList;
  readonly sections: NameList;
  readonly stories: NameList;
  readonly topics: NameList;
}

export interface NameList {
  /**
   * The one whose slug or name is `written`, or whose slug that once was, or a new one of that name, which the list has from then on. Two names that would
   * have the same address are one, which is said.
   */
  find(written: string): { named: Named; how: "known" | "new" | "same-address" };
}

export async function readNameDirectory(database: PrismaClient): Promise<NameDirectory> {
  const select = { slug: true, name: true };
  const [authors, sections, stories, topics, formers] = await Promise.all([
    database.author.findMany({ select }),
    database.section.findMany({ select }),
    database.story.findMany({ select }),
    database.topic.findMany({ select }),
    database.formerName.findMany({ select: { kind: true, slug: true, toSlug: true } }),
  ]);
  const formerly = (kind: NameKind) => formers.filter((former) => former.kind === kind);
  return {
    authors: nameList(authors, formerly("author")),
    sections: nameList(sections, formerly("section")),
    stories: nameList(stories, formerly("story")),
    topics: nameList(topics, formerly("topic")),
  };
}

function nameList(
  existing: readonly Named[],
  formers: readonly { readonly slug: string; readonly toSlug: string }[],
): NameList {
  const bySlug = new Map(existing.map((named) => [named.slug, named]));
  for (const { slug, toSlug } of formers) {
    const successor = bySlug.get(toSlug);
    if (successor !== undefined) bySlug.set(slug, successor);
  }
  const byName = new Map(existing.map((named) => [folded(named.name), named]));
  return {
    find(written) {
      const known = bySlug.get(written) ?? byName.get(folded(written));
      if (known) return { named: known, how: "known" };
      const slug = slugFor(written);
      const other = bySlug.get(slug);
      if (other) return { named: other, how: "same-address" };
      const named = { slug, name: written.trim() };
      bySlug.set(slug, named);
      byName.set(folded(written), named);
      return { named, how: "new" };
    },
  };
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
