import { database } from "@/lib/database/client";
import { ofOnePiece } from "@/lib/translations/of-one-piece";
import type { Around } from "./archive-views";
import { listArticles, newestFirst, toCard } from "./listing";
import { type ArticleCard, articleCardSelection } from "./views";

/** How many related pieces a reader is offered. */
const RELATED = 4;
/** Of each topic, only this many of the newest pieces are looked at, so that the cost is bounded however old the archive is. */
const NEWEST_PER_TOPIC = 50;

/**
 * The pieces around one: before and after it in time, and at most four that are related: those that share the most topics,
 * the newest first among equals, and after them the newest of its section. Never the piece itself in whatever language, and none twice.
 */
export async function findAround(article: {
  readonly id: string;
  readonly publishedAt: Date;
}): Promise<Around> {
  const [before, after, related] = await Promise.all([
    listArticles({}, { olderThan: article }, 1),
    listArticles({}, { newerThan: article }, 1),
    listRelated(article.id),
  ]);
  return { previous: before.articles[0] ?? null, next: after.articles[0] ?? null, related };
}

async function listRelated(id: string): Promise<ArticleCard[]> {
  const article = await database().article.findUnique({
    where: { id },
    select: { sectionId: true, translationOf: true, topics: { select: { topicId: true } } },
  });
  if (article === null) return [];
  const editions = await database().article.findMany({
    where: ofOnePiece(article.translationOf ?? id),
    select: { id: true },
  });
  const itself = editions.map((edition) => edition.id);
  const byTopic = await rankByTopics(
    itself,
    article.topics.map(({ topicId }) => topicId),
  );
  const bySection = byTopic.length < RELATED ? await newestOfSection(itself, article.sectionId) : [];
  const chosen = [...new Set([...byTopic, ...bySection])].slice(0, RELATED);
  const rows = await database().article.findMany({
    where: { id: { in: chosen } },
    select: { ...articleCardSelection, id: true },
  });
  const cards = new Map(rows.map(({ id: key, ...row }) => [key, toCard(row)]));
  return chosen.flatMap((key) => cards.get(key) ?? []);
}

/** The ids of the pieces that share the most topics with one, the best first; none of its own editions. */
async function rankByTopics(itself: readonly string[], topicIds: readonly number[]): Promise<string[]> {
  const lists = await Promise.all(
    topicIds.map((topicId) =>
      database().articleTopic.findMany({
        where: { topicId, articleId: { notIn: [...itself] } },
        orderBy: [{ publishedAt: "desc" }, { articleId: "desc" }],
        take: NEWEST_PER_TOPIC,
        select: { articleId: true, publishedAt: true },
      }),
    ),
  );
  const found = new Map<string, { shared: number; at: number }>();
  for (const { articleId, publishedAt } of lists.flat()) {
    const shared = (found.get(articleId)?.shared ?? 0) + 1;
    found.set(articleId, { shared, at: publishedAt.getTime() });
  }
  return [...found]
    .sort(([, one], [, other]) => other.shared - one.shared || other.at - one.at)
    .slice(0, RELATED)
    .map(([articleId]) => articleId);
}

async function newestOfSection(itself: readonly string[], sectionId: number | null): Promise<string[]> {
  if (sectionId === null) return [];
  const rows = await database().article.findMany({
    where: { sectionId, id: { notIn: [...itself] } },
    orderBy: newestFirst,
    // As many again as could already have been chosen by their topics.
    take: 2 * RELATED,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
