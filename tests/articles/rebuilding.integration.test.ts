import { truncate } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish } from "@/lib/articles/commands";
import { listVersions, readVersion } from "@/lib/articles/draft-history";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { restoreArticle } from "@/lib/articles/restore-article";
import { type PublicationRecord, publicationRecordSchema, sealRevision } from "@/lib/articles/revisions";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { storePicture } from "@/lib/media/commands";
import { examinePicture } from "@/lib/media/picture";
import { changeSite } from "@/lib/site/commands";
import { findContacts, findSite } from "@/lib/site/queries";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

async function publishSeveral(): Promise<void> {
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0h9"/></svg>',
  );
  const picture = examinePicture(drawing, "drawing.svg");
  if (!picture.ok) throw new Error("The picture was refused.");
  const { src } = await storePicture(desk(), picture.value);
  const pieces = [
    articleContent(),
    articleContent({
      headline: "With a picture",
      body: `Before.\n\n![A line](${src})\n\nAfter[^*].\n\n[^*]: A note.`,
    }),
    articleContent({
      headline: "微信否认监控用户",
      language: "zh-Hans",
      topics: [],
      authors: [],
      section: null,
    }),
    articleContent({
      headline: "From elsewhere",
      firstPublished: { at: "2018-01-02T00:00:00.000Z", precision: "day" },
      lastUpdated: "2018-02-03T04:05:06.000Z",
      endMark: "®",
      story: { slug: "letters", name: "Letters opened" },
    }),
  ];
  for (const [minutes, content] of pieces.entries()) {
    desk().setNow(new Date(TEST_TIME.getTime() + minutes * 60_000));
    const published = await createAndPublish(desk(), { content }, TEST_ORIGINS);
    if (!published.ok) throw new Error(JSON.stringify(published.problems));
  }
}

/** All that readers can see of the articles, in an order that does not depend on how the rows came about. */
async function whatThePublicReads() {
  return desk().database.article.findMany({
    include: {
      section: { select: { slug: true, name: true } },
      story: { select: { slug: true, name: true } },
      authors: {
        select: { position: true, author: { select: { slug: true, name: true } } },
        orderBy: { position: "asc" },
      },
      topics: {
        select: { position: true, topic: { select: { slug: true, name: true } } },
        orderBy: { position: "asc" },
      },
    },
    omit: { sectionId: true, storyId: true },
    orderBy: { path: "asc" },
  });
}

const objectFile = (hash: string) =>
  path.join(desk().objectsFolder, "revisions", hash.slice(0, 2), `${hash}.json`);

describe("a rebuild", () => {
  test("from the database's revisions changes nothing", async () => {
    await publishSeveral();
    const before = await whatThePublicReads();
    expect(await rebuildArticles(desk(), TEST_ORIGINS)).toEqual({ articles: 4, problems: [] });
    expect(await whatThePublicReads()).toEqual(before);
  });

  test("from the object store alone brings everything back", async () => {
    await publishSeveral();
    const before = await whatThePublicReads();
    const revisions = await desk().database.revision.findMany({ orderBy: { hash: "asc" } });
    await loseTables(desk().database);
    expect(await rebuildFromObjects(desk(), TEST_ORIGINS)).toEqual({ articles: 4, problems: [] });
    expect(await whatThePublicReads()).toEqual(before);
    expect(await desk().database.revision.findMany({ orderBy: { hash: "asc" } })).toEqual(revisions);
  });

  /** The same pieces, and after them one that moved twice, one that was withdrawn and one that came back. */
  async function publishAndRegret() {
    await publishSeveral();
    const act = async (minutes: number, verb: () => Promise<{ readonly ok: boolean }>) => {
      desk().setNow(new Date(TEST_TIME.getTime() + minutes * 60_000));
      expect(await verb()).toMatchObject({ ok: true });
    };
    const [first, second, third] = await desk().database.article.findMany({ orderBy: { path: "asc" } });
    if (!first || !second || !third) throw new Error("There are not enough articles.");
    const slug = (article: { id: string }, to: string) => () => changeSlug(desk(), { article, slug: to });
    const withdraw = (article: { id: string }, legal: { authority: string } | null) => () =>
      withdrawArticle(desk(), { article, reason: "It was wrong.", legal });
    await act(10, slug(first, "moved"));
    await act(11, slug(first, "moved-again"));
    await act(12, slug(second, "gone"));
    await act(13, withdraw(second, { authority: "https://court.example/12" }));
    await act(14, withdraw(third, null));
    await act(15, () => restoreArticle(desk(), third, TEST_ORIGINS));
    const published = await createAndPublish(
      desk(),
      { content: articleContent({ headline: "Written in haste" }) },
      TEST_ORIGINS,
    );
    if (published.ok) await act(16, withdraw(published.value, null));
  }

  /** Beside the articles: what stands where one was, and where their old addresses lead. */
  async function whatIsNoMore() {
    const { tombstone, redirect, draft, searchDocument } = desk().database;
    return {
      tombstones: await tombstone.findMany({ orderBy: { path: "asc" } }),
      redirects: await redirect.findMany({ orderBy: { fromPath: "asc" } }),
      drafts: await draft.findMany({
        select: { id: true, state: true, content: true },
        orderBy: { id: "asc" },
      }),
      found: await searchDocument.findMany({ select: { articleId: true }, orderBy: { articleId: "asc" } }),
    };
  }

  test("from the database's revisions changes nothing about what was withdrawn or moved", async () => {
    await publishAndRegret();
    const before = [await whatThePublicReads(), await whatIsNoMore()];
    expect(await rebuildArticles(desk(), TEST_ORIGINS)).toEqual({ articles: 3, problems: [] });
    expect([await whatThePublicReads(), await whatIsNoMore()]).toEqual(before);
    expect((await whatIsNoMore()).tombstones).toHaveLength(2);
    expect((await whatIsNoMore()).redirects).toHaveLength(3);
  });

  test("from the object store alone brings back tombstones and redirects, and nothing that was withdrawn", async () => {
    await publishAndRegret();
    const before = [await whatThePublicReads(), await whatIsNoMore()];
    await loseTheDatabase();
    expect(await rebuildFromObjects(desk(), TEST_ORIGINS)).toEqual({ articles: 3, problems: [] });
    expect([await whatThePublicReads(), await whatIsNoMore()]).toEqual(before);
  });

  test("from the object store alone brings back a tombstone whose article is damaged", async () => {
    await publishAndRegret();
    const { tombstones } = await whatIsNoMore();
    for (const { withdrawnHash } of tombstones) await truncate(objectFile(withdrawnHash), 50);
    await loseTheDatabase();
    const { articles, problems } = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(articles).toBe(3);
    expect(problems.map(({ code }) => code)).toEqual(["object-not-readable", "object-not-readable"]);
    expect((await whatIsNoMore()).tombstones).toEqual(tombstones);
    const [{ articleId } = { articleId: "" }] = tombstones;
    expect(await restoreArticle(desk(), { id: articleId }, TEST_ORIGINS)).toMatchObject({
      problems: [{ code: "revision-lost" }],
    });
  });

  test("mends an article that was changed behind the program's back", async () => {
    await publishSeveral();
    const before = await whatThePublicReads();
    await desk().database.article.updateMany({
      data: { headline: "Nothing happened", bodyHtml: "<p>Move along.</p>" },
    });
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await whatThePublicReads()).toEqual(before);
  });

  const loseTheDatabase = () => loseTables(desk().database);

  /** A record beside that of the first article, as an interrupted publication may leave one. */
  async function keepAnother(more: Partial<PublicationRecord>) {
    const stored = await desk().database.revision.findFirstOrThrow({ orderBy: { recordedAt: "asc" } });
    const other = sealRevision({ ...publicationRecordSchema.parse(stored.record), ...more });
    await desk().objects.keep("revisions", other.bytes, "json");
    return other;
  }

  test("takes the later of two records that claim one revision, and reports the other", async () => {
    await publishSeveral();
    const before = await whatThePublicReads();
    const interrupted = await keepAnother({
      recordedAt: "2026-01-01T00:00:00.000Z",
      path: "/2026/01/01/tried",
    });
    await loseTheDatabase();
    const { articles, problems } = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(articles).toBe(4);
    expect(problems).toMatchObject([{ code: "revision-superseded", at: `revision ${interrupted.hash}` }]);
    expect(await whatThePublicReads()).toEqual(before);
  });

  test("leaves an address to the article that had it first, and reports the other", async () => {
    await publishSeveral();
    const before = await whatThePublicReads();
    const article = "11111111-2222-8333-8444-555555555555";
    const late = await keepAnother({ article, recordedAt: "2026-12-31T00:00:00.000Z" });
    await loseTheDatabase();
    const { articles, problems } = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(articles).toBe(4);
    expect(problems).toMatchObject([{ code: "address-taken", at: `revision ${late.hash}` }]);
    expect(await whatThePublicReads()).toEqual(before);
  });

  test("does not bring back what was withdrawn at an address that another is found to claim", async () => {
    await publishSeveral();
    const article = "11111111-2222-8333-8444-555555555555";
    const path = "/2018/01/02/wanted-by-two";
    await keepAnother({ article, path });
    const withdrawn = await desk().database.article.findFirstOrThrow({ orderBy: { path: "asc" } });
    expect(await changeSlug(desk(), { article: withdrawn, slug: "wanted-by-two" })).toMatchObject({
      ok: true,
    });
    const reason = "It was wrong.";
    await withdrawArticle(desk(), { article: withdrawn, reason, legal: null });
    await loseTheDatabase();
    const { problems } = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(problems.map(({ code }) => code)).toEqual(["address-taken", "address-taken"]);
    expect(await desk().database.article.findUnique({ where: { id: withdrawn.id } })).toBeNull();
    expect(await desk().database.article.findUnique({ where: { path } })).toMatchObject({ id: article });
  });

  test("passes over an object that is damaged, and reports it", async () => {
    await publishSeveral();
    const { revisionHash } = await desk().database.article.findFirstOrThrow({ orderBy: { path: "asc" } });
    await truncate(objectFile(revisionHash), 50);
    await loseTheDatabase();
    const { articles, problems } = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(articles).toBe(3);
    expect(problems).toMatchObject([{ code: "object-not-readable", at: `revisions ${revisionHash}` }]);
  });

  test("keeps what was being written, where the store has a revision that the database lost", async () => {
    const published = await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS);
    if (!published.ok) throw new Error(JSON.stringify(published.problems));
    const { id, revisionHash } = published.value;
    const work = articleContent({ body: "Words that nobody has published." });
    await saveDraft(desk(), { id, version: 1, content: work });
    const row = await desk().database.revision.findUniqueOrThrow({ where: { hash: revisionHash } });
    const content = articleContent({ body: "Words that readers had." });
    const lost = sealRevision({
      ...publicationRecordSchema.parse(row.record),
      number: 2,
      kind: "updated",
      note: "What was lost.",
      content,
      previous: revisionHash,
    });
    await desk().objects.keep("revisions", lost.bytes, "json");
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    const draft = await desk().database.draft.findUniqueOrThrow({ where: { id } });
    expect(draft).toMatchObject({ content, version: 3, state: "published" });
    expect(await readVersion(desk(), { id, version: 2 })).toEqual({ ok: true, value: work });
    expect(await listVersions(desk(), { id })).toMatchObject([
      { version: 3 },
      { version: 2 },
      { version: 1 },
    ]);
    const stale = await saveDraft(desk(), { id, version: 2, content: work });
    expect(stale).toMatchObject({ ok: false, conflict: { version: 3, base: work } });
  });

  test("brings back the site's settings, and the memory of what was imported", async () => {
    await changeSite(desk(), { tagline: "First" }, TEST_ORIGINS);
    desk().setNow(new Date(TEST_TIME.getTime() + 1000));
    await changeSite(
      desk(),
      { tagline: "Second", copyrightFrom: 1987, contact: "desk@wiretap.example" },
      TEST_ORIGINS,
    );
    const origin = { fingerprint: "ab".repeat(32), fileName: "report.txt", format: "plain-text-report" };
    await createAndPublish(desk(), { content: articleContent(), origin }, TEST_ORIGINS);
    const imports = await desk().database.import.findMany();
    await loseTheDatabase();
    await desk().database.site.update({
      where: { id: 1 },
      data: { tagline: "", copyrightFrom: 2026, contact: null },
    });
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await findSite()).toMatchObject({ tagline: "Second", copyrightFrom: 1987 });
    expect(await findContacts()).toEqual({ contact: "desk@wiretap.example", securityPolicy: null });
    expect(await desk().database.import.findMany()).toEqual(
      imports.map((row) => ({ ...row, importedAt: desk().now() })),
    );
    expect(await desk().database.site.findFirst()).toMatchObject({ samples: "declined" });
  });
});
