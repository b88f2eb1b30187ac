import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft } from "@/lib/articles/commands";
import type { ArticleContent, Named } from "@/lib/articles/content";
import { saveDraft } from "@/lib/articles/save-draft";
import { addName, mergeNames, orderSections, removeName, renameName } from "@/lib/names/commands";
import { NAME_KINDS, type NameKind } from "@/lib/names/kinds";
import { listNames } from "@/lib/names/listing";
import { findNameAtWork, findNameToday } from "@/lib/names/queries";
import { MOST_COUNTED } from "@/lib/names/views";
import type { Outcome } from "@/lib/outcome";
import { storeArticles } from "../archive/stored-articles";
import { articleContent } from "../support/factories";
import { mostRowsRead, statementsOf } from "../support/rows-read";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

/** What the newsroom is shown of sections, topics, authors and stories. */

const desk = setUpDesk();

const cookies = { slug: "cookies", name: "Cookies" };

function bearing(kind: NameKind, named: Named): ArticleContent {
  const none = articleContent({
    section: null,
    topics: [],
    authors: [{ slug: "somebody", name: "Somebody" }],
  });
  if (kind === "section" || kind === "story") return { ...none, [kind]: named };
  return { ...none, [kind === "topic" ? "topics" : "authors"]: [named] };
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function found(kind: NameKind, query: string): Promise<string[]> {
  return (await listNames(desk().database, kind, { query })).names.map(({ name }) => name);
}

describe.each(NAME_KINDS)("a %s", (kind) => {
  test("is listed with its articles, and found by the words of its name and slug", async () => {
    must(await addName(desk(), kind, { name: "Über Überwachung", slug: "listening" }));
    must(await addName(desk(), kind, { name: "微信" }));
    must(await createAndPublish(desk(), { content: bearing(kind, cookies) }, TEST_ORIGINS));
    const { names, next } = await listNames(desk().database, kind);
    expect(next).toBeNull();
    expect(names).toContainEqual({ ...cookies, articles: 1 });
    expect(names).toContainEqual({ slug: "listening", name: "Über Überwachung", articles: 0 });
    for (const query of ["uber", "überw", "LISTEN", "listening über"])
      expect(await found(kind, query)).toEqual(["Über Überwachung"]);
    expect(await found(kind, "信")).toEqual(["微信"]);
    for (const odd of ["wachung", "%", "'", "\0", "\ud800", "x".repeat(9000)])
      expect(await found(kind, odd)).toEqual([]);
    must(await renameName(desk(), kind, { slug: "cookies", name: "Biscuits", to: "biscuits" }));
    expect(await found(kind, "cookies")).toEqual([]);
    expect(await found(kind, "bisc")).toEqual(["Biscuits"]);
  });

  test("is shown with what uses it and which addresses lead to it", async () => {
    await createDraft(desk(), { content: bearing(kind, cookies) });
    must(await createAndPublish(desk(), { content: bearing(kind, cookies) }, TEST_ORIGINS));
    must(await addName(desk(), kind, { name: "Biscuits" }));
    must(await mergeNames(desk(), kind, { slug: "cookies", into: "biscuits" }));
    const { database } = desk();
    expect(await findNameAtWork(database, kind, "biscuits")).toMatchObject({
      name: "Biscuits",
      articles: 1,
      isInDrafts: true,
      former: [{ slug: "cookies", leftAt: TEST_TIME }],
    });
    expect(await findNameAtWork(database, kind, "cookies")).toBeNull();
    expect(await findNameToday(database, kind, "cookies")).toEqual({ slug: "biscuits", name: "Biscuits" });
    for (const none of ["", "none", "\0", "A b"])
      expect(await findNameToday(database, kind, none)).toBeNull();
  });

  test("is not removed while a changed draft names it, or a draft by a slug that it had", async () => {
    const { id } = must(
      await createAndPublish(
        desk(),
        { content: bearing(kind, { slug: "other", name: "Other" }) },
        TEST_ORIGINS,
      ),
    );
    for (const name of ["Cookies", "Biscuits"]) must(await addName(desk(), kind, { name }));
    must(await saveDraft(desk(), { id, version: 1, content: bearing(kind, cookies) }));
    expect(await removeName(desk(), kind, { slug: "cookies" })).toMatchObject({
      problems: [{ code: "name-in-use" }],
    });
    must(await renameName(desk(), kind, { slug: "cookies", name: "Cakes", to: "cakes" }));
    expect(await removeName(desk(), kind, { slug: "cakes" })).toMatchObject({
      problems: [{ code: "name-in-use" }],
    });
    must(await removeName(desk(), kind, { slug: "biscuits" }));
  });
});

const NAMES = 2000;
const PAGE = 50;

/** Many topics, of which the first have many articles. */
async function fill(): Promise<void> {
  const data = Array.from({ length: NAMES }, (_, index) => ({
    slug: `topic-${(index * 7919) % NAMES}`,
    name: index % 400 === 50 ? `Rare ${index}` : `Usual ${index}`,
  }));
  await desk().database.topic.createMany({ data });
  await storeArticles(
    desk(),
    Array.from({ length: 300 }, (_, index) => ({
      publishedAt: TEST_TIME,
      topics: [`topic-${index % 3}`, `topic-${index + 1000}`],
    })),
  );
  await desk().database.$executeRaw`ANALYZE`;
}

test("many topics are walked without losing or doubling one, and each page costs the same", async () => {
  await fill();
  const { database } = desk();
  for (const [query, expected] of [
    ["", NAMES],
    ["usual", NAMES - 5],
    ["rare", 5],
  ] as const) {
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; ; pages += 1) {
      const asked = { query, after, limit: PAGE };
      const page = await listNames(database, "topic", asked);
      // Beside the page's own rows, those of the articles of its names.
      const uses = page.names.reduce((sum, { articles }) => sum + articles, 0);
      if (pages < 2 || pages % 10 === 0 || page.next === null) {
        const statements = await statementsOf(() => listNames(database, "topic", asked));
        expect(await mostRowsRead(desk(), statements), `${query}, page ${pages}`).toBeLessThanOrEqual(
          3 * (PAGE + 1) + uses,
        );
      }
      seen.push(...page.names.map(({ slug }) => slug));
      after = page.next;
      if (after === null) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(expected);
  }
  const [most] = (await listNames(database, "topic", { query: "topic 0" })).names;
  expect(most?.articles).toBe(100);
  expect(MOST_COUNTED).toBeGreaterThan(1000);
});

test("sections are walked in the masthead's order", async () => {
  const names = ["One", "Two", "Three", "Four", "Five"];
  for (const name of names) must(await addName(desk(), "section", { name }));
  must(await orderSections(desk(), ["three", "one", "five"]));
  const { database } = desk();
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await listNames(database, "section", { after, limit: 2 });
    seen.push(...page.names.map(({ slug }) => slug));
    after = page.next;
    if (after === null) break;
  }
  expect(seen).toEqual(["three", "one", "five", "two", "four"]);
});
