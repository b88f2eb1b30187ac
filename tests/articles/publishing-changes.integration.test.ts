import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft } from "@/lib/articles/commands";
import type { DraftContent } from "@/lib/articles/draft-content";
import { publishChanges } from "@/lib/articles/publish-changes";
import { findArticle } from "@/lib/articles/queries";
import { sendForReview } from "@/lib/articles/review-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const later = new Date(TEST_TIME.getTime() + 3_600_000);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function publishAndChange(more: Partial<DraftContent>) {
  const article = accepted(await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS));
  const content = { ...articleContent(), ...more };
  accepted(await saveDraft(desk(), { id: article.id, version: 1, content }));
  desk().setNow(later);
  return article;
}

const publish = (id: string, more: Partial<Parameters<typeof publishChanges>[1]> = {}) =>
  publishChanges(
    desk(),
    { id, version: 2, kind: "corrected", note: "It was a fine.", ...more },
    TEST_ORIGINS,
  );

describe("what has changed in a draft since its publication", () => {
  test("is published as the next revision, at the same address", async () => {
    const { id, path } = await publishAndChange({
      headline: "Somebody was fined",
      body: "Somebody was fined.",
    });
    expect(accepted(await publish(id))).toMatchObject({ id, path, revisionNumber: 2 });
    expect(await findArticle(path)).toMatchObject({
      headline: "Somebody was fined",
      publishedAt: TEST_TIME,
      updatedAt: later,
    });
    expect(await desk().database.draft.findFirst()).toMatchObject({ state: "published", version: 2 });
  });

  test("is published from review too, and moves neither the article nor its first publication", async () => {
    const firstPublished = { at: "2001-01-01T00:00:00.000Z", precision: "day" } as const;
    const { id, path } = await publishAndChange({ body: "New.", slug: "elsewhere", firstPublished });
    accepted(await sendForReview(desk(), { id, note: "Look." }));
    expect(accepted(await publish(id)).path).toBe(path);
    expect(await findArticle(path)).toMatchObject({ publishedAt: TEST_TIME });
    expect(await desk().database.draft.findFirst()).toMatchObject({
      state: "published",
      version: 3,
      content: { slug: null, firstPublished: null },
      deskNote: null,
    });
  });

  test.each([
    ["without a note", { note: " " }, "note-missing"],
    ["from a version that somebody has saved over", { version: 1 }, "draft-changed"],
    ["of a draft that there is none of", { id: "none" }, "draft-unknown"],
  ])("is not published %s", async (_what, more, code) => {
    const { id, path } = await publishAndChange({ body: "New." });
    const before = await findArticle(path);
    expect(await publish(id, more)).toMatchObject({ ok: false, problems: [{ code }] });
    expect(await findArticle(path)).toEqual(before);
    expect(await desk().database.draft.findFirst()).toMatchObject({ state: "changed", version: 2 });
  });

  test("is not published half-written", async () => {
    const { id } = await publishAndChange({ headline: "", language: "e" });
    expect(await publish(id)).toMatchObject({ problems: [{ at: "headline" }, { at: "language" }] });
  });

  test("is nothing where nothing has", async () => {
    const { id } = accepted(await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS));
    expect(await publish(id, { version: 1 })).toMatchObject({ problems: [{ code: "nothing-changed" }] });
  });

  test("is not published where nothing was, or has been withdrawn", async () => {
    const draft = await createDraft(desk(), { content: articleContent() });
    expect(await publish(draft, { version: 1 })).toMatchObject({ problems: [{ code: "article-unknown" }] });
    const { id } = await publishAndChange({ body: "New." });
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Wrong.", legal: null }));
    expect(await publish(id)).toMatchObject({ problems: [{ code: "article-withdrawn" }] });
  });
});
