import { describe, expect, test } from "vitest";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { findOutlook } from "@/lib/articles/draft-outlook";
import { listTimeline, readText, textName } from "@/lib/articles/draft-timeline";
import { publishChanges } from "@/lib/articles/publish-changes";
import { restoreVersion } from "@/lib/articles/restore-version";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const minute = (count: number) => desk().setNow(new Date(TEST_TIME.getTime() + count * 60_000));

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** Saved, published, changed and corrected, a minute each. */
async function aPieceWithAPast(): Promise<string> {
  const id = await createDraft(desk(), { content: articleContent({ headline: "First" }) });
  minute(1);
  const save = (version: number, headline: string) =>
    saveDraft(desk(), { id, version, content: articleContent({ headline }), deliberate: true });
  accepted(await save(1, "Second"));
  minute(2);
  accepted(await publishDraft(desk(), id, TEST_ORIGINS));
  minute(3);
  accepted(await save(2, "Third"));
  minute(4);
  accepted(
    await publishChanges(
      desk(),
      { id, version: 3, kind: "corrected", note: "It was the third." },
      TEST_ORIGINS,
    ),
  );
  return id;
}

describe("all that happened to a piece", () => {
  test("is one list of what was saved and what was published, the latest first", async () => {
    const id = await aPieceWithAPast();
    const { entries, next } = await listTimeline(desk(), { id });
    expect(
      entries.map((entry) => `${textName(entry)} ${entry.kind === "revision" ? entry.what : entry.actor}`),
    ).toEqual(["r2 corrected", "v3 test", "r1 published", "v2 test", "v1 test"]);
    expect(entries[0]).toMatchObject({
      note: "It was the third.",
      actor: "test",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(next).toBeNull();
  });

  test("is walked by pages without losing or doubling anything, also within one instant", async () => {
    const id = await createDraft(desk(), { content: articleContent() });
    for (let version = 1; version < 6; version += 1) {
      const content = articleContent({ headline: `Try ${version}` });
      accepted(await saveDraft(desk(), { id, version, content, deliberate: true }));
    }
    accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    const seen: string[] = [];
    for (let after: string | null = null, isOn = true; isOn; isOn = after !== null) {
      const page = await listTimeline(desk(), { id, after, limit: 2 });
      seen.push(...page.entries.map(textName));
      after = page.next;
    }
    expect(seen).toEqual(["r1", "v6", "v5", "v4", "v3", "v2", "v1"]);
  });

  test.each(["", "x", "0-r-", "9999999999999-r-999999999", "-1-r-1", "\0", "99999999999999999999-v-1"])(
    "is answered beyond the place %j",
    async (after) => {
      const id = await createDraft(desk(), { content: articleContent() });
      expect(await listTimeline(desk(), { id, after })).toEqual({ entries: [], next: null });
    },
  );

  test("has the words of each entry but of a withdrawal", async () => {
    const id = await aPieceWithAPast();
    const headline = async (name: string) => accepted(await readText(desk(), { id, name })).content.headline;
    expect(await Promise.all(["v1", "v2", "r1", "now", "r2"].map(headline))).toEqual([
      "First",
      "Second",
      "Second",
      "Third",
      "Third",
    ]);
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Wrong.", legal: null }));
    for (const name of ["r3", "r9", "v9", "", "now ", "r", "r-1", "v1e9", "\0"])
      expect(await readText(desk(), { id, name })).toMatchObject({ ok: false });
    expect(await readText(desk(), { id: "none", name: "now" })).toMatchObject({ ok: false });
  });

  test("can be gone back to: a revision becomes the draft’s words, and readers see nothing of it", async () => {
    const id = await aPieceWithAPast();
    const { hash } = accepted(await readText(desk(), { id, name: "r1" }));
    const restored = await restoreVersion(desk(), { id, version: 3, to: { revision: hash ?? "" } });
    expect(restored).toMatchObject({ ok: true, value: { version: 4, state: "changed" } });
    expect(accepted(await readText(desk(), { id, name: "now" })).content.headline).toBe("Second");
    expect(await desk().database.article.findFirst()).toMatchObject({ headline: "Third" });
    expect(await restoreVersion(desk(), { id, version: 3, to: { version: 1 } })).toMatchObject({
      problems: [{ code: "draft-conflict" }],
    });
  });
});

describe("what publishing a draft would meet", () => {
  const outlook = (id: string) => findOutlook(desk(), id, TEST_ORIGINS);

  test("is its address, and nothing that keeps it back", async () => {
    const id = await createDraft(desk(), { content: articleContent() });
    expect(await outlook(id)).toMatchObject({
      state: "writing",
      version: 1,
      problems: [],
      published: null,
      path: "/2026/03/04/regulator-finds-its-own-cookie-banner-unlawful",
    });
    accepted(await publishDraft(desk(), id, TEST_ORIGINS));
    const second = await createDraft(desk(), { content: articleContent() });
    expect(await outlook(second)).toMatchObject({
      path: "/2026/03/04/regulator-finds-its-own-cookie-banner-unlawful-2",
    });
  });

  test("is each field that has to be mended", async () => {
    const id = await createDraft(desk(), { content: articleContent() });
    const content = {
      ...articleContent(),
      headline: "",
      slug: "Not a slug",
      language: "e",
      firstPublished: { at: "20", precision: "day" },
    };
    accepted(await saveDraft(desk(), { id, version: 1, content }));
    const found = await outlook(id);
    expect(found?.problems.map(({ at }) => at)).toEqual([
      "headline",
      "slug",
      "language",
      "firstPublished.at",
    ]);
    expect(found?.path).toBeNull();
    accepted(await saveDraft(desk(), { id, version: 2, content: { ...content, slug: null } }));
    expect((await outlook(id))?.path).toBeNull();
  });

  test("is what readers have, and whether they still do", async () => {
    const id = await aPieceWithAPast();
    expect((await outlook(id))?.published).toMatchObject({
      number: 2,
      kind: "corrected",
      headline: "Third",
      isWithdrawn: false,
    });
    accepted(
      await withdrawArticle(desk(), { article: { id }, reason: "Wrong.", legal: null, keepHeadline: false }),
    );
    expect(await outlook(id)).toMatchObject({
      state: "withdrawn",
      path: "/2026/03/04/second",
      published: { number: 3, headline: null, isWithdrawn: true, note: "Wrong." },
    });
  });

  test("is nothing where there is no draft", async () => {
    for (const id of ["", "none", "11111111-2222-4333-8444-000000000000"])
      expect(await outlook(id)).toBeNull();
  });
});
