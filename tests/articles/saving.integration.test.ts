import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import { emptyContent } from "@/lib/articles/content";
import type { DraftContent } from "@/lib/articles/draft-content";
import { listVersions, readVersion } from "@/lib/articles/draft-history";
import { findArticle } from "@/lib/articles/queries";
import { restoreArticle } from "@/lib/articles/restore-article";
import { restoreVersion } from "@/lib/articles/restore-version";
import { revisionRecordSchema } from "@/lib/articles/revisions";
import { beginDraft, saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const ID = "11111111-2222-4333-8444-555555555555";

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const as = (actor: string) => ({ ...desk(), actor });
const minutes = (count: number) => new Date(TEST_TIME.getTime() + count * 60_000);
const written = (body: string, more: Partial<DraftContent> = {}) => ({ ...articleContent(), body, ...more });

async function begin(content: DraftContent = written("First.")) {
  return accepted(await beginDraft(desk(), { id: ID, content }));
}

async function publish() {
  return accepted(await createAndPublish(desk(), { id: ID, content: articleContent() }, TEST_ORIGINS));
}

const stored = () => desk().database.draft.findUniqueOrThrow({ where: { id: ID } });
const history = () => listVersions(desk(), { id: ID });

describe("a draft", () => {
  test("is begun empty, by whoever asks, and once however often the form is sent", async () => {
    const begun = await Promise.all([1, 2, 3].map(() => beginDraft(as("ada"), { id: ID })));
    for (const each of begun) expect(accepted(each)).toEqual({ id: ID, version: 1, state: "writing" });
    expect(await desk().database.draft.count()).toBe(1);
    expect(await stored()).toMatchObject({ content: emptyContent, createdBy: "ada" });
  });

  test("is the next version with each save", async () => {
    await begin();
    const saved = accepted(await saveDraft(desk(), { id: ID, version: 1, content: written("Second.") }));
    expect(saved).toEqual({ id: ID, version: 2, state: "writing" });
    expect(await stored()).toMatchObject({ version: 2, content: written("Second.") });
  });

  test.each<[string, Partial<DraftContent>, string]>([
    ["no headline", { headline: "" }, "headline"],
    ["no text", { body: "" }, "body"],
    ["half a slug", { slug: "half-" }, "slug"],
    ["half a language", { language: "en-" }, "language"],
    [
      "a day that there is none of",
      { firstPublished: { at: "2015-02-30", precision: "day" } },
      "firstPublished.at",
    ],
    ["a headline of two lines", { headline: "One\nTwo" }, "headline"],
    ["an author without a page", { authors: [{ slug: "", name: "Ada" }] }, "authors.0.slug"],
    ["a figure without alternative text", { lead: figure({ alt: "" }) }, "lead.alt"],
    ["a headline that is far too long", { headline: "x".repeat(4000) }, "headline"],
  ])("may be saved with %s, but not published so", async (_what, more, at) => {
    await begin();
    const content = { ...articleContent(), ...more };
    expect(await saveDraft(desk(), { id: ID, version: 1, content })).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ content });
    const refused = await publishDraft(desk(), ID, TEST_ORIGINS);
    expect(refused).toMatchObject({ ok: false, problems: [{ at }] });
    expect(await desk().database.article.count()).toBe(0);
  });

  test.each([
    ["a body of more than a mebibyte", { body: "x".repeat(1024 * 1024 + 1) }, "body"],
    ["a zero byte", { headline: "a\0b" }, "headline"],
    ["half a letter", { body: "a\ud800b" }, "body"],
    ["a field that there is none of", { password: "x" }, null],
  ])("is not saved with %s", async (_what, more, at) => {
    await begin();
    const refused = await saveDraft(desk(), {
      id: ID,
      version: 1,
      content: { ...articleContent(), ...more },
    });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: "content-not-storable", at }] });
    expect(await stored()).toMatchObject({ version: 1 });
  });

  test("is not changed by the line ends of a form", async () => {
    await begin(written("First.\n\nSecond."));
    const content = written("First.\r\n\r\nSecond.");
    expect(accepted(await saveDraft(desk(), { id: ID, version: 1, content })).version).toBe(1);
  });

  test.each(["not-an-id", "99999999-2222-4333-8444-555555555555"])(
    "that is none is not saved: %s",
    async (id) => {
      expect(await saveDraft(desk(), { id, version: 1, content: written("x") })).toMatchObject({
        problems: [{ code: "draft-unknown" }],
      });
    },
  );

  test("has its headline beside it, whoever writes the content", async () => {
    await createDraft(desk(), { id: ID, content: articleContent({ headline: "Über Cookies" }) });
    expect(await stored()).toMatchObject({ headline: "Über Cookies" });
    accepted(await saveDraft(desk(), { id: ID, version: 1, content: written("x", { headline: "Anders" }) }));
    expect(await stored()).toMatchObject({ headline: "Anders" });
  });
});

describe("two who save the same version", () => {
  test("are told of each other: the second is shown both texts and where they began, and nothing is overwritten", async () => {
    await begin();
    accepted(await saveDraft(as("ada"), { id: ID, version: 1, content: written("Ada's.") }));
    const refused = await saveDraft(as("bob"), { id: ID, version: 1, content: written("Bob's.") });
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ code: "draft-conflict" }],
      conflict: {
        version: 2,
        stored: written("Ada's."),
        given: written("Bob's."),
        base: written("First."),
      },
    });
    expect(await stored()).toMatchObject({ version: 2, content: written("Ada's.") });
    const merged = await saveDraft(as("bob"), { id: ID, version: 2, content: written("Ada's. Bob's.") });
    expect(merged).toMatchObject({ ok: true, value: { version: 3 } });
  });

  test("have the last version that is kept from before in common, where an autosave took its place", async () => {
    await begin();
    accepted(await saveDraft(as("ada"), { id: ID, version: 1, content: written("Ada 1.") }));
    accepted(await saveDraft(as("ada"), { id: ID, version: 2, content: written("Ada 2.") }));
    const refused = await saveDraft(as("bob"), { id: ID, version: 2, content: written("Bob's.") });
    expect(refused).toMatchObject({ conflict: { base: written("First."), stored: written("Ada 2.") } });
  });

  test("are a hundred, and one of them is the winner", async () => {
    await begin();
    for (const version of [1, 2]) {
      const saves = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          saveDraft(as(`writer ${index}`), {
            id: ID,
            version,
            content: written(`${version} by ${index}.`),
            deliberate: true,
          }),
        ),
      );
      const winners = saves.flatMap((save, index) => (save.ok ? [index] : []));
      expect(winners).toHaveLength(1);
      expect(await stored()).toMatchObject({
        version: version + 1,
        content: written(`${version} by ${winners[0]}.`),
      });
      for (const save of saves) if (!save.ok) expect(save).toHaveProperty("conflict.stored");
    }
    expect((await history()).map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  test("are one, when a save is sent twice", async () => {
    await begin();
    const save = { id: ID, version: 1, content: written("Second."), deliberate: true, key: "k-1" };
    const both = await Promise.all([saveDraft(desk(), save), saveDraft(desk(), save)]);
    for (const each of both)
      expect(each).toEqual({ ok: true, value: { id: ID, version: 2, state: "writing" } });
    expect(await saveDraft(desk(), save)).toMatchObject({ ok: true, value: { version: 2 } });
    expect((await history()).map(({ version }) => version)).toEqual([2, 1]);
  });
});

test("a save and a publication that meet lose nothing: the words are published, or are work to be published", async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = await createDraft(desk(), { content: written("First.") });
    const [saved, published] = await Promise.all([
      saveDraft(desk(), { id, version: 1, content: written("Second.") }),
      publishDraft(desk(), id, TEST_ORIGINS),
    ]);
    expect(saved.ok).toBe(true);
    const draft = await desk().database.draft.findUniqueOrThrow({ where: { id } });
    expect(draft).toMatchObject({ version: 2, content: written("Second.") });
    const revision = await desk().database.revision.findFirst({ where: { articleId: id } });
    const live = revision && revisionRecordSchema.parse(revision.record);
    const body = live !== null && "content" in live ? live.content.body : null;
    // Which comes first is nobody's to say; what it leads to is.
    const leadsTo = { "Second.": "published", "First.": "changed" }[body ?? ""] ?? "writing";
    expect(draft.state).toBe(leadsTo);
    if (!published.ok) expect(published.problems).toMatchObject([{ code: "draft-changed" }]);
  }
});

describe("the history of a draft", () => {
  const autosave = async (actor: string, version: number, at: number, deliberate = false) => {
    desk().setNow(minutes(at));
    const content = written(`Version ${version + 1}.`);
    return accepted(await saveDraft(as(actor), { id: ID, version, content, deliberate }));
  };
  const kept = async () =>
    (await history()).map(({ version, actor, deliberate }) => [version, actor, deliberate]);

  test("folds one person's autosaves within ten minutes into one", async () => {
    await begin();
    for (const [version, at] of [
      [1, 0],
      [2, 3],
      [3, 9.9],
      [4, 10],
      [5, 19],
    ] as const)
      await autosave("ada", version, at);
    expect(await kept()).toEqual([
      [6, "ada", false],
      [4, "ada", false],
      [1, "test", true],
    ]);
    expect(await readVersion(desk(), { id: ID, version: 4 })).toEqual({
      ok: true,
      value: written("Version 4."),
    });
    expect(await readVersion(desk(), { id: ID, version: 3 })).toMatchObject({
      problems: [{ code: "version-unknown" }],
    });
  });

  test("folds neither another person's autosave nor a deliberate save", async () => {
    await begin();
    await autosave("ada", 1, 0);
    await autosave("bob", 2, 1);
    await autosave("bob", 3, 2, true);
    await autosave("bob", 4, 3);
    await autosave("bob", 5, 4);
    expect(await kept()).toEqual([
      [6, "bob", false],
      [4, "bob", true],
      [3, "bob", false],
      [2, "ada", false],
      [1, "test", true],
    ]);
  });

  test("has no version for an autosave that changes nothing, and one for a deliberate save", async () => {
    await begin();
    const content = written("First.");
    expect(accepted(await saveDraft(desk(), { id: ID, version: 1, content })).version).toBe(1);
    expect(accepted(await saveDraft(desk(), { id: ID, version: 1, content, deliberate: true })).version).toBe(
      2,
    );
  });

  test("is never changed, not even by somebody with the database in hand", async () => {
    await begin();
    await autosave("ada", 1, 0, true);
    const change = desk().database.draftVersion.updateMany({ data: { content: {} } });
    await expect(change).rejects.toThrow("never changed");
  });

  test("is read page by page", async () => {
    await begin();
    for (const version of [1, 2, 3, 4]) await autosave("ada", version, version, true);
    const first = await listVersions(desk(), { id: ID, limit: 2 });
    expect(first.map(({ version }) => version)).toEqual([5, 4]);
    const second = await listVersions(desk(), { id: ID, before: 4, limit: 2 });
    expect(second.map(({ version }) => version)).toEqual([3, 2]);
  });

  test("gives an earlier version back as the next one", async () => {
    await begin();
    await autosave("ada", 1, 0, true);
    const restored = accepted(await restoreVersion(desk(), { id: ID, version: 2, to: { version: 1 } }));
    expect(restored).toEqual({ id: ID, version: 3, state: "writing" });
    expect(await stored()).toMatchObject({ content: written("First.") });
    expect(await kept()).toEqual([
      [3, "test", true],
      [2, "ada", true],
      [1, "test", true],
    ]);
  });

  test.each([
    ["a version that there is none of", { version: 9 }, "version-unknown"],
    ["a revision that there is none of", { revision: "0".repeat(64) }, "revision-unknown"],
  ])("does not give back %s", async (_what, to, code) => {
    await begin();
    expect(await restoreVersion(desk(), { id: ID, version: 1, to })).toMatchObject({ problems: [{ code }] });
  });

  test("is gone with a draft of the sample publication", async () => {
    await begin();
    await autosave("ada", 1, 0);
    await desk().database.draft.delete({ where: { id: ID } });
    expect(await desk().database.draftVersion.count()).toBe(0);
  });
});

describe("a draft of a published article", () => {
  test("is saved without a reader seeing it, and is then changed", async () => {
    const { path } = await publish();
    const before = await findArticle(path);
    const edition = await desk().database.edition.findFirst();
    const saved = accepted(await saveDraft(desk(), { id: ID, version: 1, content: written("New.") }));
    expect(saved.state).toBe("changed");
    expect(await findArticle(path)).toEqual(before);
    expect(await desk().database.edition.findFirst()).toEqual(edition);
    expect(accepted(await saveDraft(desk(), { id: ID, version: 2, content: articleContent() })).state).toBe(
      "published",
    );
  });

  test("takes the words of a published revision back, and readers see nothing of it", async () => {
    const { path, revisionHash } = await publish();
    const before = await findArticle(path);
    accepted(await saveDraft(desk(), { id: ID, version: 1, content: written("New.") }));
    const to = { revision: revisionHash };
    const restored = accepted(await restoreVersion(desk(), { id: ID, version: 2, to }));
    expect(restored).toMatchObject({ version: 3, state: "published" });
    expect(await stored()).toMatchObject({ content: articleContent() });
    expect(await findArticle(path)).toEqual(before);
  });

  test("that was withdrawn is still saved, stays withdrawn, and takes no words from the withdrawal", async () => {
    await publish();
    const withdrawal = { article: { id: ID }, reason: "It was wrong.", legal: null };
    const { revisionHash } = accepted(await withdrawArticle(desk(), withdrawal));
    const saved = accepted(await saveDraft(desk(), { id: ID, version: 1, content: written("New.") }));
    expect(saved.state).toBe("withdrawn");
    expect(
      await restoreVersion(desk(), { id: ID, version: 2, to: { revision: revisionHash } }),
    ).toMatchObject({
      problems: [{ code: "revision-without-words" }],
    });
    accepted(await restoreArticle(desk(), { id: ID }, TEST_ORIGINS));
    expect(await stored()).toMatchObject({ state: "changed", content: written("New.") });
  });
});

function figure(more: { alt: string }) {
  const src = `/media/${"0".repeat(64)}.png`;
  return { src, width: 10, height: 10, caption: null, credit: null, licence: null, ...more };
}
