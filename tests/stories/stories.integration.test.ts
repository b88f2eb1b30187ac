import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { listArticles } from "@/lib/articles/listing";
import { projectRevision } from "@/lib/articles/projection";
import { findArticle } from "@/lib/articles/queries";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { renderArticle } from "@/lib/articles/rendering";
import { publicationRecordSchema, revisionRow, sealRevision } from "@/lib/articles/revisions";
import { transact } from "@/lib/database/transaction";
import { findPlaceInStory, findStory, listStories } from "@/lib/stories/queries";
import { storeArticles } from "../archive/stored-articles";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();

const wars = { slug: "crypto-wars", name: "The crypto wars" };
const on = (day: string) => new Date(`${day}T12:00:00Z`);

async function publish(more: Partial<ArticleContent> = {}) {
  const published = await createAndPublish(desk(), { content: articleContent(more) }, TEST_ORIGINS);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  return published.value;
}

/** Publishes a further revision of an article, as a change to its content would. */
async function revise(articleId: string, change: (content: ArticleContent) => ArticleContent): Promise<void> {
  const { database } = desk();
  const before = await database.revision.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: "desc" },
  });
  const record = publicationRecordSchema.parse(before.record);
  const content = change(record.content);
  const sealed = sealRevision({ ...record, content, number: record.number + 1, previous: before.hash });
  const rendered = await renderArticle(database, articleId, content, { endMark: null, ownOrigins: [] });
  if (!rendered.ok) throw new Error("refused");
  await desk().objects.keep("revisions", sealed.bytes, "json");
  await transact(database, async (transaction) => {
    await transaction.revision.create({ data: revisionRow(sealed) });
    await projectRevision(transaction, sealed, rendered.value);
  });
}

const storyOf = async (path: string) => (await findArticle(path))?.story;

describe("an article that names a running story", () => {
  test("makes it on first use, and is in it the next moment", async () => {
    const { path } = await publish({ story: wars });
    expect(await storyOf(path)).toEqual(wars);
    expect(await findStory("crypto-wars")).toMatchObject({ ...wars, description: "", pieces: 1 });
  });

  test("says so in its revision's record, by which it can be made again", async () => {
    await publish({ story: wars });
    const { record } = await desk().database.revision.findFirstOrThrow();
    expect(publicationRecordSchema.parse(record).content.story).toEqual(wars);
  });

  test("does not rename it: the story keeps the name that it was first given", async () => {
    await publish({ story: wars });
    const { path } = await publish({ headline: "Later", story: { ...wars, name: "The Crypto Wars, again" } });
    expect(await storyOf(path)).toEqual(wars);
    expect(await desk().database.story.count()).toBe(1);
  });

  test("keeps the name that the newsroom has given the story since, also through a rebuild", async () => {
    const { path } = await publish({ story: wars });
    await desk().database.story.update({
      where: { slug: wars.slug },
      data: { name: "The second crypto war", description: "Who may have a cipher." },
    });
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await storyOf(path)).toEqual({ slug: wars.slug, name: "The second crypto war" });
    expect(await findStory(wars.slug)).toMatchObject({ description: "Who may have a cipher." });
  });

  test("leaves it, joins it and changes to another with a revision, also after the database was lost", async () => {
    const other = { slug: "listeners", name: "Who listens" };
    const [left, joined, changed] = [
      await publish({ headline: "Leaves", story: wars }),
      await publish({ headline: "Joins" }),
      await publish({ headline: "Changes", story: wars }),
    ];
    await revise(left.id, ({ story: _, ...content }) => content);
    await revise(joined.id, (content) => ({ ...content, story: wars }));
    await revise(changed.id, (content) => ({ ...content, story: other }));
    const stories = () => Promise.all([left, joined, changed].map(({ path }) => storyOf(path)));
    expect(await stories()).toEqual([null, wars, other]);
    await loseTables(desk().database);
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect(await stories()).toEqual([null, wars, other]);
  });
});

describe("a running story", () => {
  test("knows how many pieces it has, and from when to when", async () => {
    await storeArticles(desk(), [
      { story: "wars", publishedAt: on("2016-02-20") },
      { story: "wars", publishedAt: on("1994-06-03") },
      { story: "words", publishedAt: on("2025-01-01") },
      { publishedAt: on("1990-01-01") },
    ]);
    expect(await findStory("wars")).toMatchObject({
      pieces: 2,
      oldest: on("1994-06-03"),
      newest: on("2016-02-20"),
    });
    expect(await findStory("nothing")).toBeNull();
  });

  test("without a piece has a page and stands in no ledger", async () => {
    await desk().database.story.create({ data: wars });
    expect(await findStory("crypto-wars")).toMatchObject({ pieces: 0, oldest: null, newest: null });
    expect(await listStories()).toEqual([]);
  });

  test("stands in the ledger before those that moved longer ago", async () => {
    await storeArticles(desk(), [
      { story: "asleep", publishedAt: on("2001-01-01") },
      { story: "asleep", publishedAt: on("2012-01-01") },
      { story: "awake", publishedAt: on("2025-01-01") },
    ]);
    expect((await listStories()).map(({ slug, pieces }) => [slug, pieces])).toEqual([
      ["awake", 1],
      ["asleep", 2],
    ]);
  });
});

describe("a piece's place in its story", () => {
  test("is counted from the oldest, each piece once, also among those of one instant", async () => {
    await storeArticles(desk(), [
      ...["2016-02-20", "1994-06-03", "2016-02-20", "2016-02-20", "2025-02-22"].map((day) => ({
        story: "wars",
        publishedAt: on(day),
      })),
      { story: "words", publishedAt: on("2016-02-20") },
      { publishedAt: on("2016-02-20") },
    ]);
    const story = await findStory("wars");
    const { articles } = await listArticles({ storyId: story?.id ?? 0 }, "oldest", 30);
    const inOrder = articles.map(({ path }) => path).toReversed();
    const places = await Promise.all(
      inOrder.map(async (path) => {
        const article = await findArticle(path);
        return article && (await findPlaceInStory(article));
      }),
    );
    expect(
      places.map((place) => [place?.number, place?.pieces, place?.previous?.path, place?.next?.path]),
    ).toEqual(inOrder.map((_, index) => [index + 1, 5, inOrder[index - 1], inOrder[index + 1]]));
  });

  test("is none for a piece that is in no story", async () => {
    const { path } = await publish();
    const article = await findArticle(path);
    expect(article && (await findPlaceInStory(article))).toBeNull();
  });
});
