import { describe, expect, test } from "vitest";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import type { DraftContent } from "@/lib/articles/draft-content";
import { findNextDue, publishDue } from "@/lib/articles/publish-due";
import { findArticle } from "@/lib/articles/queries";
import { sendForReview, takeBack } from "@/lib/articles/review-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft, unschedule } from "@/lib/articles/schedule-draft";
import type { Desk } from "@/lib/desk";
import type { Outcome } from "@/lib/outcome";
import type { ObjectStore } from "@/lib/storage/objects";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const minutes = (count: number) => new Date(TEST_TIME.getTime() + count * 60_000);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const begin = (more: Parameters<typeof articleContent>[0] = {}) =>
  createDraft(desk(), { content: articleContent(more) });
const schedule = (id: string, at: Date | string, actor: Desk = desk()) =>
  scheduleDraft(actor, { id, at: typeof at === "string" ? at : at.toISOString() }, TEST_ORIGINS);
const publish = (at: Date = desk().now(), from: Desk = desk()) =>
  publishDue({ ...from, now: () => at }, TEST_ORIGINS);
const stored = (id: string) => desk().database.draft.findUniqueOrThrow({ where: { id } });
const rewrite = (id: string, more: Partial<DraftContent>) =>
  saveDraft(desk(), { id, version: 1, content: { ...articleContent(), ...more } });

describe("a draft", () => {
  test("goes to the editors with a note, and comes back with one", async () => {
    const id = await begin({ headline: "" });
    expect(accepted(await sendForReview(desk(), { id, note: "Is this libel?" })).state).toBe("review");
    expect(await stored(id)).toMatchObject({ state: "review", deskNote: "Is this libel?" });
    accepted(await rewrite(id, { body: "An editor’s hand." }));
    expect(await stored(id)).toMatchObject({ state: "review", version: 2 });
    expect(accepted(await takeBack(desk(), { id, note: "Yes." })).state).toBe("writing");
    expect(await stored(id)).toMatchObject({ state: "writing", deskNote: "Yes." });
  });

  test("of a published article that has changed goes to review and comes back changed", async () => {
    const id = await begin();
    accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    expect(await sendForReview(desk(), { id })).toMatchObject({ problems: [{ code: "draft-elsewhere" }] });
    accepted(await rewrite(id, { body: "New." }));
    expect(accepted(await sendForReview(desk(), { id })).state).toBe("review");
    expect(await schedule(id, minutes(5))).toMatchObject({ problems: [{ code: "published-before" }] });
    expect(accepted(await takeBack(desk(), { id })).state).toBe("changed");
  });

  test.each([
    ["taken back while it is written", takeBack],
    ["unscheduled while it is written", unschedule],
  ])("is not %s", async (_what, step) => {
    const id = await begin();
    expect(await step(desk(), { id })).toMatchObject({ problems: [{ code: "draft-elsewhere" }] });
    expect(await step(desk(), { id: "none" })).toMatchObject({ problems: [{ code: "draft-unknown" }] });
  });

  test("takes no note that is too long", async () => {
    const id = await begin();
    const refused = await sendForReview(desk(), { id, note: "x".repeat(1001) });
    expect(refused).toMatchObject({ problems: [{ code: "note-not-usable", at: "note" }] });
  });
});

describe("a scheduled draft", () => {
  test("is in nothing that the public reads before its time, and is at it", async () => {
    const id = await begin();
    const scheduled = accepted(await schedule(id, minutes(10), { ...desk(), actor: "ed" }));
    expect(scheduled).toMatchObject({ id, state: "scheduled", scheduledAt: minutes(10) });
    const early = new Date(minutes(10).getTime() - 1);
    expect(await publish(early)).toEqual({ published: [], returned: [], failed: [] });
    expect(await desk().database.article.count()).toBe(0);
    const { published } = await publish(minutes(10));
    expect(published).toMatchObject([{ id, revisionNumber: 1 }]);
    expect(await findArticle(published[0]?.path ?? "")).toMatchObject({ publishedAt: minutes(10) });
    expect(await stored(id)).toMatchObject({ state: "published", scheduledAt: null, scheduledBy: null });
    expect(await desk().database.revision.findFirst()).toMatchObject({ actor: "ed", kind: "published" });
  });

  test.each<[string, string, string, string]>([
    ["2026-03-28T09:30", "Europe/London", "2026-03-28T09:30:00.000Z", "before the clocks go forward"],
    ["2026-03-29T02:00", "Europe/London", "2026-03-29T01:00:00.000Z", "at the first minute after"],
    ["2026-07-01T00:00", "America/New_York", "2026-07-01T04:00:00.000Z", "across the ocean"],
    [
      "2026-10-25T01:30+01:00",
      "Europe/London",
      "2026-10-25T00:30:00.000Z",
      "the first of two half past ones",
    ],
    ["2026-10-25T01:30+00:00", "Europe/London", "2026-10-25T01:30:00.000Z", "the second of them"],
    ["9999-12-31T23:59", "UTC", "9999-12-31T23:59:00.000Z", "as far as a date goes"],
  ])("for %s in %s is due at %s: %s", async (at, timeZone, instant) => {
    await desk().database.site.update({ where: { id: 1 }, data: { timeZone } });
    const id = await begin();
    expect(accepted(await schedule(id, at)).scheduledAt.toISOString()).toBe(instant);
    expect((await stored(id)).scheduledAt?.toISOString()).toBe(instant);
    expect((await findNextDue(desk()))?.toISOString()).toBe(instant);
  });

  test.each([
    ["2026-03-29T01:30", "time-passed-over"],
    ["2026-10-25T01:30", "time-shown-twice"],
    ["2026-03-04T05:06", "time-past"],
    ["0001-01-01T00:00", "time-past"],
    ["2015-02-30T00:00", "time-not-usable"],
    ["10000-01-01T00:00", "time-not-usable"],
    ["tomorrow", "time-not-usable"],
    ["", "time-not-usable"],
  ])("is none for %j", async (at, code) => {
    const id = await begin();
    expect(await schedule(id, at)).toMatchObject({ ok: false, problems: [{ code, at: "at" }] });
    expect(await stored(id)).toMatchObject({ state: "writing", scheduledAt: null });
  });

  test("is told how to say which of two half past ones is meant", async () => {
    expect(await schedule(await begin(), "2026-10-25T01:30")).toMatchObject({
      problems: [{ message: expect.stringContaining("2026-10-25T01:30+01:00 or 2026-10-25T01:30+00:00") }],
    });
  });

  test("is none that could not go live now", async () => {
    const id = await begin({ headline: "", body: "" });
    expect(await schedule(id, minutes(5))).toMatchObject({
      problems: [{ code: "headline-missing" }, { code: "body-missing" }],
    });
  });

  test("is none of a version that somebody has saved over", async () => {
    const id = await begin();
    accepted(await rewrite(id, { body: "New." }));
    const refused = await scheduleDraft(
      desk(),
      { id, version: 1, at: minutes(5).toISOString() },
      TEST_ORIGINS,
    );
    expect(refused).toMatchObject({ problems: [{ code: "draft-changed" }] });
  });

  test("can be scheduled anew, and unscheduled", async () => {
    const id = await begin();
    accepted(await schedule(id, minutes(5)));
    accepted(await schedule(id, minutes(20)));
    expect((await publish(minutes(10))).published).toEqual([]);
    expect(accepted(await unschedule(desk(), { id })).state).toBe("review");
    expect((await publish(minutes(30))).published).toEqual([]);
    expect(await stored(id)).toMatchObject({ state: "review", scheduledAt: null });
  });

  test("can be published before its time, and is then not published again", async () => {
    const id = await begin();
    accepted(await schedule(id, minutes(5)));
    accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    expect(await publish(minutes(5))).toEqual({ published: [], returned: [], failed: [] });
    expect(await stored(id)).toMatchObject({ state: "published", scheduledAt: null });
  });

  test("goes live as it was last saved", async () => {
    const id = await begin();
    accepted(await schedule(id, minutes(5)));
    expect(accepted(await rewrite(id, { headline: "A better headline" }))).toMatchObject({
      state: "scheduled",
    });
    const { published } = await publish(minutes(5));
    expect(published).toMatchObject([{ path: "/2026/03/04/a-better-headline" }]);
  });

  test("that can no longer go live is with the editors again, with the reason, and keeps none back", async () => {
    const broken = await begin({ headline: "Broken" });
    const whole = await begin({ headline: "Whole" });
    accepted(await schedule(broken, minutes(5)));
    accepted(await schedule(whole, minutes(6)));
    accepted(await rewrite(broken, { headline: "" }));
    const { published, returned, failed } = await publish(minutes(6));
    expect(published).toMatchObject([{ id: whole }]);
    expect(returned).toMatchObject([{ id: broken, problems: [{ code: "headline-missing" }] }]);
    expect(failed).toEqual([]);
    expect(await stored(broken)).toMatchObject({
      state: "review",
      scheduledAt: null,
      deskNote: expect.stringContaining("The article has no headline."),
    });
    expect(await publish(minutes(7))).toEqual({ published: [], returned: [], failed: [] });
  });

  test("that fails is reported, stays scheduled, keeps none back, and is tried again", async () => {
    const [first, second] = [await begin({ headline: "First" }), await begin({ headline: "Second" })];
    accepted(await schedule(first, minutes(5)));
    accepted(await schedule(second, minutes(5)));
    let tries = 0;
    const keep: ObjectStore["keep"] = (...object) => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error("ENOSPC")) : desk().objects.keep(...object);
    };
    const { published, failed } = await publish(minutes(5), {
      ...desk(),
      objects: { ...desk().objects, keep },
    });
    expect(failed).toMatchObject([{ cause: { message: "ENOSPC" } }]);
    expect(published).toHaveLength(1);
    expect(await stored(failed[0]?.id ?? "")).toMatchObject({ state: "scheduled" });
    expect((await publish(minutes(6))).published).toMatchObject([{ id: failed[0]?.id }]);
  });

  test("is published once by several servers at the same moment", async () => {
    const ids = await Promise.all(["One", "Two", "Three"].map((headline) => begin({ headline })));
    for (const id of ids) accepted(await schedule(id, minutes(5)));
    const servers = await Promise.all([1, 2, 3, 4].map(() => publish(minutes(5))));
    expect(servers.flatMap(({ published }) => published.map(({ id }) => id)).sort()).toEqual(ids.sort());
    expect(servers.flatMap(({ returned, failed }) => [...returned, ...failed])).toEqual([]);
    expect(await desk().database.revision.count()).toBe(3);
  });

  test("is one of more than are looked up at a time, and each goes live", async () => {
    const now = desk().now();
    const content = articleContent({ headline: "" });
    await desk().database.draft.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        state: "scheduled" as const,
        id: `11111111-2222-4333-8444-${String(index).padStart(12, "0")}`,
        content,
        createdAt: now,
        updatedAt: now,
        scheduledAt: minutes(Math.floor(index / 60)),
      })),
    });
    expect((await publish(minutes(5))).returned).toHaveLength(120);
  });
});
