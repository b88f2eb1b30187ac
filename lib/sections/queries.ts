import type { NamedCount } from "@/lib/articles/archive-views";
import { nameCount, namedCount } from "@/lib/articles/named-count";
import { database } from "@/lib/database/client";
import type { SectionPage } from "./views";

/** The section with a slug, or null. */
export async function findSection(slug: string): Promise<SectionPage | null> {
  return database().section.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, description: true },
  });
}

/** Every section with its count, in the masthead's order. */
export async function listSections(): Promise<NamedCount[]> {
  const [sections, counts] = await Promise.all([
    database().section.findMany({
      select: { id: true, slug: true, name: true, description: true },
      orderBy: [{ position: "asc" }, { slug: "asc" }],
    }),
    database().article.groupBy({
      by: ["sectionId"],
      ...nameCount,
    }),
  ]);
  const counted = new Map(counts.map((count) => [count.sectionId, count]));
  return sections.map((section) => namedCount(section, section.description, counted.get(section.id)));
}
