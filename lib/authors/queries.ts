import type { NamedCount } from "@/lib/articles/archive-views";
import { nameCount, namedCount } from "@/lib/articles/named-count";
import { database } from "@/lib/database/client";
import type { AuthorPage } from "./views";

/** The author with a slug, or null. */
export async function findAuthor(slug: string): Promise<AuthorPage | null> {
  return database().author.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, bio: true, invented: true },
  });
}

/** Every author with their count, by name, in the alphabetical order of `language` (BCP 47). */
export async function listAuthors(language: string): Promise<NamedCount[]> {
  const [authors, counts] = await Promise.all([
    database().author.findMany({
      select: { id: true, slug: true, name: true, bio: true },
      orderBy: { slug: "asc" },
    }),
    database().articleAuthor.groupBy({
      by: ["authorId"],
      ...nameCount,
    }),
  ]);
  const alphabet = new Intl.Collator(language);
  const inOrder = authors.toSorted((one, other) => alphabet.compare(one.name, other.name));
  const counted = new Map(counts.map((count) => [count.authorId, count]));
  return inOrder.map((author) => namedCount(author, author.bio, counted.get(author.id)));
}
