import type { Named } from "@/lib/articles/content";
import { slugFor } from "@/lib/articles/slug";
import type { PrismaClient } from "@/lib/database/generated/client";

/** The authors, sections and topics that exist, by which an import knows the names it meets. */
export interface NameDirectory {
  readonly authors: NameList;
  readonly sections: NameList;
  readonly topics: NameList;
}

export interface NameList {
  /** The one whose slug or name is `written`, or a new one of that name. */
  find(written: string): { named: Named; isNew: boolean };
}

export async function readNameDirectory(database: PrismaClient): Promise<NameDirectory> {
  const select = { slug: true, name: true };
  const [authors, sections, topics] = await Promise.all([
    database.author.findMany({ select }),
    database.section.findMany({ select }),
    database.topic.findMany({ select }),
  ]);
  return { authors: nameList(authors), sections: nameList(sections), topics: nameList(topics) };
}

function nameList(existing: readonly Named[]): NameList {
  const bySlug = new Map(existing.map((named) => [named.slug, named]));
  const byName = new Map(existing.map((named) => [folded(named.name), named]));
  return {
    find(written) {
      const slug = slugFor(written);
      const named = bySlug.get(written) ?? byName.get(folded(written)) ?? bySlug.get(slug);
      return named ? { named, isNew: false } : { named: { slug, name: written.trim() }, isNew: true };
    },
  };
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
