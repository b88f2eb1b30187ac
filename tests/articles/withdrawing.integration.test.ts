import { describe, expect, test } from "vitest";
import { findAround } from "@/lib/articles/archive-around";
import { listYears } from "@/lib/articles/archive-queries";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish, publishDraft } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { findArticle, findRedirect, findTombstone, listFrontPage } from "@/lib/articles/queries";
import { restoreArticle } from "@/lib/articles/restore-article";
import { readRevision, sealRevision } from "@/lib/articles/revisions";
import { type Withdrawal, withdrawArticle } from "@/lib/articles/withdraw-article";
import { listAuthors } from "@/lib/authors/queries";
import type { Desk } from "@/lib/desk";
import type { Outcome } from "@/lib/outcome";
import { parseQuery } from "@/lib/search/parse-query";
import { searchArticles } from "@/lib/search/search-articles";
import { listSections } from "@/lib/sections/queries";
import { findFeed, findTwin, listNews } from "@/lib/syndication/queries";
import { findSitemapFile } from "@/lib/syndication/sitemap-queries";
import { listTopics } from "@/lib/topics/queries";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const later = (minutes: number) => new Date(TEST_TIME.getTime() + minutes * 60_000);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function publish(more: Partial<ArticleContent> = {}) {
  return accepted(await createAndPublish(desk(), { content: articleContent(more) }, TEST_ORIGINS));
}

async function withdraw(path: string, more: Partial<Withdrawal> = {}) {
  const reason = "The documents that it rests on were forged.";
  return accepted(await withdrawArticle(desk(), { article: { path }, reason, legal: null, ...more }));
}

const restore = (path: string) => restoreArticle(desk(), { path }, TEST_ORIGINS);

async function edition(): Promise<number> {
  return (await desk().database.edition.findUniqueOrThrow({ where: { id: 1 } })).number;
}

const order = { authority: "https://court.example/orders/12" };

describe("a withdrawn article", () => {
  test("leaves a tombstone that says why and when, and the hash of what was withdrawn", async () => {
    const { id, path, revisionHash } = await publish();
    desk().setNow(later(5));
    const withdrawn = await withdraw(path);
    expect(withdrawn).toMatchObject({ id, path, withdrawnHash: revisionHash });
    expect(await findTombstone(path)).toEqual({
      articleId: id,
      path,
      kind: "editorial",
      reason: "The documents that it rests on were forged.",
      authority: null,
      language: "en-GB",
      headline: "Regulator finds its own cookie banner unlawful",
      publishedAt: TEST_TIME,
      publishedPrecision: "minute",
      withdrawnAt: later(5),
      withdrawnHash: revisionHash,
    });
  });

  test("is found by nothing that the public reads", async () => {
    const { path } = await publish();
    const kept = await publish({ headline: "Regulator appeals against itself" });
    const around = { id: kept.id, publishedAt: TEST_TIME };
    await withdraw(path);
    const word = parseQuery("cookie");
    const filters = { section: null, topic: null, author: null, year: null };
    const seen = [
      await findArticle(path),
      await findTwin(path),
      await listFrontPage(),
      await findAround(around),
      (await findFeed("site", "", "newest"))?.entries,
      (await findFeed("section", "law", "newest"))?.entries,
      (await findFeed("topic", "cookies", "newest"))?.entries,
      (await findFeed("author", "ada-quill", "newest"))?.entries,
      await findSitemapFile("2026-03"),
      await listNews(later(1)),
      (await searchArticles({ query: word, filters, page: 1, timeZone: "Europe/London" }))?.hits,
    ];
    expect(JSON.stringify(seen)).not.toContain("regulator-finds");
    expect(await findArticle(kept.path)).not.toBeNull();
    expect(await listYears("Europe/London")).toMatchObject([{ year: 2026, pieces: 1 }]);
    const counted = [await listSections(), await listTopics("en"), await listAuthors("en")];
    expect(counted.flat().map(({ pieces }) => pieces)).toEqual([1, 1, 1]);
  });

  test("raises the edition by one", async () => {
    const { path } = await publish();
    const before = await edition();
    await withdraw(path);
    expect(await edition()).toBe(before + 1);
  });

  test("is a revision that names the one before, and has none of the article's words but the headline", async () => {
    const { path, id, revisionHash } = await publish();
    const withdrawn = await withdraw(path);
    const bytes = await desk().objects.read("revisions", withdrawn.revisionHash, "json");
    const record = readRevision(bytes ?? Buffer.alloc(0));
    expect(record).toEqual({
      format: "standfirst/revision/1",
      article: id,
      number: 2,
      kind: "withdrawn",
      note: "The documents that it rests on were forged.",
      actor: "test",
      recordedAt: TEST_TIME.toISOString(),
      path,
      publishedAt: TEST_TIME.toISOString(),
      publishedPrecision: "minute",
      updatedAt: null,
      sample: false,
      origin: null,
      withdrawal: {
        kind: "editorial",
        authority: null,
        language: "en-GB",
        headline: "Regulator finds its own cookie banner unlawful",
      },
      previous: revisionHash,
    });
    expect(sealRevision(record).hash).toBe(withdrawn.revisionHash);
    expect(await desk().objects.read("revisions", revisionHash, "json")).not.toBeNull();
  });

  test.each([
    ["by its own decision keeps the headline", { legal: null }, "editorial", true],
    [
      "by its own decision can leave the headline out",
      { legal: null, keepHeadline: false },
      "editorial",
      false,
    ],
    ["by order names the authority, and not the headline", { legal: order }, "legal", false],
    ["by order can keep the headline", { legal: order, keepHeadline: true }, "legal", true],
  ] as const)("%s", async (_what, more, kind, keepsHeadline) => {
    const { path } = await publish();
    const { revisionHash } = await withdraw(path, more);
    const tombstone = await findTombstone(path);
    expect(tombstone).toMatchObject({ kind, authority: more.legal?.authority ?? null });
    expect(tombstone?.headline !== null).toBe(keepsHeadline);
    const record = (await desk().objects.read("revisions", revisionHash, "json"))?.toString("utf8");
    expect(record?.includes("Regulator")).toBe(keepsHeadline);
  });

  test("keeps its address from every other article, for good", async () => {
    const { path } = await publish();
    await withdraw(path);
    expect((await publish()).path).toBe(`${path}-2`);
    const other = await publish({ headline: "Another" });
    const moved = await changeSlug(desk(), {
      article: { path: other.path },
      slug: path.split("/").at(-1) ?? "",
    });
    expect(moved).toMatchObject({ ok: false, problems: [{ code: "slug-taken" }] });
  });

  test("is found by an address that it had before", async () => {
    const { path } = await publish();
    const moved = accepted(await changeSlug(desk(), { article: { path }, slug: "banner" }));
    await withdraw(path);
    expect(await findRedirect(path)).toBe(moved.path);
    expect(await findTombstone(moved.path)).not.toBeNull();
  });

  test.each([
    [
      "withdrawn again",
      (path: string) => withdrawArticle(desk(), { article: { path }, reason: "Why", legal: null }),
    ],
    ["moved", (path: string) => changeSlug(desk(), { article: { path }, slug: "elsewhere" })],
  ])("cannot be %s", async (_what, act) => {
    const { path } = await publish();
    await withdraw(path);
    const before = await edition();
    expect(await act(path)).toMatchObject({ ok: false, problems: [{ code: "article-withdrawn" }] });
    expect([await edition(), await desk().database.revision.count()]).toEqual([before, 2]);
  });

  test("is not published again by way of its draft", async () => {
    const { path, id } = await publish();
    expect(await publishDraft(desk(), id, TEST_ORIGINS)).toMatchObject({
      problems: [{ code: "published-before" }],
    });
    await withdraw(path);
    expect(await publishDraft(desk(), id, TEST_ORIGINS)).toMatchObject({
      problems: [{ code: "article-withdrawn" }],
    });
  });
});

describe("a withdrawal is refused", () => {
  test.each([
    ["without a reason", { reason: "" }, "reason-missing", "reason"],
    ["for a reason of blanks", { reason: " \n\t" }, "reason-missing", "reason"],
    ["for a reason of several lines", { reason: "One.\nTwo." }, "reason-not-usable", "reason"],
    ["for half a letter", { reason: "a\ud800b" }, "reason-not-usable", "reason"],
    ["for a reason without end", { reason: "a".repeat(1001) }, "reason-not-usable", "reason"],
    [
      "by an authority without an address",
      { legal: { authority: "the court" } },
      "authority-not-usable",
      "legal",
    ],
    [
      "by an authority that is a script",
      { legal: { authority: "javascript:alert(1)" } },
      "authority-not-usable",
      "legal",
    ],
    [
      "by an authority that would break out of a header",
      { legal: { authority: 'https://court.example/>; rel="x", <https://y.example/' } },
      "authority-not-usable",
      "legal",
    ],
    [
      "by an authority of two lines",
      { legal: { authority: "https://court.example/\r\nSet-Cookie:a=b" } },
      "authority-not-usable",
      "legal",
    ],
    [
      "of an address that nothing ever had",
      { article: { path: "/2018/01/02/nothing" } },
      "article-unknown",
      "article",
    ],
    [
      "of an article that there is none of",
      { article: { id: "11111111-2222-8333-8444-555555555555" } },
      "article-unknown",
      "article",
    ],
  ])("%s", async (_what, more, code, at) => {
    const { path } = await publish();
    const before = await edition();
    const refused = await withdrawArticle(desk(), { article: { path }, reason: "Why", legal: null, ...more });
    expect(refused).toMatchObject({ ok: false, problems: [{ code, at }] });
    expect(await findArticle(path)).not.toBeNull();
    expect(await edition()).toBe(before);
  });

  test("of a draft that was never published", async () => {
    const id = "11111111-2222-8333-8444-555555555555";
    const { createDraft } = await import("@/lib/articles/commands");
    await createDraft(desk(), { id, content: articleContent() });
    const refused = await withdrawArticle(desk(), { article: { id }, reason: "Why", legal: null });
    expect(refused).toMatchObject({ problems: [{ code: "article-unknown" }] });
  });
});

describe("an article that is restored", () => {
  test("is what it was, at the address that it had, and its tombstone is gone", async () => {
    const { path, id } = await publish({ lastUpdated: "2026-03-04T05:00:00.000Z" });
    const before = await findArticle(path);
    const withdrawn = await withdraw(path);
    desk().setNow(later(10));
    const restored = accepted(await restore(path));
    expect(restored).toMatchObject({ id, path, revisionNumber: 3 });
    expect(await findArticle(path)).toEqual({
      ...before,
      revisionHash: restored.revisionHash,
      revisionNumber: 3,
    });
    expect(await findTombstone(path)).toBeNull();
    expect((await listFrontPage()).lead?.path).toBe(path);
    const revision = await desk().database.revision.findUniqueOrThrow({
      where: { hash: restored.revisionHash },
    });
    expect(revision).toMatchObject({ kind: "restored", previousHash: withdrawn.revisionHash });
  });

  test("is led to by the addresses that it had before", async () => {
    const { path } = await publish();
    const moved = accepted(await changeSlug(desk(), { article: { path }, slug: "banner" }));
    await withdraw(path);
    accepted(await restore(path));
    expect(await findRedirect(path)).toBe(moved.path);
    expect(await findArticle(moved.path)).not.toBeNull();
  });

  test("can be withdrawn and restored again", async () => {
    const { path } = await publish();
    for (const round of [1, 2, 3]) {
      await withdraw(path, { reason: `Round ${round}` });
      expect(await findTombstone(path)).toMatchObject({ reason: `Round ${round}` });
      accepted(await restore(path));
    }
    expect(await desk().database.revision.count()).toBe(7);
    expect(await findArticle(path)).toMatchObject({ revisionNumber: 7 });
  });

  test.each([
    ["that nothing ever had", () => restore("/2018/01/02/nothing"), "article-unknown"],
    ["of an article that is there", async () => restore((await publish()).path), "article-not-withdrawn"],
  ])("is none at an address %s", async (_what, act, code) => {
    expect(await act()).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

describe("when the disk refuses", () => {
  test.each([
    [
      "withdrawn",
      async (full: Desk, path: string) => {
        await withdrawArticle(full, { article: { path }, reason: "Why", legal: null });
      },
    ],
    [
      "moved",
      async (full: Desk, path: string) => {
        await changeSlug(full, { article: { path }, slug: "elsewhere" });
      },
    ],
  ])("an article is not %s", async (_what, act) => {
    const { path } = await publish();
    const [before, page] = [await edition(), await findArticle(path)];
    const keep = () => Promise.reject(new Error("ENOSPC: no space left on device"));
    await expect(act({ ...desk(), objects: { ...desk().objects, keep } }, path)).rejects.toThrow("ENOSPC");
    expect(await findArticle(path)).toEqual(page);
    const { tombstone, redirect, revision, draft } = desk().database;
    expect([await tombstone.count(), await redirect.count(), await revision.count()]).toEqual([0, 0, 1]);
    expect(await draft.findFirst()).toMatchObject({ state: "published", version: 1 });
    expect(await edition()).toBe(before);
  });
});
