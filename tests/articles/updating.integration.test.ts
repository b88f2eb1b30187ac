import { describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { findArticle } from "@/lib/articles/queries";
import { rebuildArticles } from "@/lib/articles/rebuild";
import { updateArticle } from "@/lib/articles/update-article";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { planUpdate } from "@/lib/importers/plan-update";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const later = new Date(TEST_TIME.getTime() + 3_600_000);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function publish(more: Partial<ArticleContent> = {}) {
  return accepted(await createAndPublish(desk(), { content: articleContent(more) }, TEST_ORIGINS));
}

const plan = (path: string, text: string) =>
  planUpdate(
    desk(),
    { path },
    { name: "new.md", bytes: Buffer.from(text), readBeside: async () => null },
    TEST_ORIGINS,
  );

type Kind = "updated" | "corrected";

async function update(path: string, text: string, kind: Kind = "corrected", note = "The fine was wrong.") {
  const { prepared, after } = accepted(await plan(path, text));
  return updateArticle(desk(), { prepared, after, kind, note });
}

const corrected = "# Regulator finds its own banner unlawful\n\nSomebody was fined.\n";

describe("an article that is updated", () => {
  test.each(["updated", "corrected"] as const)(
    "as %s says what the file says, and when it changed",
    async (kind) => {
      const { path, revisionHash } = await publish();
      const before = await findArticle(path);
      desk().setNow(later);
      const updated = accepted(await update(path, corrected, kind));
      expect(updated).toMatchObject({ path, revisionNumber: 2 });
      expect(await findArticle(path)).toMatchObject({
        ...before,
        headline: "Regulator finds its own banner unlawful",
        bodyHtml: expect.stringContaining("Somebody was fined."),
        words: 3,
        updatedAt: later,
        revisionHash: updated.revisionHash,
        revisionNumber: 2,
        changes: [{ kind, note: "The fine was wrong.", at: later, revision: 2 }],
      });
      const revision = await desk().database.revision.findUniqueOrThrow({
        where: { hash: updated.revisionHash },
      });
      expect(revision).toMatchObject({ kind, note: "The fine was wrong.", previousHash: revisionHash });
    },
  );

  test("is filed as the file says, where it says so", async () => {
    const { path } = await publish();
    const fields =
      "---\nsection: Courts\nauthors: [Bo Nib]\ntopics: [Fines]\nlanguage: de\nplace: Berlin\n---\n";
    accepted(await update(path, fields + corrected));
    expect(await findArticle(path)).toMatchObject({
      section: { slug: "courts", name: "Courts" },
      authors: [{ slug: "bo-nib", name: "Bo Nib" }],
      topics: [{ slug: "fines", name: "Fines" }],
      language: "de",
      place: "Berlin",
    });
  });

  test("keeps its address and its time, whatever the file says", async () => {
    const { path } = await publish();
    const text = `---\nslug: other\ndate: 2001-01-01\n---\n${corrected}`;
    expect(accepted(await plan(path, text)).findings.map(({ code }) => code)).toContain("slug-not-taken");
    accepted(await update(path, text));
    expect(await findArticle(path)).toMatchObject({ publishedAt: TEST_TIME });
  });

  test("can be moved, and updated at an address of before", async () => {
    const { path } = await publish();
    accepted(await update(path, corrected));
    const moved = accepted(await changeSlug(desk(), { article: { path }, slug: "banner" }));
    accepted(await update(path, `${corrected}\nTwice.`, "updated", "A second fine."));
    expect(await findArticle(moved.path)).toMatchObject({ revisionNumber: 4 });
  });

  test("is what a rebuild makes of it", async () => {
    const { path } = await publish();
    desk().setNow(later);
    accepted(await update(path, corrected));
    const before = await desk().database.article.findMany();
    expect(await rebuildArticles(desk(), TEST_ORIGINS)).toEqual({ articles: 1, problems: [] });
    expect(await desk().database.article.findMany()).toEqual(before);
  });
});

describe("an update is refused", () => {
  test.each([
    ["without a note", " ", "note-missing"],
    ["with a note of two lines", "a\nb", "note-not-usable"],
    ["with a note without end", "a".repeat(1001), "note-not-usable"],
  ])("%s", async (_what, note, code) => {
    const { path } = await publish();
    expect(await update(path, corrected, "updated", note)).toMatchObject({
      problems: [{ code, at: "note" }],
    });
    expect(await desk().database.revision.count()).toBe(1);
  });

  test.each([
    ["that says nothing", "", "file-empty"],
    ["that has no headline", "Words.", "headline-missing"],
    ["that has no text", "# A headline", "body-missing"],
    [
      "that says what is published already",
      `# ${articleContent().headline}\n\n${articleContent().body}`,
      "nothing-changed",
    ],
    ["whose picture is missing", "# A headline\n\n![A line](line.svg)", "picture-missing"],
  ])("from a file %s", async (_what, text, code) => {
    const { path } = await publish();
    expect(await plan(path, text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test("of an article that is not there, or not any more", async () => {
    expect(await plan("/2018/01/02/nothing", corrected)).toMatchObject({
      problems: [{ code: "article-unknown" }],
    });
    const { path } = await publish();
    await withdrawArticle(desk(), { article: { path }, reason: "Why", legal: null });
    expect(await plan(path, corrected)).toMatchObject({ problems: [{ code: "article-withdrawn" }] });
  });

  test("when the article was withdrawn, or updated, since it was planned", async () => {
    const { path } = await publish();
    const { prepared, after } = accepted(await plan(path, corrected));
    const late = () => updateArticle(desk(), { prepared, after, kind: "updated", note: "Late." });
    accepted(await update(path, `${corrected}\nFirst.`));
    expect(await late()).toMatchObject({ problems: [{ code: "published-meanwhile" }] });
    await withdrawArticle(desk(), { article: { path }, reason: "Why", legal: null });
    expect(await late()).toMatchObject({ problems: [{ code: "published-meanwhile" }] });
    expect(await findArticle(path)).toBeNull();
  });

  test("when the draft holds work that would be lost", async () => {
    const { path, id } = await publish();
    const work = articleContent({ headline: "Half a thou" });
    await desk().database.draft.update({ where: { id }, data: { content: work } });
    expect(await update(path, corrected)).toMatchObject({ problems: [{ code: "draft-has-work" }] });
    expect(await desk().database.draft.findUnique({ where: { id } })).toMatchObject({ content: work });
  });
});
