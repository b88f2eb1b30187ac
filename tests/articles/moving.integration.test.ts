import { describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { findArticle, findRedirect } from "@/lib/articles/queries";
import type { Outcome } from "@/lib/outcome";
import { answerTwin } from "@/lib/syndication/answers";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function publish(more: Partial<ArticleContent> = {}) {
  return accepted(await createAndPublish(desk(), { content: articleContent(more) }, TEST_ORIGINS));
}

const move = (path: string, slug: string) => changeSlug(desk(), { article: { path }, slug });
const on = (slug: string) => `/2026/03/04/${slug}`;
const redirects = async () =>
  (await desk().database.redirect.findMany({ orderBy: { fromPath: "asc" } })).map(
    ({ fromPath, toPath }) => `${fromPath} → ${toPath}`,
  );

describe("an article that is moved", () => {
  test("is the same article at the new address, and the old one leads there", async () => {
    const { path, id, revisionHash } = await publish();
    const before = await findArticle(path);
    const moved = accepted(await move(path, "banner"));
    expect(moved).toMatchObject({ id, path: on("banner"), revisionNumber: 2 });
    expect(await findArticle(on("banner"))).toEqual({
      ...before,
      path: on("banner"),
      revisionHash: moved.revisionHash,
      revisionNumber: 2,
    });
    expect(await findArticle(path)).toBeNull();
    expect(await findRedirect(path)).toBe(on("banner"));
    const revision = await desk().database.revision.findUniqueOrThrow({
      where: { hash: moved.revisionHash },
    });
    expect(revision).toMatchObject({ kind: "moved", previousHash: revisionHash, note: null });
  });

  test("is led to by all of its addresses in one step, however often it moved", async () => {
    const { path } = await publish({ slug: "a" });
    for (const slug of ["b", "c", "d"]) accepted(await move(path, slug));
    expect(await redirects()).toEqual(["a", "b", "c"].map((slug) => `${on(slug)} → ${on("d")}`));
  });

  test("may return to an address that it had", async () => {
    const { path } = await publish({ slug: "a" });
    for (const slug of ["b", "c", "a"]) accepted(await move(path, slug));
    expect(await redirects()).toEqual([`${on("b")} → ${on("a")}`, `${on("c")} → ${on("a")}`]);
    expect(await findArticle(on("a"))).not.toBeNull();
  });

  test("takes its twins along", async () => {
    const { path } = await publish();
    accepted(await move(path, "banner"));
    for (const [form, file] of [
      ["markdown", "article.md"],
      ["json", "article.json"],
    ] as const) {
      const answer = await answerTwin({ path, canonical: true }, form);
      expect([answer.status, answer.headers.get("Location")]).toEqual([308, `${on("banner")}/${file}`]);
    }
  });

  test("leaves unpublished work in the draft alone, and raises its version", async () => {
    const { path, id } = await publish();
    const work = articleContent({ headline: "Half a thou" });
    await desk().database.draft.update({ where: { id }, data: { content: work, version: 7 } });
    accepted(await move(path, "banner"));
    const draft = await desk().database.draft.findUniqueOrThrow({ where: { id } });
    expect(draft).toMatchObject({ content: { ...work, slug: "banner" }, version: 8, state: "published" });
    expect(await findArticle(on("banner"))).toMatchObject({ headline: articleContent().headline });
  });

  test("raises the edition by one", async () => {
    const { path } = await publish();
    const edition = () => desk().database.edition.findUniqueOrThrow({ where: { id: 1 } });
    const { number } = await edition();
    accepted(await move(path, "banner"));
    expect(await edition()).toMatchObject({ number: number + 1, changedAt: TEST_TIME });
  });

  test.each([
    ["words of any script", "微信否认"],
    ["as many bytes as there may be", "a".repeat(200)],
    ["a number", "451"],
  ])("takes %s", async (_what, slug) => {
    const { path } = await publish();
    expect(accepted(await move(path, slug)).path).toBe(on(slug));
  });
});

describe("a slug is refused", () => {
  test.each([
    ["that is empty", "", "slug-empty"],
    ["that is blank", " ", "slug-empty"],
    ["with capitals", "Banner", "slug-not-usable"],
    ["with blanks", "a banner", "slug-not-usable"],
    ["that ends in a hyphen", "banner-", "slug-not-usable"],
    ["that is another address", "a/../b", "slug-not-usable"],
    ["with a letter taken apart", "cafe\u0301", "slug-not-usable"],
    ["with a reversed direction", "a\u202Eb", "slug-not-usable"],
    ["with something that nobody sees", "a\u200Bb", "slug-not-usable"],
    ["with a zero byte", "a\u0000b", "slug-not-usable"],
    ["of a file", "sitemap.xml", "slug-not-usable"],
    ["of the program", "_next", "slug-not-usable"],
    ["that means a part of the site", "admin", "slug-reserved"],
    ["that means a part of the site", "api", "slug-reserved"],
    ["that means a part of the site", "feed", "slug-reserved"],
    ["of too many letters", "a".repeat(201), "slug-too-long"],
    ["of too many bytes", "微".repeat(67), "slug-too-long"],
    ["that it has already", "banner", "slug-unchanged"],
    ["that another article has", "theirs", "slug-taken"],
    ["that another article had", "once-theirs", "slug-taken"],
  ])("%s: %j", async (_what, slug, code) => {
    const { path } = await publish({ slug: "banner" });
    accepted(await move((await publish({ slug: "once-theirs" })).path, "theirs"));
    const refused = await move(path, slug);
    expect(refused).toMatchObject({ ok: false, problems: [{ code, at: "slug" }] });
    const message = refused.ok ? "" : refused.problems[0].message;
    expect(message).not.toMatch(/\p{C}/u);
    expect(await findArticle(path)).not.toBeNull();
  });

  test("before publication as well", async () => {
    for (const slug of ["admin", "微".repeat(67)]) {
      const refused = await createAndPublish(desk(), { content: articleContent({ slug }) }, TEST_ORIGINS);
      expect(refused).toMatchObject({ ok: false, problems: [{ at: "slug" }] });
    }
  });
});

test("a headline that is a reserved word gets a number", async () => {
  expect((await publish({ headline: "API" })).path).toBe(on("api-2"));
  expect((await publish({ headline: "API" })).path).toBe(on("api-3"));
});

test("an address that an article once had is not given to another", async () => {
  const { path } = await publish({ slug: "a" });
  accepted(await move(path, "b"));
  expect((await publish({ slug: "a" })).path).toBe(on("a-2"));
});

test("of two moves at one moment to one slug, one is refused", async () => {
  const [one, other] = [await publish({ slug: "a" }), await publish({ slug: "b" })];
  const moved = await Promise.all([move(one.path, "c"), move(other.path, "c")]);
  expect(moved.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});
