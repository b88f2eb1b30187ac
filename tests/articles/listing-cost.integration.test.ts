import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { type ListPlace, type ListScope, listArticles, newestFirst } from "@/lib/articles/listing";
import { storeArticles } from "../archive/stored-articles";
import { setUpDesk } from "../support/test-desk";

/**
 * What a page of a list costs, by PostgreSQL's own account of the very statements that are sent: the last page of a long list
 * reads no more rows than the first. Rows are counted and not time, so that no busy machine decides.
 */

const desk = setUpDesk();

const ARTICLES = 1500;
const PAGE = 30;

const statement = z.object({ text: z.string(), values: z.array(z.unknown()) });

const planNode = z.object({
  "Node Type": z.string(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().default(0),
  get Plans() {
    return z.array(planNode).default([]);
  },
});

/** The statements that some work sends to the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<z.infer<typeof statement>[]> {
  const query = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    const sent: unknown[] = query.mock.calls.map(([first]) => first);
    return sent
      .flatMap((each) => statement.safeParse(each).data ?? [])
      .filter(({ text }) => /^SELECT/.test(text));
  } finally {
    query.mockRestore();
  }
}

/** The most rows that any step of these statements reads, those that it then leaves out included. */
async function mostRowsRead(statements: readonly z.infer<typeof statement>[]): Promise<number> {
  let most = 0;
  for (const { text, values } of statements) {
    const { database } = desk();
    // So few rows are read whole sooner than by an index; what is asked is whether there is an index to read more of them by.
    const [, rows] = await database.$transaction([
      database.$executeRaw`SET LOCAL enable_seqscan = off`,
      database.$queryRawUnsafe(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, ...values),
    ]);
    const [explained] = z
      .array(z.object({ "QUERY PLAN": z.array(z.object({ Plan: planNode })) }))
      .parse(rows);
    for (const { Plan } of explained?.["QUERY PLAN"] ?? []) most = Math.max(most, rowsRead(Plan));
  }
  return most;
}

function rowsRead(node: z.infer<typeof planNode>): number {
  const own = (node["Actual Rows"] + node["Rows Removed by Filter"]) * node["Actual Loops"];
  return Math.max(own, ...node.Plans.map(rowsRead));
}

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
      expect(await mostRowsRead(statements), `${what}, ${where}`).toBeLessThanOrEqual(2 * (PAGE + 1));
    }
  }
  // The account would show a list that is counted off.
  const counted = await statementsOf(() =>
    database.article.findMany({ orderBy: newestFirst, skip: ARTICLES - 5, take: 5 }),
  );
  expect(await mostRowsRead(counted)).toBeGreaterThan(ARTICLES / 2);
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
