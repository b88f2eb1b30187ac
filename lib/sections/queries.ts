import type { NamedCount } from "@/lib/articles/archive-views";
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
      _count: true,
      _min: { publishedAt: true },
      _max: { publishedAt: true },
    }),
  ]);
  const counted = new Map(counts.map((count) => [count.sectionId, count]));
  return sections.map(({ id, ...section }) => {
    const count = counted.get(id);
    return {
      ...section,
      pieces: count?._count ?? 0,
      oldest: count?._min.publishedAt ?? null,
      newest: count?._max.publishedAt ?? null,
    };
  });
}
