import type { NamedCount } from "@/lib/articles/archive-views";
import { database } from "@/lib/database/client";
import type { TopicPage } from "./views";

/** The topic with a slug, or null. */
export async function findTopic(slug: string): Promise<TopicPage | null> {
  return database().topic.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } });
}

/** Every topic that has pieces, with its count, by name, in the alphabetical order of `language` (BCP 47). */
export async function listTopics(language: string): Promise<NamedCount[]> {
  const [topics, counts] = await Promise.all([
    database().topic.findMany({
      select: { id: true, slug: true, name: true },
      orderBy: { slug: "asc" },
    }),
    database().articleTopic.groupBy({
      by: ["topicId"],
      _count: true,
      _min: { publishedAt: true },
      _max: { publishedAt: true },
    }),
  ]);
  const alphabet = new Intl.Collator(language);
  const inOrder = topics.toSorted((one, other) => alphabet.compare(one.name, other.name));
  const counted = new Map(counts.map((count) => [count.topicId, count]));
  return inOrder.flatMap(({ id, ...topic }) => {
    const count = counted.get(id);
    if (count === undefined) return [];
    return {
      ...topic,
      description: "",
      pieces: count._count,
      oldest: count._min.publishedAt,
      newest: count._max.publishedAt,
    };
  });
}
