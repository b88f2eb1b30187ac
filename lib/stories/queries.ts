import type { NamedCount } from "@/lib/articles/archive-views";
import { listArticles } from "@/lib/articles/listing";
import { nameCount, namedCount } from "@/lib/articles/named-count";
import type { ArticlePage } from "@/lib/articles/views";
import { database } from "@/lib/database/client";
import type { PlaceInStory, StoryPage } from "./views";

/** The running story with a slug, with how much of it there is, or null. */
export async function findStory(slug: string): Promise<StoryPage | null> {
  const story = await database().story.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, description: true },
  });
  if (story === null) return null;
  const count = await database().article.aggregate({ where: { storyId: story.id }, ...nameCount });
  return { id: story.id, ...namedCount(story, story.description, count) };
}

/** Every running story that has pieces, with its count; the one that moved last is the first. */
export async function listStories(): Promise<NamedCount[]> {
  const [stories, counts] = await Promise.all([
    database().story.findMany({
      select: { id: true, slug: true, name: true, description: true },
      orderBy: { slug: "asc" },
    }),
    database().article.groupBy({
      by: ["storyId"],
      where: { storyId: { not: null } },
      ...nameCount,
    }),
  ]);
  const counted = new Map(counts.map((count) => [count.storyId, count]));
  return stories
    .flatMap((story) => {
      const count = counted.get(story.id);
      return count === undefined ? [] : namedCount(story, story.description, count);
    })
    .toSorted((one, other) => Number(other.newest) - Number(one.newest));
}

/** Where a piece stands in its running story, and what comes before and after it there; null for one that is in none. */
export async function findPlaceInStory(
  article: Pick<ArticlePage, "id" | "publishedAt" | "story">,
): Promise<PlaceInStory | null> {
  if (article.story === null) return null;
  const { slug } = article.story;
  const { id: storyId } = await database().story.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const { id, publishedAt } = article;
  const [older, beside, pieces, before, after] = await Promise.all([
    // Counted apart, each is one stretch of an index, as in `lib/articles/listing`.
    database().article.count({ where: { storyId, publishedAt: { lt: publishedAt } } }),
    database().article.count({ where: { storyId, publishedAt, id: { lt: id } } }),
    database().article.count({ where: { storyId } }),
    listArticles({ storyId }, { olderThan: article }, 1),
    listArticles({ storyId }, { newerThan: article }, 1),
  ]);
  return {
    story: article.story,
    number: older + beside + 1,
    pieces,
    previous: before.articles[0] ?? null,
    next: after.articles[0] ?? null,
  };
}
