import { describe, expect, test } from "vitest";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { bringBackDraft, discardDraft } from "@/lib/articles/discard-draft";
import { listVersions } from "@/lib/articles/draft-history";
import { listDrafts } from "@/lib/articles/draft-listing";
import { touchDraft } from "@/lib/articles/draft-presence";
import { sendForReview } from "@/lib/articles/review-draft";
import { beginDraft, saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const begin = () => createDraft(desk(), { content: articleContent() });
const idsIn = async (state?: "discarded" | "writing") =>
  (await listDrafts(desk(), state === undefined ? {} : { state })).drafts.map(({ id }) => id);

describe("a draft that is discarded", () => {
  test("is in the list of the discarded alone, and can be brought back whole", async () => {
    const id = await begin();
    accepted(await saveDraft(desk(), { id, version: 1, content: articleContent({ body: "Kept." }) }));
    await touchDraft(desk(), { id });
    expect(accepted(await discardDraft(desk(), { id }))).toMatchObject({ state: "discarded", version: 2 });
    expect(await idsIn()).toEqual([]);
    expect(await idsIn("discarded")).toEqual([id]);
    expect(await desk().database.draftPresence.count()).toBe(0);
    expect(accepted(await bringBackDraft(desk(), { id }))).toMatchObject({ state: "writing", version: 2 });
    expect(await idsIn("writing")).toEqual([id]);
    expect(await desk().database.draft.findFirst()).toMatchObject({ content: { body: "Kept." } });
    expect(await listVersions(desk(), { id })).toHaveLength(2);
  });

  test("is put down in the audit log, and so is its return", async () => {
    const id = await begin();
    accepted(await discardDraft(desk(), { id }));
    accepted(await bringBackDraft(desk(), { id }));
    expect(
      await desk().database.auditEvent.findMany({
        where: { action: { in: ["draft-discard", "draft-bring-back"] } },
        orderBy: { number: "asc" },
      }),
    ).toMatchObject([
      { action: "draft-discard", subject: id, actor: "test" },
      { action: "draft-bring-back", subject: id, actor: "test" },
    ]);
  });

  test("is there for no other command", async () => {
    const id = await begin();
    accepted(await discardDraft(desk(), { id }));
    const at = new Date(TEST_TIME.getTime() + 3_600_000).toISOString();
    const tries = [
      discardDraft(desk(), { id }),
      saveDraft(desk(), { id, version: 1, content: articleContent() }),
      sendForReview(desk(), { id }),
      scheduleDraft(desk(), { id, at }, TEST_ORIGINS),
      publishDraft(desk(), id, TEST_ORIGINS),
    ];
    for (const outcome of await Promise.all(tries))
      expect(outcome).toMatchObject({ ok: false, problems: [{ code: "draft-unknown" }] });
    expect(accepted(await beginDraft(desk(), { id }))).toMatchObject({ state: "discarded" });
    expect(await desk().database.article.count()).toBe(0);
  });

  test("may have been with the editors", async () => {
    const id = await begin();
    accepted(await sendForReview(desk(), { id }));
    accepted(await discardDraft(desk(), { id }));
    expect(accepted(await bringBackDraft(desk(), { id })).state).toBe("writing");
  });
});

describe("what is not discarded", () => {
  test("is a piece that readers had, be it withdrawn or worked on since", async () => {
    const id = await begin();
    accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    const tryIt = async () =>
      expect(await discardDraft(desk(), { id })).toMatchObject({ problems: [{ code: "published-before" }] });
    await tryIt();
    accepted(await saveDraft(desk(), { id, version: 1, content: articleContent({ body: "New." }) }));
    await tryIt();
    accepted(await sendForReview(desk(), { id }));
    await tryIt();
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Wrong.", legal: null }));
    await tryIt();
  });

  test("is one that is about to go live", async () => {
    const id = await begin();
    const at = new Date(TEST_TIME.getTime() + 3_600_000).toISOString();
    accepted(await scheduleDraft(desk(), { id, at }, TEST_ORIGINS));
    expect(await discardDraft(desk(), { id })).toMatchObject({ problems: [{ code: "draft-elsewhere" }] });
  });

  test("cannot be brought back, nor can what there is none of", async () => {
    expect(await bringBackDraft(desk(), { id: await begin() })).toMatchObject({
      problems: [{ code: "draft-not-discarded" }],
    });
    for (const id of ["", "'", "11111111-2222-4333-8444-000000000000"])
      expect(await bringBackDraft(desk(), { id })).toMatchObject({ ok: false });
  });
});
