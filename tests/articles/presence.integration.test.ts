import { describe, expect, test } from "vitest";
import { createDraft } from "@/lib/articles/commands";
import { leaveDraft, listHolders, touchDraft } from "@/lib/articles/draft-presence";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const begin = () => createDraft(desk(), { content: articleContent() });
const as = (actor: string) => ({ ...desk(), actor });
const secondsLater = (seconds: number) => desk().setNow(new Date(TEST_TIME.getTime() + seconds * 1000));

describe("whoever opens a draft", () => {
  test("is told who has it open already", async () => {
    const id = await begin();
    expect(await touchDraft(as("bob"), { id })).toEqual({ ok: true, value: [] });
    secondsLater(20);
    expect(await touchDraft(as("ada"), { id })).toEqual({
      ok: true,
      value: [{ actor: "bob", seenAt: TEST_TIME }],
    });
    expect((await listHolders(desk(), { id })).map(({ actor }) => actor)).toEqual(["ada", "bob"]);
  });

  test.each([
    [59.999, ["ada"]],
    [60, []],
  ])("and falls silent for %d seconds leaves %j there", async (seconds, there) => {
    const id = await begin();
    await touchDraft(as("ada"), { id });
    secondsLater(seconds);
    expect((await listHolders(desk(), { id })).map(({ actor }) => actor)).toEqual(there);
  });

  test("is there as long as there is word of them, and leaves one row", async () => {
    const id = await begin();
    for (const seconds of [0, 40, 80, 120]) {
      secondsLater(seconds);
      await touchDraft(as("ada"), { id });
    }
    expect(await listHolders(desk(), { id })).toHaveLength(1);
    secondsLater(300);
    await touchDraft(as("bob"), { id });
    expect(await desk().database.draftPresence.findMany()).toMatchObject([{ actor: "bob" }]);
  });

  test("is gone at once when they close it", async () => {
    const id = await begin();
    await touchDraft(as("ada"), { id });
    await leaveDraft(as("ada"), { id });
    expect(await listHolders(desk(), { id })).toEqual([]);
  });

  test("several times at one moment is there once", async () => {
    const id = await begin();
    const touches = await Promise.all([1, 2, 3, 4].map(() => touchDraft(as("ada"), { id })));
    for (const each of touches) expect(each).toEqual({ ok: true, value: [] });
    expect(await listHolders(desk(), { id })).toHaveLength(1);
  });

  test.each(["none", "99999999-2222-4333-8444-555555555555"])("finds none under %s", async (id) => {
    expect(await touchDraft(desk(), { id })).toMatchObject({ problems: [{ code: "draft-unknown" }] });
    expect(await listHolders(desk(), { id })).toEqual([]);
  });
});
