import { expect, test } from "vitest";
import { type ListPlace, type ListScope, listArticles, newestFirst } from "@/lib/articles/listing";
import { storeArticles } from "../archive/stored-articles";
import { mostRowsRead, statementsOf } from "../support/rows-read";
import { setUpDesk } from "../support/test-desk";

/** What a page of a list costs: the last page of a long list reads no more rows than the first. */

const desk = setUpDesk();

const ARTICLES = 1500;
const PAGE = 30;

test("a page of a list reads no more rows than it shows, twice over, wherever it lies", async () => {
  await fill();
  const { database } = desk();
  const [section, topic, author] = await Promise.all([
    database.section.findFirstOrThrow(),
    database.topic.findFirstOrThrow(),
    database.author.findFirstOrThrow(),
  ]);
  const scopes: Readonly<Record<string, ListScope>> = {
    everything: {},
    "a section": { sectionId: section.id },
    "a topic": { topicId: topic.id },
    "an author": { authorId: author.id },
    "a month": { from: new Date("2018-01-01T00:00:00Z"), until: new Date("2018-02-01T00:00:00Z") },
  };
  const order = { orderBy: newestFirst, select: { publishedAt: true, id: true } };
  const middle = await database.article.findFirstOrThrow({ ...order, skip: ARTICLES / 2 + 5 });
  const nearEnd = await database.article.findFirstOrThrow({ ...order, skip: ARTICLES - PAGE - 5 });
  const places: Readonly<Record<string, ListPlace>> = {
    newest: "newest",
    middle: { olderThan: middle },
    "middle, upwards": { newerThan: middle },
    oldest: { olderThan: nearEnd },
  };
  for (const [what, scope] of Object.entries(scopes)) {
    for (const [where, place] of Object.entries(places)) {
      const statements = await statementsOf(() => listArticles(scope, place, PAGE));
      expect(statements.length).toBeGreaterThan(1);
      // A piece has one author and one topic here; a page and the piece after it, and a few more.
      expect(await mostRowsRead(desk(), statements), `${what}, ${where}`).toBeLessThanOrEqual(2 * (PAGE + 1));
    }
  }
  // The account would show a list that is counted off.
  const counted = await statementsOf(() =>
    database.article.findMany({ orderBy: newestFirst, skip: ARTICLES - 5, take: 5 }),
  );
  expect(await mostRowsRead(desk(), counted)).toBeGreaterThan(ARTICLES / 2);
});

async function fill(): Promise<void> {
  await storeArticles(
    desk(),
    // Ten to an instant, so that pages end within one.
    Array.from({ length: ARTICLES }, (_, index) => ({
      publishedAt: new Date(Date.parse("2018-01-02T00:00:00Z") + Math.floor(index / 10) * 60_000),
      section: "law",
      topics: ["keys"],
      authors: ["ada"],
    })),
  );
  await desk().database.$executeRaw`ANALYZE`;
}
