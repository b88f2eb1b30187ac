import { Client } from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import { mergeNames, renameName } from "@/lib/names/commands";
import { NAME_KINDS } from "@/lib/names/kinds";
import { findRow, moveUses } from "@/lib/names/rows";
import { moveInIndex } from "@/lib/search/index-names";
import { storeArticles } from "../archive/stored-articles";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

/** What it costs to rename or merge what very many articles bear: statements and entries of indexes are counted, not time. */

const desk = setUpDesk();

const ARTICLES = 400;

async function fill(articles: number): Promise<void> {
  const named = { section: "old", story: "old", topics: ["old"], authors: ["old"] };
  const other = { section: "new", story: "new", topics: ["new", "old"], authors: ["new"] };
  await storeArticles(desk(), [
    ...Array.from({ length: articles }, () => ({ publishedAt: TEST_TIME, ...named })),
    { publishedAt: TEST_TIME, ...other },
  ]);
  // Words enough that they lie outside of the row, as those of an article do.
  await desk().database.$executeRaw`
    INSERT INTO search_document (article_id, words, published_at, section_id, author_ids, topic_ids)
    SELECT id, (SELECT array_to_tsvector(array_agg('word-' || n || '-' || article.id)) FROM generate_series(1, 60) AS n),
      published_at, section_id,
      ARRAY(SELECT author_id FROM article_author WHERE article_id = id ORDER BY position),
      ARRAY(SELECT topic_id FROM article_topic WHERE article_id = id ORDER BY position)
    FROM article`;
}

/** The statements that some work sends. */
async function statementsOf(work: () => Promise<{ readonly ok: boolean }>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, "query");
  try {
    expect(await work()).toMatchObject({ ok: true });
    return query.mock.calls.flatMap(([first]: unknown[]) => statement.safeParse(first).data?.text ?? []);
  } finally {
    query.mockRestore();
  }
}

const statement = z.object({ text: z.string() });

describe.each(NAME_KINDS)("a %s", (kind) => {
  const rename = () => renameName(desk(), kind, { slug: "old", name: "Older", to: "older" });
  const merge = () => mergeNames(desk(), kind, { slug: "old", into: "new" });

  test("is renamed and merged by as many statements for many articles as for one", async () => {
    const counts: number[][] = [];
    for (const articles of [1, ARTICLES]) {
      await loseTables(desk().database);
      await fill(articles);
      const renamed = await statementsOf(rename);
      expect(renamed.filter((text) => /search_document|\barticle\b/.test(text))).toEqual([]);
      await renameName(desk(), kind, { slug: "older", name: "Old", to: "old" });
      const merged = await statementsOf(merge);
      const indexing = merged.filter((text) => text.includes("search_document"));
      expect(indexing).toHaveLength(kind === "story" ? 0 : 1);
      expect(indexing.filter((text) => /\bwords\b/.test(text))).toEqual([]);
      counts.push([renamed.length, merged.length]);
    }
    expect(counts[1]).toEqual(counts[0]);
  });
});

describe.each(["section", "topic", "author"] as const)(
  "what a search reads of the articles of a %s",
  (kind) => {
    beforeEach(() => fill(ARTICLES));

    test("is written anew without an entry in any index", async () => {
      const { database } = desk();
      const idOf = async (slug: string) => (await findRow(database, kind, slug))?.id ?? 0;
      const [gone, kept] = [await idOf("old"), await idOf("new")];
      const written = await transact(database, async (transaction) => {
        const before = await readWrites(transaction);
        await moveUses(transaction, kind, gone, kept);
        await moveInIndex(transaction, kind, gone, kept);
        const after = await readWrites(transaction);
        return { rows: after.rows - before.rows, beside: after.beside - before.beside };
      });
      const rows = kind === "topic" ? ARTICLES + 1 : ARTICLES;
      expect(written).toEqual({ rows, beside: rows });
    });
  },
);

/** How many rows of the index this transaction has written anew, and how many of them beside themselves, which no index is told of. */
async function readWrites(transaction: Prisma.TransactionClient): Promise<{ rows: number; beside: number }> {
  const [writes] = await transaction.$queryRaw<{ rows: number; beside: number }[]>`
    SELECT pg_stat_get_xact_tuples_updated(oid)::int AS rows, pg_stat_get_xact_tuples_hot_updated(oid)::int AS beside
    FROM pg_class WHERE oid = 'search_document'::regclass`;
  if (writes === undefined) throw new Error("There is no account of the index.");
  return writes;
}
