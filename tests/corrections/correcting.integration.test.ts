import { describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish } from "@/lib/articles/commands";
import type { DraftContent } from "@/lib/articles/draft-content";
import { findOutlook } from "@/lib/articles/draft-outlook";
import { findNewestRevision } from "@/lib/articles/newest-revision";
import { publishChanges } from "@/lib/articles/publish-changes";
import { findArticle } from "@/lib/articles/queries";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { restoreArticle } from "@/lib/articles/restore-article";
import { revisionRow, sealRevision } from "@/lib/articles/revisions";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { countChanges, listCorrections, listCorrectionsOf } from "@/lib/corrections/queries";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const HOUR = 3_600_000;
const hoursLater = (hours: number) => new Date(TEST_TIME.getTime() + hours * HOUR);

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const publish = async (headline = "A regulator errs") =>
  accepted(await createAndPublish(desk(), { content: articleContent({ headline }) }, TEST_ORIGINS));

type Told = Partial<Pick<Parameters<typeof publishChanges>[1], "kind" | "note" | "serious">>;

/** Changes the body of an article, so many hours after its publication. */
async function change(id: string, more: Partial<DraftContent>, told: Told = {}, hours = 1) {
  const draft = await desk().database.draft.findUniqueOrThrow({ where: { id } });
  const newest = await findNewestRevision(desk().database, { id });
  if (newest === null || newest.record.kind === "withdrawn") throw new Error("Nothing is published.");
  const content = { ...newest.record.content, ...more };
  const saved = accepted(await saveDraft(desk(), { id, version: draft.version, content }));
  desk().setNow(hoursLater(hours));
  const kind = { kind: "corrected" as const, note: "It was a fine after all.", ...told };
  return publishChanges(desk(), { id, version: saved.version, ...kind }, TEST_ORIGINS);
}

const wrong = "The regulator published its finding on a Tuesday.\n\nSomebody was fined.";

describe("a typing error", () => {
  test("is mended without a note, is a revision like others, and moves no date", async () => {
    const { id, path } = await publish();
    const mended = { body: articleContent().body.replace("finding", "findnig") };
    expect(accepted(await change(id, mended, { kind: "typo", note: " " }))).toMatchObject({
      revisionNumber: 2,
    });
    expect(await findArticle(path)).toMatchObject({ updatedAt: null, revisionNumber: 2, changes: [] });
    expect(await desk().database.revision.findFirst({ where: { number: 2 } })).toMatchObject({
      kind: "typo",
      note: null,
      recordedAt: hoursLater(1),
    });
  });

  test("is told of where a note is given", async () => {
    const { id, path } = await publish();
    await change(
      id,
      { body: articleContent().body.replace("finding", "findnig") },
      { kind: "typo", note: "A letter." },
    );
    expect((await findArticle(path))?.changes).toMatchObject([{ kind: "typo", note: "A letter." }]);
  });

  test("is refused where more than letters differ, and nothing is written", async () => {
    const { id } = await publish();
    expect(await change(id, { body: wrong }, { kind: "typo" })).toMatchObject({
      problems: [{ code: "change-not-small", at: "kind" }],
    });
    expect(await desk().database.revision.count()).toBe(1);
  });

  test("leaves the time of an update where it was", async () => {
    const { id, path } = await publish();
    accepted(await change(id, { body: wrong }, { kind: "updated" }));
    accepted(await change(id, { body: wrong.replace("finding", "findnig") }, { kind: "typo" }, 5));
    expect(await findArticle(path)).toMatchObject({ updatedAt: hoursLater(1), revisionNumber: 3 });
  });
});

describe("a correction", () => {
  test("says in its record which words took the place of which, and so do the lists", async () => {
    const { id, path } = await publish();
    const { revisionHash } = accepted(await change(id, { body: wrong }, { serious: true }));
    const passages = [{ was: "Nobody was fined.", now: "Somebody was fined.", where: "body" }];
    expect((await findNewestRevision(desk().database, { id }))?.record).toMatchObject({
      correction: { serious: true, passages },
    });
    const view = {
      path,
      from: 1,
      to: 2,
      serious: true,
      passages,
      correctedAt: hoursLater(1),
      note: "It was a fine after all.",
    };
    expect(await listCorrections()).toMatchObject({ corrections: [view], older: null });
    expect((await listCorrectionsOf([id])).get(id)).toMatchObject([view]);
    expect(await desk().database.correction.findFirst()).toMatchObject({ toHash: revisionHash });
    expect((await findArticle(path))?.changes).toMatchObject([
      { kind: "corrected", correction: { serious: true, passages, from: 1 } },
    ]);
  });

  test("is shown to its editor before it is published", async () => {
    const { id } = await publish();
    expect((await findOutlook(desk(), id, TEST_ORIGINS))?.change).toBeNull();
    const draft = { ...articleContent({ headline: "A regulator errs" }), body: wrong };
    accepted(await saveDraft(desk(), { id, version: 1, content: draft }));
    expect((await findOutlook(desk(), id, TEST_ORIGINS))?.change).toMatchObject({
      tooLarge: "other-words",
      passages: [{ was: "Nobody was fined." }],
    });
  });

  test("is no part of what is published after it", async () => {
    const { id, path } = await publish();
    accepted(await change(id, { body: wrong }));
    accepted(await change(id, { body: `${wrong}\n\nMore.` }, { kind: "updated" }, 2));
    accepted(await changeSlug(desk(), { article: { id }, slug: "elsewhere" }));
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Why", legal: null }));
    accepted(await restoreArticle(desk(), { id }, TEST_ORIGINS, { note: null }));
    const rows = await desk().database.revision.findMany({ orderBy: { number: "asc" } });
    const keyed = rows.filter(({ record }) => JSON.stringify(record).includes('"correction"'));
    expect(keyed.map(({ kind }) => kind)).toEqual(["corrected"]);
    expect(path).not.toContain("elsewhere");
  });

  test("is told of with the piece, however many other changes follow", async () => {
    const { id, path } = await publish();
    accepted(await change(id, { body: wrong }, { serious: true }));
    const newest = await findNewestRevision(desk().database, { id });
    if (newest === null || newest.record.kind === "withdrawn") throw new Error("Nothing is published.");
    const { correction: _correction, ...record } = newest.record;
    let previous = newest.hash;
    for (let number = 3; number <= 54; number += 1) {
      const told = { ...record, number, previous, kind: "updated" as const, note: `Change ${number}.` };
      const sealed = sealRevision(told);
      await desk().database.revision.create({ data: revisionRow(sealed) });
      previous = sealed.hash;
    }
    expect((await rebuildArticles(desk(), TEST_ORIGINS)).problems).toEqual([]);
    const changes = (await findArticle(path))?.changes ?? [];
    expect(changes.map(({ revision }) => revision)).toEqual([
      ...Array.from({ length: 50 }, (_, index) => 54 - index),
      2,
    ]);
    expect(changes.at(-1)).toMatchObject({ kind: "corrected", correction: { serious: true, from: 1 } });
  });

  test("from before records named the words is compared by a rebuild, and is not serious", async () => {
    const { id, revisionHash } = await publish();
    const newest = await findNewestRevision(desk().database, { id });
    if (newest === null || newest.record.kind === "withdrawn") throw new Error("Nothing is published.");
    const record = {
      ...newest.record,
      number: 2,
      kind: "corrected" as const,
      note: "Somebody was.",
      content: { ...newest.record.content, body: wrong },
      previous: revisionHash,
    };
    await desk().database.revision.create({ data: revisionRow(sealRevision(record)) });
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect((await listCorrectionsOf([id])).get(id)).toMatchObject([
      { serious: false, passages: [{ was: "Nobody was fined.", now: "Somebody was fined." }] },
    ]);
  });

  test("outlives the database, and a rebuild changes nothing of it", async () => {
    const { id } = await publish();
    accepted(await change(id, { body: wrong }, { serious: true }));
    accepted(await change(id, { body: articleContent().body }, { note: "Nobody was." }, 3));
    const before = await desk().database.correction.findMany();
    expect(before).toHaveLength(2);
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await desk().database.correction.findMany()).toEqual(before);
    await loseTables(desk().database);
    expect(await desk().database.correction.count()).toBe(0);
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await desk().database.correction.findMany()).toEqual(before);
  });

  test("of a withdrawn article is in no list and no words of it are left, but it counts; restored, it is there again", async () => {
    const { id } = await publish();
    accepted(await change(id, { body: wrong }));
    const before = await listCorrections();
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Why", legal: null }));
    expect(await listCorrections()).toEqual({ corrections: [], older: null });
    expect(await desk().database.correction.findMany()).toMatchObject([{ note: null, passages: [] }]);
    expect((await countChanges(hoursLater(1))).ever).toMatchObject({ corrections: 1, withdrawals: 1 });
    accepted(await restoreArticle(desk(), { id }, TEST_ORIGINS, { note: null }));
    expect(await listCorrections()).toEqual(before);
  });
});

describe("the list of corrections", () => {
  test("has each once, the newest first, from page to page", async () => {
    for (const headline of ["One", "Two", "Three"]) {
      desk().setNow(TEST_TIME);
      const { id } = await publish(headline);
      // All in one moment.
      accepted(await change(id, { body: wrong }));
      accepted(await change(id, { body: `${wrong} Twice.` }, {}, 1));
    }
    const whole = await listCorrections(null, 50);
    expect(whole?.corrections).toHaveLength(6);
    const walked: unknown[] = [];
    let older: string | null = null;
    do {
      const page = await listCorrections(older, 2);
      walked.push(...(page?.corrections ?? []));
      older = page?.older ?? null;
    } while (older !== null);
    expect(walked).toEqual(whole?.corrections);
  });

  test.each([
    "",
    "x",
    "1-2",
    "63-00000000-0000-0000-0000-000000000000",
    "63-00000000-0000-0000-0000-000000000000-0",
  ])("has no page at %j", async (place) => {
    expect(await listCorrections(place)).toBeNull();
  });
});

describe("the figures", () => {
  test("count each kind, this year and ever, with the median time to correct", async () => {
    const { id } = await publish();
    accepted(await change(id, { body: wrong.replace("finding", "findnig") }, { kind: "updated" }));
    accepted(await change(id, { body: wrong }, { kind: "typo" }));
    accepted(await change(id, { body: `${wrong} Twice.` }, {}, 2));
    accepted(await change(id, { body: `${wrong} Once.` }, {}, 6));
    const all = { typos: 1, updates: 1, corrections: 2, withdrawals: 0, timeToCorrect: 4 * HOUR };
    expect(await countChanges(hoursLater(6))).toEqual({ thisYear: all, ever: all });
    const nextYear = new Date("2027-01-01T00:00:00Z");
    const none = { typos: 0, updates: 0, corrections: 0, withdrawals: 0, timeToCorrect: null };
    expect(await countChanges(nextYear)).toEqual({ thisYear: none, ever: all });
  });
});
