import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCursor } from "@/lib/articles/cursor";
import { type ListPage, type ListScope, listArticles } from "@/lib/articles/listing";
import { type StoredArticle, storeArticles } from "../archive/stored-articles";
import { loseTables } from "../support/lose-tables";
import { setUpDesk } from "../support/test-desk";

const desk = setUpDesk();

const at = (minute: number) => new Date(Date.parse("2018-01-02T11:00:00Z") + minute * 60_000);
const pathsOf = ({ articles }: ListPage) => articles.map(({ path }) => path);

async function pageBeyond(
  scope: ListScope,
  direction: "olderThan" | "newerThan",
  cursor: string,
  limit: number,
) {
  const place = readCursor(cursor);
  if (place === null) throw new Error(`${cursor} is no cursor`);
  return listArticles(scope, direction === "olderThan" ? { olderThan: place } : { newerThan: place }, limit);
}

interface Walk {
  /** From the newest to the oldest. */
  readonly down: string[][];
  /** Back again from the last page. */
  readonly up: string[][];
  /** From the oldest to the newest, begun there. */
  readonly fromTheBeginning: string[][];
}

/** Every page of a list by its links. */
async function walk(scope: ListScope, limit: number): Promise<Walk> {
  let page = await listArticles(scope, "newest", limit);
  const down = [pathsOf(page)];
  while (page.older !== null) {
    page = await pageBeyond(scope, "olderThan", page.older, limit);
    down.push(pathsOf(page));
  }
  const up = [pathsOf(page)];
  while (page.newer !== null) {
    page = await pageBeyond(scope, "newerThan", page.newer, limit);
    up.unshift(pathsOf(page));
  }
  page = await listArticles(scope, "oldest", limit);
  expect(page.older).toBeNull();
  const fromTheBeginning = [pathsOf(page)];
  while (page.newer !== null) {
    page = await pageBeyond(scope, "newerThan", page.newer, limit);
    fromTheBeginning.unshift(pathsOf(page));
  }
  return { down, up, fromTheBeginning };
}

const newestFirst = (articles: readonly (StoredArticle & { id: string })[]) =>
  articles
    .toSorted(
      (one, other) => other.publishedAt.getTime() - one.publishedAt.getTime() || (one.id < other.id ? 1 : -1),
    )
    .map(({ id }) => `/${id}`);

/** Few instants for many pieces, so that pages end in the middle of one. */
const anArchive = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    publishedAt: fc.integer({ min: 0, max: 3 }).map(at),
    section: fc.constantFrom("law", "crypto"),
    story: fc.constantFrom("wars", "words"),
    topics: fc.subarray(["keys", "courts"]),
    authors: fc.subarray(["ada", "ben"]),
  }),
  { minLength: 0, maxLength: 24, selector: ({ id }) => id },
);

describe("walking a list by its links", () => {
  test("shows every piece once and in order, in both directions, however many share an instant", async () => {
    await fc.assert(
      fc.asyncProperty(anArchive, fc.integer({ min: 1, max: 6 }), async (archive, limit) => {
        await loseTables(desk().database, ["draft", "section", "story", "topic", "author"]);
        await storeArticles(desk(), archive);
        for (const [scope, expected] of await scopesOf(archive)) {
          const { down, up, fromTheBeginning } = await walk(scope, limit);
          expect(down.flat()).toEqual(expected);
          expect(up.flat()).toEqual(expected);
          expect(fromTheBeginning.flat()).toEqual(expected);
          // Every page but the last of a walk is full.
          for (const page of down.slice(0, -1)) expect(page).toHaveLength(limit);
          for (const page of fromTheBeginning.slice(1)) expect(page).toHaveLength(limit);
        }
      }),
      { numRuns: 25, seed: 20180102 },
    );
  });

  test("goes on from a piece that is no longer there", async () => {
    const [first = "", second = "", third = ""] = await storeArticles(
      desk(),
      [3, 2, 1].map((minute) => ({ publishedAt: at(minute) })),
    );
    const page = await listArticles({}, "newest", 2);
    await desk().database.article.delete({ where: { id: second } });
    expect(pathsOf(await pageBeyond({}, "olderThan", page.older ?? "", 2))).toEqual([`/${third}`]);
    expect(pathsOf(await pageBeyond({}, "newerThan", page.older ?? "", 2))).toEqual([`/${first}`]);
  });

  test("does not move when something new is published", async () => {
    await storeArticles(
      desk(),
      [4, 3, 2, 1].map((minute) => ({ publishedAt: at(minute) })),
    );
    const { older } = await listArticles({}, "newest", 2);
    const before = await pageBeyond({}, "olderThan", older ?? "", 2);
    await storeArticles(desk(), [{ publishedAt: at(5) }]);
    expect(await pageBeyond({}, "olderThan", older ?? "", 2)).toEqual(before);
  });

  test("leads nowhere from an empty list", async () => {
    expect(await listArticles({}, "newest", 30)).toEqual({ articles: [], older: null, newer: null });
  });

  test("survives the first and the last instant that a cursor can name", async () => {
    const [id = ""] = await storeArticles(desk(), [{ publishedAt: at(0) }]);
    const nil = "00000000-0000-0000-0000-000000000000";
    const earliest = { publishedAt: new Date("0001-01-01T00:00:00Z"), id: nil };
    const latest = { publishedAt: new Date("9999-12-31T23:59:59.999Z"), id: nil };
    expect(pathsOf(await listArticles({}, { newerThan: earliest }, 2))).toEqual([`/${id}`]);
    expect(pathsOf(await listArticles({}, { olderThan: latest }, 2))).toEqual([`/${id}`]);
    expect(pathsOf(await listArticles({}, { olderThan: earliest }, 2))).toEqual([]);
  });
});

describe("the scope of a list", () => {
  test("ends just before the instant at which the next span begins", async () => {
    const [, second = "", third = ""] = await storeArticles(
      desk(),
      [0, 1, 2, 3].map((minute) => ({ publishedAt: at(minute) })),
    );
    expect(pathsOf(await listArticles({ from: at(1), until: at(3) }, "newest", 30))).toEqual([
      `/${third}`,
      `/${second}`,
    ]);
  });
});

/** Every scope of an archive, beside what it must hold. */
async function scopesOf(
  archive: readonly (StoredArticle & { id: string })[],
): Promise<[ListScope, string[]][]> {
  const [sections, stories, topics, authors] = await Promise.all([
    desk().database.section.findMany(),
    desk().database.story.findMany(),
    desk().database.topic.findMany(),
    desk().database.author.findMany(),
  ]);
  const among = (keep: (article: StoredArticle) => boolean) => newestFirst(archive.filter(keep));
  return [
    [{}, among(() => true)],
    [{ from: at(1), until: at(3) }, among(({ publishedAt }) => publishedAt >= at(1) && publishedAt < at(3))],
    ...sections.map(({ id, slug }): [ListScope, string[]] => [
      { sectionId: id },
      among(({ section }) => section === slug),
    ]),
    ...stories.map(({ id, slug }): [ListScope, string[]] => [
      { storyId: id },
      among(({ story }) => story === slug),
    ]),
    ...topics.map(({ id, slug }): [ListScope, string[]] => [
      { topicId: id },
      among(({ topics: named = [] }) => named.includes(slug)),
    ]),
    ...authors.map(({ id, slug }): [ListScope, string[]] => [
      { authorId: id },
      among(({ authors: named = [] }) => named.includes(slug)),
    ]),
  ];
}
