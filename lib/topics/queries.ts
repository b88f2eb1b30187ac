import type { NamedCount } from "@/lib/articles/archive-views";
import { nameCount, namedCount } from "@/lib/articles/named-count";
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
      ...nameCount,
    }),
  ]);
  const alphabet = new Intl.Collator(language);
  const inOrder = topics.toSorted((one, other) => alphabet.compare(one.name, other.name));
  const counted = new Map(counts.map((count) => [count.topicId, count]));
  return inOrder.flatMap((topic) => {
    const count = counted.get(topic.id);
    return count === undefined ? [] : namedCount(topic, "", count);
  });
}
