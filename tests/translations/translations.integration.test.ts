import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findAround } from "@/lib/articles/archive-around";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish, createDraft, publishDraft } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { discardDraft } from "@/lib/articles/discard-draft";
import type { DraftContent } from "@/lib/articles/draft-content";
import { findOutlook } from "@/lib/articles/draft-outlook";
import { publishChanges } from "@/lib/articles/publish-changes";
import { publishDue } from "@/lib/articles/publish-due";
import { findArticle } from "@/lib/articles/queries";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { restoreArticle } from "@/lib/articles/restore-article";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import { findTwin } from "@/lib/syndication/queries";
import { beginTranslation, tieTranslation, untieTranslation } from "@/lib/translations/commands";
import { findDraftEditions } from "@/lib/translations/draft-editions";
import { findEditions } from "@/lib/translations/queries";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const hours = (count: number) => new Date(TEST_TIME.getTime() + count * 3_600_000);
const NOT_SAID = { translator: null, engine: null, checkedBy: null };

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const original = (more: Partial<ArticleContent> = {}) => articleContent({ headline: "The banner", ...more });
const german = (of: string, more: Partial<ArticleContent> = {}) =>
  articleContent({ headline: "Das Banner", language: "de", translation: { of, ...NOT_SAID }, ...more });

async function publish(content: ArticleContent) {
  return accepted(await createAndPublish(desk(), { content }, TEST_ORIGINS));
}

const refusedTo = async (content: ArticleContent, id: string = randomUUID()) =>
  createAndPublish(desk(), { id, content }, TEST_ORIGINS);

async function change(id: string, content: DraftContent, kind: "typo" | "updated" | "corrected") {
  const draft = await desk().database.draft.findUniqueOrThrow({ where: { id } });
  const { version } = accepted(await saveDraft(desk(), { id, version: draft.version, content }));
  return publishChanges(desk(), { id, version, kind, note: "It says more." }, TEST_ORIGINS);
}

const draftOf = async (id: string) => {
  const { content, version } = await desk().database.draft.findUniqueOrThrow({ where: { id } });
  return { content, version };
};

describe("the editions of a piece", () => {
  test("name each other, the original first, and each is found at its own address", async () => {
    const first = await publish(original());
    const french = await publish(german(first.id, { language: "fr", headline: "La bannière" }));
    const second = await publish(german(first.id));
    const editions = [
      { path: first.path, language: "en-GB", headline: "The banner", isOriginal: true },
      { path: second.path, language: "de", headline: "Das Banner", isOriginal: false },
      { path: french.path, language: "fr", headline: "La bannière", isOriginal: false },
    ];
    for (const { id } of [first, second, french]) expect((await findEditions(id)).editions).toEqual(editions);
    expect(new Set(editions.map(({ path }) => path)).size).toBe(3);
    expect((await findEditions(first.id)).translation).toBeNull();
  });

  test("are none where there is only one", async () => {
    const { id } = await publish(original());
    expect(await findEditions(id)).toEqual({ editions: [], translation: null });
    expect(await findEditions(randomUUID())).toEqual({ editions: [], translation: null });
  });

  test("are each withdrawn and restored by themselves", async () => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    const withdraw = (path: string) =>
      withdrawArticle(desk(), { article: { path }, reason: "It was forged.", legal: null });
    accepted(await withdraw(first.path));
    expect(await findArticle(second.path)).not.toBeNull();
    expect(await findEditions(second.id)).toEqual({
      editions: [],
      translation: {
        ...NOT_SAID,
        original: { path: first.path, language: "en-GB", headline: "The banner", isWithdrawn: true },
        behindSince: null,
      },
    });
    accepted(await restoreArticle(desk(), { path: first.path }, TEST_ORIGINS));
    expect((await findEditions(second.id)).editions).toHaveLength(2);
    accepted(await withdraw(second.path));
    expect(await findEditions(first.id)).toEqual({ editions: [], translation: null });
  });

  test("are not related to each other: they are one piece", async () => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    const other = await publish(original({ headline: "Another" }));
    for (const { id } of [first, second]) {
      const { related } = await findAround({ id, publishedAt: TEST_TIME });
      expect(related.map(({ path }) => path)).toEqual([other.path]);
    }
  });

  test("outlive the database", async () => {
    const first = await publish(original());
    const second = await publish(
      german(first.id, { translation: { of: first.id, ...NOT_SAID, engine: "Babel 3" } }),
    );
    const before = await findEditions(second.id);
    await loseTables(desk().database);
    expect(await rebuildFromObjects(desk(), TEST_ORIGINS)).toMatchObject({ problems: [] });
    expect(await findEditions(second.id)).toEqual(before);
    expect(before).toMatchObject({
      editions: [{ isOriginal: true }, {}],
      translation: { engine: "Babel 3" },
    });
  });

  test("are found by an index, however many articles there are", async () => {
    const plan = await desk().database.$transaction(async (transaction) => {
      await transaction.$executeRaw`SET LOCAL enable_seqscan = off`;
      return transaction.$queryRaw<{ "QUERY PLAN": string }[]>`
        EXPLAIN SELECT path FROM article WHERE id = ${randomUUID()}::uuid OR translation_of = ${randomUUID()}::uuid`;
    });
    expect(JSON.stringify(plan)).toContain("article_translation_of_idx");
  });

  test("move by themselves, and the others lead to the new address", async () => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    const moved = accepted(await changeSlug(desk(), { article: { path: first.path }, slug: "elsewhere" }));
    expect((await findEditions(second.id)).translation?.original?.path).toBe(moved.path);
  });
});

describe("a translation", () => {
  test("says how it was made, also to programs", async () => {
    const first = await publish(original());
    const made = { translator: "Mei Lin", engine: "Babel 3", checkedBy: "Ada Quill" };
    const second = await publish(german(first.id, { translation: { of: first.id, ...made } }));
    expect((await findEditions(second.id)).translation).toMatchObject(made);
    expect((await findTwin(second.path))?.translation).toEqual({ of: first.id, ...made });
    expect((await findTwin(first.path))?.translation).toBeNull();
  });

  test("may be there before its original", async () => {
    const of = await createDraft(desk(), { content: original() });
    const second = await publish(german(of));
    expect((await findEditions(second.id)).translation).toMatchObject({ original: null });
    desk().setNow(hours(1));
    const first = accepted(await publishDraft(desk(), of, TEST_ORIGINS));
    const { translation } = await findEditions(second.id);
    expect(translation?.original?.path).toBe(first.path);
    // That it has appeared is no change of it.
    expect(translation?.behindSince).toBeNull();
  });

  test.each([
    ["updated", true],
    ["corrected", true],
    ["typo", false],
  ] as const)("is behind its original that was %s since: %s", async (kind, isBehind) => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    desk().setNow(hours(1));
    const body = original().body.replace("finding", kind === "typo" ? "findings" : "whole long finding");
    accepted(await change(first.id, original({ body }), kind));
    const { translation } = await findEditions(second.id);
    expect(translation?.behindSince ?? null).toEqual(isBehind ? hours(1) : null);
    const drafts = await findDraftEditions(desk().database, first.id);
    expect(drafts?.translations).toMatchObject([{ id: second.id, behindSince: isBehind ? hours(1) : null }]);
    // Until it has caught up.
    desk().setNow(hours(2));
    accepted(await change(second.id, german(first.id, { body: "Sehr viel mehr als bisher." }), "updated"));
    expect((await findEditions(second.id)).translation?.behindSince).toBeNull();
  });

  test("that moves to another address has not caught up", async () => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    desk().setNow(hours(1));
    accepted(await change(first.id, original({ body: "Something else." }), "corrected"));
    desk().setNow(hours(2));
    accepted(await changeSlug(desk(), { article: { path: second.path }, slug: "woanders" }));
    expect((await findEditions(second.id)).translation?.behindSince).toEqual(hours(1));
  });
});

describe("nothing goes live", () => {
  test("as a translation of itself", async () => {
    const id = randomUUID();
    expect(await refusedTo(german(id), id)).toMatchObject({
      problems: [{ code: "translation-of-itself", at: "translation.of" }],
    });
  });

  test("as a translation of what there is not, or was discarded", async () => {
    const unknown = { problems: [{ code: "original-unknown", at: "translation.of" }] };
    expect(await refusedTo(german(randomUUID()))).toMatchObject(unknown);
    const id = await createDraft(desk(), { content: original() });
    accepted(await discardDraft(desk(), { id }));
    expect(await refusedTo(german(id))).toMatchObject(unknown);
  });

  test("as a translation of a translation, be that public or not", async () => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    const third = await createDraft(desk(), { content: german(first.id, { language: "fr" }) });
    for (const of of [second.id, third])
      expect(await refusedTo(german(of, { language: "it" }))).toMatchObject({
        problems: [{ code: "original-is-translation" }],
      });
  });

  test("as a translation, when it has translations itself", async () => {
    const first = await publish(original());
    const other = await publish(original({ headline: "Another" }));
    await publish(german(first.id));
    const became = await change(first.id, german(other.id, { language: "nl" }), "updated");
    expect(became).toMatchObject({ problems: [{ code: "translation-has-translations" }] });
  });

  test("in a language that another edition has: not a translation, nor an original, nor one that is changed", async () => {
    const first = await publish(original());
    await publish(german(first.id));
    const taken = { problems: [{ code: "language-taken", at: "language" }] };
    expect(await refusedTo(german(first.id))).toMatchObject(taken);
    expect(await refusedTo(german(first.id, { language: "en-GB" }))).toMatchObject(taken);
    const french = await publish(german(first.id, { language: "fr" }));
    expect(await change(french.id, german(first.id), "updated")).toMatchObject(taken);
    expect(await change(first.id, original({ language: "fr" }), "updated")).toMatchObject(taken);
    // One that is not public yet has its language all the same.
    const waiting = await createDraft(desk(), { content: original({ language: "it" }) });
    expect(await refusedTo(german(waiting, { language: "it" }))).toMatchObject(taken);
  });

  test("in a language that nobody said", async () => {
    const first = await publish(original());
    expect(await refusedTo(german(first.id, { language: "und" }))).toMatchObject({
      problems: [{ code: "language-missing", at: "language" }],
    });
  });

  test("again after it was withdrawn, when another has its language by now", async () => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    const article = { path: second.path };
    accepted(await withdrawArticle(desk(), { article, reason: "It was forged.", legal: null }));
    const other = await publish(german(first.id, { headline: "Das andere Banner" }));
    expect(await restoreArticle(desk(), article, TEST_ORIGINS)).toMatchObject({
      problems: [{ code: "language-taken", message: expect.stringContaining(other.path) }],
    });
  });

  test("of two translations that are published at one moment, but the first", async () => {
    const first = await publish(original());
    const drafts = [
      await createDraft(desk(), { content: german(first.id) }),
      await createDraft(desk(), { content: german(first.id, { headline: "Noch eins" }) }),
    ];
    const outcomes = await Promise.all(drafts.map((id) => publishDraft(desk(), id, TEST_ORIGINS)));
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await findEditions(first.id)).editions).toHaveLength(2);
  });

  test("on its minute: it is given back with the reason", async () => {
    const first = await publish(original());
    const id = await createDraft(desk(), { content: german(first.id) });
    accepted(await scheduleDraft(desk(), { id, at: hours(1).toISOString() }, TEST_ORIGINS));
    await publish(german(first.id, { headline: "Schneller" }));
    desk().setNow(hours(1));
    expect(await publishDue(desk(), TEST_ORIGINS)).toMatchObject({
      published: [],
      returned: [{ id, problems: [{ code: "language-taken" }] }],
    });
  });

  test("and the draft's outlook says so before", async () => {
    const first = await publish(original());
    await publish(german(first.id));
    const id = await createDraft(desk(), { content: german(first.id) });
    expect((await findOutlook(desk(), id, TEST_ORIGINS))?.problems).toMatchObject([
      { code: "language-taken" },
    ]);
  });
});

describe("a translation that is begun", () => {
  const begin = (of: string, language: string, id: string = randomUUID()) =>
    beginTranslation(desk(), { id, of, language });

  test("has the words that readers have, and an address and times of its own; asked for twice, it is one", async () => {
    const first = await publish(
      original({ slug: "banner", firstPublished: { at: "2018-01-02T00:00:00.000Z", precision: "day" } }),
    );
    accepted(await saveDraft(desk(), { id: first.id, version: 1, content: original({ headline: "Half" }) }));
    const id = randomUUID();
    accepted(await begin(first.id, "ZH-hans", id));
    accepted(await begin(first.id, "zh-Hans", id));
    expect((await draftOf(id)).content).toEqual({
      ...original(),
      language: "zh-Hans",
      translation: { of: first.id, ...NOT_SAID },
    });
    const editions = await findDraftEditions(desk().database, first.id);
    expect(editions).toMatchObject({
      original: null,
      translations: [{ id, language: "zh-Hans", state: "writing" }],
    });
    expect(await findDraftEditions(desk().database, id)).toMatchObject({
      // What whoever may not read its draft is told of it is what readers have.
      original: { id: first.id, headline: "Half", state: "changed", article: { headline: "The banner" } },
      translations: [],
    });
  });

  test("has the draft's words where readers have none", async () => {
    const of = await createDraft(desk(), { content: original() });
    const { id } = accepted(await begin(of, "de"));
    expect((await draftOf(id)).content).toMatchObject({ headline: "The banner", language: "de" });
  });

  test.each([
    ["of nothing", "draft-unknown", "de", "none"],
    ["into no language", "language-not-usable", "German", "original"],
    ["into an unknown one", "language-not-usable", "und", "original"],
    ["into its own", "language-taken", "en-gb", "original"],
    ["of a translation", "original-is-translation", "fr", "translation"],
  ] as const)("is refused %s", async (_what, code, language, which) => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    const of = { none: "none", original: first.id, translation: second.id }[which];
    expect(await begin(of, language)).toMatchObject({ ok: false, problems: [{ code }] });
    expect(await desk().database.draft.count()).toBe(2);
  });
});

describe("a draft that was begun by itself", () => {
  test.each(["id", "address", "path", "newsroom"] as const)(
    "is tied to its original by its %s",
    async (by) => {
      const first = await publish(original());
      const id = await createDraft(desk(), { content: articleContent({ language: "de" }) });
      const written = {
        id: first.id.toUpperCase(),
        address: ` https://wiretap.example${first.path}/ `,
        path: first.path,
        newsroom: `https://wiretap.example/admin/drafts/${first.id}/translations`,
      }[by];
      accepted(await tieTranslation(desk(), { id, version: 1, original: written }));
      expect(await draftOf(id)).toMatchObject({ version: 2, content: { translation: { of: first.id } } });
      accepted(await untieTranslation(desk(), { id, version: 2 }));
      expect((await draftOf(id)).content).toEqual(articleContent({ language: "de" }));
    },
  );

  test.each([
    ["a headline", "The banner"],
    ["an address of nothing", "/2026/03/01/nothing"],
    ["an id of nothing", "11111111-2222-4333-8444-555555555555"],
    ["nothing", " "],
  ])("is not tied to %s", async (_what, written) => {
    await publish(original());
    const id = await createDraft(desk(), { content: articleContent({ language: "de" }) });
    expect(await tieTranslation(desk(), { id, version: 1, original: written })).toMatchObject({
      problems: [{ code: "original-unknown", at: "original" }],
    });
    expect(await draftOf(id)).toMatchObject({ version: 1 });
  });

  test("is not tied to what cannot be its original, whether it has a language yet or not", async () => {
    const first = await publish(original());
    const second = await publish(german(first.id));
    for (const language of ["und", "fr"]) {
      const id = await createDraft(desk(), { content: articleContent({ language }) });
      for (const [written, code] of [
        [second.path, "original-is-translation"],
        [randomUUID(), "original-unknown"],
      ] as const)
        expect(await tieTranslation(desk(), { id, version: 1, original: written })).toMatchObject({
          problems: [{ code, at: "original" }],
        });
    }
  });

  test("is not tied to itself, nor over what somebody has saved since", async () => {
    const first = await publish(original());
    const id = await createDraft(desk(), { content: articleContent({ language: "de" }) });
    expect(await tieTranslation(desk(), { id, version: 1, original: id })).toMatchObject({
      problems: [{ code: "translation-of-itself", at: "original" }],
    });
    expect(await tieTranslation(desk(), { id, version: 9, original: first.id })).toMatchObject({
      problems: [{ code: "draft-conflict" }],
    });
    expect(await untieTranslation(desk(), { id: "none", version: 1 })).toMatchObject({
      problems: [{ code: "draft-unknown" }],
    });
  });
});
