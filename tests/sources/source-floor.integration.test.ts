import { expect, test } from "vitest";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { publishChanges } from "@/lib/articles/publish-changes";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { uploadCapture } from "@/lib/captures/commands";
import type { Outcome } from "@/lib/outcome";
import { changeSite } from "@/lib/site/commands";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const address = (number: number) => `https://source.example/${number}`;
const citing = (...numbers: number[]) =>
  articleContent({ body: numbers.map((number) => `[It was said](${address(number)}).`).join("\n\n") });

const keep = async (number: number) =>
  must(await uploadCapture(desk(), { address: address(number), bytes: Buffer.from("Said."), name: "" }));

const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code));

const ask = async (sourceFloor: number | null) =>
  must(await changeSite(desk(), { sourceFloor }, TEST_ORIGINS));

test("a piece goes live once as many of its sources are kept as the site asks for", async () => {
  await ask(67);
  const id = await createDraft(desk(), { content: citing(1, 2, 3) });
  await keep(1);
  // Two thirds of three are two, and 67 of a hundred are three.
  await keep(2);
  const refused = await publishDraft(desk(), id, TEST_ORIGINS);
  expect(codes(refused)).toEqual(["sources-not-kept"]);
  expect(refused.ok ? "" : refused.problems[0].message).toContain(
    "Of its 3 sources 2 are kept, and this site asks for 3.",
  );
  await ask(66);
  must(await publishDraft(desk(), id, TEST_ORIGINS));
});

test("nor is it scheduled before", async () => {
  await ask(100);
  const id = await createDraft(desk(), { content: citing(1) });
  expect(
    codes(await scheduleDraft(desk(), { id, version: 1, at: "2026-03-05T10:00" }, TEST_ORIGINS)),
  ).toEqual(["sources-not-kept"]);
});

test("a piece without sources goes live, and so does any where nothing is asked", async () => {
  await ask(100);
  must(await publishDraft(desk(), await createDraft(desk(), { content: articleContent() }), TEST_ORIGINS));
  await ask(null);
  const other = { ...citing(1), headline: "Another" };
  must(await publishDraft(desk(), await createDraft(desk(), { content: other }), TEST_ORIGINS));
});

test("a correction is never held up", async () => {
  const id = await createDraft(desk(), { content: citing(1) });
  must(await publishDraft(desk(), id, TEST_ORIGINS));
  await ask(100);
  const { version } = must(await saveDraft(desk(), { id, version: 1, content: citing(1, 2) }));
  const note = "It had another source.";
  must(await publishChanges(desk(), { id, version, kind: "updated", note }, TEST_ORIGINS));
});
