import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { ArticleStatements } from "@/components/statements/article-statements";
import { StatementEntry } from "@/components/statements/statement-entry";
import { createAndPublish } from "@/lib/articles/commands";
import { publishChanges } from "@/lib/articles/publish-changes";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { restoreArticle } from "@/lib/articles/restore-article";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import type { Outcome } from "@/lib/outcome";
import {
  correctStatement,
  type GivenStatement,
  markContradiction,
  recordStatement,
  unmarkContradiction,
  withdrawStatement,
} from "@/lib/statements/commands";
import {
  findSpeaker,
  findStatement,
  listNewestStatements,
  listSpeakers,
  listStatementsIn,
  listStatementsOf,
  readStatementPlace,
  STATEMENTS_A_PAGE,
  type StatementPlace,
} from "@/lib/statements/queries";
import { statementRecordSchema } from "@/lib/statements/statement-record";
import { findPublication } from "@/lib/syndication/queries";
import { writeStatementsTwin } from "@/lib/syndication/statements-twin";
import { statementHref } from "@/lib/urls";
import { verify } from "@/lib/verification/verify";
import { render } from "../components/render";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const WORDS = "WeChat does not keep any user’s chat history.";
const ORIGINAL = "微信不留存任何用户的聊天记录";

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const BODY = `> ${WORDS}\n\nThe company said no more. “He must be watching everybody”, said Mr Li.`;

async function publish(headline = "Nothing is kept") {
  const content = articleContent({ headline, body: BODY });
  return accepted(await createAndPublish(desk(), { content }, TEST_ORIGINS));
}

/** Gives a published article, whose draft has this version, another text. */
async function changeBody(id: string, version: number, body: string): Promise<void> {
  accepted(await saveDraft(desk(), { id, version, content: articleContent({ body }) }));
  const corrected = { id, version: version + 1, kind: "corrected", note: "It was said otherwise." } as const;
  accepted(await publishChanges(desk(), corrected, TEST_ORIGINS));
}

const statement = (article: string, more: Partial<GivenStatement> = {}): GivenStatement => ({
  speaker: { name: "Tencent", kind: "organisation" },
  kind: "denial",
  saidOn: "2018-01-02",
  quote: { text: WORDS, language: "en-GB" },
  original: { text: ORIGINAL, language: "zh-Hans" },
  article,
  source: "https://www.tencent.example/said?utm_source=feed",
  ...more,
});

async function record(article: string, more: Partial<GivenStatement> = {}): Promise<number> {
  return accepted(await recordStatement(desk(), statement(article, more))).id;
}

const ofTencent = async () => (await listStatementsOf("tencent", null, desk().database)).statements;

describe("a statement", () => {
  test("is who said what, when and where, with its article and the address of its source", async () => {
    const article = await publish();
    const id = await record(article.id);
    expect(await findSpeaker("tencent", desk().database)).toEqual({
      slug: "tencent",
      name: "Tencent",
      kind: "organisation",
    });
    const [said] = await ofTencent();
    expect(said).toMatchObject({
      id,
      kind: "denial",
      saidOn: "2018-01-02",
      quote: { text: WORDS, language: "en-GB" },
      original: { text: ORIGINAL, language: "zh-Hans" },
      article: { path: article.path, headline: "Nothing is kept" },
      source: "https://www.tencent.example/said",
      anchor: expect.any(String),
      correctedAt: null,
      contradictions: [],
    });
    const revision = await desk().database.revision.findFirstOrThrow();
    expect(said?.revisionHash).toBe(revision.hash);
  });

  test("of one name is of one speaker, however it is capitalised", async () => {
    const { id } = await publish();
    await record(id);
    await record(id, { speaker: { name: " TENCENT ", kind: "organisation" } });
    await record(id, { speaker: { name: "Li Shufu", kind: "person" } });
    expect(await listSpeakers("en", desk().database)).toEqual([
      {
        slug: "li-shufu",
        name: "Li Shufu",
        kind: "person",
        statements: 1,
        first: "2018-01-02",
        last: "2018-01-02",
      },
      {
        slug: "tencent",
        name: "Tencent",
        kind: "organisation",
        statements: 2,
        first: "2018-01-02",
        last: "2018-01-02",
      },
    ]);
  });

  test("of a name that looks like a pattern is of nobody else", async () => {
    const { id } = await publish();
    for (const name of ["@johnxdoe", "@john_doe", "%", "_", "Ana\\%", "Analog"])
      await record(id, { speaker: { name, kind: "person" } });
    await record(id, { speaker: { name: "@JOHN_DOE", kind: "person" } });
    const speakers = await listSpeakers("en", desk().database);
    expect(Object.fromEntries(speakers.map(({ name, statements }) => [name, statements]))).toEqual({
      "@johnxdoe": 1,
      "@john_doe": 2,
      "%": 1,
      _: 1,
      "Ana\\%": 1,
      Analog: 1,
    });
  });

  test("can be that nothing was said", async () => {
    const { id } = await publish();
    await record(id, { kind: "no_comment", quote: null, original: null, source: null });
    expect(await ofTencent()).toMatchObject([
      { kind: "no_comment", quote: null, anchor: null, source: null },
    ]);
  });

  test.each([
    ["words that are not there", { quote: { text: "WeChat keeps everything.", language: "en" } }, "quote"],
    ["no words", { quote: null, original: null }, "quote"],
    ["an original of nothing", { kind: "no_comment" as const, quote: null }, "original"],
    ["no date", { saidOn: "yesterday" }, "saidOn"],
    ["a day that there is not", { saidOn: "2018-02-30" }, "saidOn"],
    ["no name", { speaker: { name: " ", kind: "person" as const } }, "speaker.name"],
    ["a name that nobody has", { speaker: { name: "A\0B", kind: "person" as const } }, "speaker.name"],
    ["no language", { quote: { text: WORDS, language: "English" } }, "quote.language"],
    ["no source", { source: "nowhere" }, "source"],
    ["a source of another scheme", { source: "javascript:alert(1)" }, "source"],
    ["no article", { article: "b6a5b1a4-0000-4000-8000-000000000000" }, "article"],
    ["nothing like an article", { article: "'; DROP TABLE statement; --" }, "article"],
  ])("is refused with %s", async (_what, more, at) => {
    const { id } = await publish();
    expect(await recordStatement(desk(), statement(id, more))).toMatchObject({
      ok: false,
      problems: [{ at }],
    });
    expect(await desk().database.statementChange.count()).toBe(0);
  });

  test.each([
    ["We … agree with the regulator.", false],
    ["We do [now] agree with the regulator.", false],
    ["We do […] agree with the regulator.", false],
    ["We do not agree with the regulators", false],
    ["We do not agree with the regulator. . . . ever", false],
    ["It kept everything", false],
    ["…", false],
    ["“We do not agree with the regulator”", true],
    ["we do NOT agree …", true],
    ["It kept … everything", true],
    ["It kept [nearly] nothing", true],
  ])("has the words one after the other as the article has them: %s", async (text, isThere) => {
    const body =
      "“We do not agree with the regulator”, it said. “It kept … everything.” “It kept [nearly] nothing.”";
    const { id } = accepted(
      await createAndPublish(desk(), { content: articleContent({ body }) }, TEST_ORIGINS),
    );
    const recorded = await recordStatement(desk(), statement(id, { quote: { text, language: "en" } }));
    expect(recorded.ok).toBe(isThere);
    if (isThere) expect(await ofTencent()).toMatchObject([{ wordsStand: true }]);
  });

  test("says when its article has other words by now, and its date, name and kind can be corrected all the same", async () => {
    const article = await publish();
    const id = await record(article.id);
    const silent = await record(article.id, { kind: "no_comment", quote: null, original: null });
    const revision = (await ofTencent())[0]?.revisionHash;
    await changeBody(article.id, 1, `${BODY}\n\nMore was said.`);
    expect(await ofTencent()).toMatchObject([{ wordsStand: true }, { wordsStand: true }]);
    await changeBody(article.id, 2, "The company said something else.");
    expect(await ofTencent()).toMatchObject([
      { id, wordsStand: false, anchor: null },
      { id: silent, wordsStand: true },
    ]);
    const other = { saidOn: "2018-01-03", speaker: { name: "Li Shufu", kind: "person" as const } };
    const given = statement(article.id, { ...other, kind: "claim" });
    accepted(await correctStatement(desk(), { id, ...given }));
    // It still names the revision that has the words.
    expect(await findStatement(desk().database, id)).toMatchObject({
      saidOn: "2018-01-03",
      kind: "claim",
      speaker: { name: "Li Shufu" },
      revisionHash: revision,
      wordsStand: false,
    });
    const quote = { text: "WeChat keeps everything.", language: "en" };
    expect(await correctStatement(desk(), { id, ...given, quote })).toMatchObject({
      problems: [{ code: "words-not-in-article" }],
    });
    const there = { text: "The company said something else.", language: "en" };
    accepted(await correctStatement(desk(), { id, ...given, quote: there }));
    expect((await findStatement(desk().database, id))?.revisionHash).not.toBe(revision);
    const page = await listStatementsOf("li-shufu", null, desk().database);
    expect(page.statements).toMatchObject([{ wordsStand: true }]);
  });

  test("of words that are gone leads to the article’s history, on its page, for programs and beneath the article", async () => {
    const article = await publish();
    await record(article.id);
    const publication = await findPublication();
    const seen = async () => {
      const page = await listStatementsOf("tencent", null, desk().database);
      const [said] = page.statements;
      const speaker = await findSpeaker("tencent", desk().database);
      if (said === undefined || speaker === null) throw new Error("Nothing was said.");
      const site = { language: "en-GB" };
      return {
        entry: render(createElement(StatementEntry, { statement: said, site })).html,
        panel: render(createElement(ArticleStatements, { ...(await listStatementsIn(article.id)), site }))
          .html,
        twin: JSON.parse(writeStatementsTwin(speaker, page, publication)).statements[0].article,
      };
    };
    const way = `<a href="${article.path}/history">its history</a>`;
    const before = await seen();
    expect(before.entry + before.panel).not.toContain("its history");
    expect(before.twin).toMatchObject({ has_words: true });
    await changeBody(article.id, 1, "The company said something else.");
    const after = await seen();
    expect(after.entry).toContain(`The article has other words by now: ${way}`);
    expect(after.panel).toContain(way);
    expect(after.twin).toMatchObject({
      has_words: false,
      history_url: `${publication.siteUrl}${article.path}/history`,
    });
  });

  test("is corrected by a record of its own, and the earlier one is kept", async () => {
    const { id: article } = await publish();
    const id = await record(article);
    desk().setNow(new Date(TEST_TIME.getTime() + 60_000));
    accepted(await correctStatement(desk(), { id, ...statement(article, { saidOn: "2018-01-03" }) }));
    expect(await ofTencent()).toMatchObject([
      { id, saidOn: "2018-01-03", correctedAt: new Date(TEST_TIME.getTime() + 60_000) },
    ]);
    const records = await desk().database.statementChange.findMany({ orderBy: { number: "asc" } });
    expect(records.map((row) => statementRecordSchema.parse(row.record).change)).toMatchObject([
      { verb: "state", statement: { saidOn: "2018-01-02" } },
      { verb: "correct", id, statement: { saidOn: "2018-01-03" } },
    ]);
    await expect(desk().database.statementChange.deleteMany()).rejects.toThrow("never changed");
    expect(await correctStatement(desk(), { id: 99, ...statement(article) })).toMatchObject({
      problems: [{ code: "statement-unknown" }],
    });
  });

  test("is withdrawn with a reason, and with the contradictions that it was in", async () => {
    const { id: article } = await publish();
    const [one, other] = [await record(article), await record(article, { kind: "claim" })];
    accepted(await markContradiction(desk(), { one, other, note: "Both cannot be." }));
    expect(await withdrawStatement(desk(), { id: one, reason: " " })).toMatchObject({
      problems: [{ code: "note-not-usable", at: "reason" }],
    });
    accepted(await withdrawStatement(desk(), { id: one, reason: "It was somebody else." }));
    expect(await ofTencent()).toMatchObject([{ id: other, contradictions: [] }]);
    expect(await findStatement(desk().database, one)).toBeNull();
    expect(await withdrawStatement(desk(), { id: one, reason: "Again." })).toMatchObject({
      problems: [{ code: "statement-unknown" }],
    });
  });

  test("is not shown while its article is withdrawn, nor is a contradiction with it", async () => {
    const [here, there] = [await publish("Here"), await publish("There")];
    const one = await record(here.id);
    const other = await record(there.id, { speaker: { name: "Li Shufu", kind: "person" }, kind: "claim" });
    accepted(await markContradiction(desk(), { one, other, note: "Both cannot be." }));
    accepted(await withdrawArticle(desk(), { article: there, reason: "Wrong.", legal: null }));
    expect(await listSpeakers("en", desk().database)).toMatchObject([{ slug: "tencent" }]);
    expect(await findSpeaker("li-shufu", desk().database)).toBeNull();
    expect(await ofTencent()).toMatchObject([{ id: one, contradictions: [] }]);
    accepted(await restoreArticle(desk(), there, TEST_ORIGINS));
    expect(await ofTencent()).toMatchObject([{ id: one, contradictions: [{ id: other }] }]);
  });
});

describe("a contradiction", () => {
  test("is shown at both, with its note, until it is taken back", async () => {
    const { id: article } = await publish();
    const one = await record(article);
    const other = await record(article, { speaker: { name: "Li Shufu", kind: "person" }, kind: "claim" });
    accepted(await markContradiction(desk(), { one: other, other: one, note: "Both cannot be." }));
    expect(await listStatementsIn(article, desk().database)).toMatchObject({
      total: 2,
      statements: [
        { id: one, contradictions: [{ id: other, note: "Both cannot be.", speaker: { name: "Li Shufu" } }] },
        { id: other, contradictions: [{ id: one, note: "Both cannot be.", kind: "denial" }] },
      ],
    });
    accepted(await markContradiction(desk(), { one, other, note: "A better note." }));
    expect((await findStatement(desk().database, one))?.contradictions).toMatchObject([
      { note: "A better note." },
    ]);
    accepted(await unmarkContradiction(desk(), { one: other, other: one }));
    expect((await findStatement(desk().database, one))?.contradictions).toEqual([]);
    expect(await unmarkContradiction(desk(), { one, other })).toMatchObject({
      problems: [{ code: "contradiction-unknown" }],
    });
  });

  test.each([
    [1, 1, "contradicts-itself"],
    [1, 99, "statement-unknown"],
    [99, 1, "statement-unknown"],
    [1, 2 ** 40, "statement-unknown"],
  ])("between %d and %d is refused", async (one, other, code) => {
    await record((await publish()).id);
    expect(await markContradiction(desk(), { one, other, note: "No." })).toMatchObject({
      problems: [{ code }],
    });
  });
});

describe("the order of who said what", () => {
  test("is that of the dates, as far as they are known, and loses none from page to page", async () => {
    const { id: article } = await publish();
    const dates = Array.from({ length: STATEMENTS_A_PAGE + 7 }, (_, at) =>
      at % 3 === 0 ? "2018" : at % 3 === 1 ? "2018-01" : "2018-01-02",
    );
    for (const saidOn of dates) await record(article, { saidOn });
    const first = await listStatementsOf("tencent", null, desk().database);
    expect(first.statements).toHaveLength(STATEMENTS_A_PAGE);
    const place = readStatementPlace(first.next ?? "");
    const second = await listStatementsOf("tencent", place, desk().database);
    expect(second.next).toBeNull();
    const all = [...first.statements, ...second.statements];
    expect(all.map(({ saidOn }) => saidOn)).toEqual(dates.toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(dates.length);
    const newest = await listNewestStatements(desk().database);
    const before = await listNewestStatements(desk().database, { before: Number(newest.next) });
    expect([...newest.statements, ...before.statements].map(({ id }) => id)).toEqual(
      all.map(({ id }) => id).sort((a, b) => b - a),
    );
  });

  test("leads to each of them on the page on which it stands, from wherever it is named", async () => {
    const [here, there] = [await publish("Here"), await publish("There")];
    const other = await record(there.id, { speaker: { name: "Li Shufu", kind: "person" }, kind: "claim" });
    const last = await record(here.id, { saidOn: "2019" });
    for (let at = 0; at < 2 * STATEMENTS_A_PAGE; at += 1)
      await record(at % 5 === 0 ? there.id : here.id, { saidOn: at % 2 === 0 ? "2018-01" : "2018-01-02" });
    accepted(await markContradiction(desk(), { one: last, other, note: "Both cannot be." }));
    const places = async () => {
      const pages: string[] = [];
      for (let place: string | null = null; ; ) {
        const after: StatementPlace | null = place === null ? null : readStatementPlace(place);
        const page = await listStatementsOf("tencent", after, desk().database);
        expect(page.statements.map((statement) => statement.place)).toEqual(page.statements.map(() => place));
        pages.push(...page.statements.map(({ id }) => statementHref("tencent", { id, place })));
        place = page.next;
        if (place === null) return pages;
      }
    };
    const all = await places();
    expect(all).toHaveLength(2 * STATEMENTS_A_PAGE + 1);
    const href = all.at(-1) ?? "";
    expect(href).toMatch(new RegExp(`^/statements/tencent\\?newer=2018-01-02\\.\\d+#statement-${last}$`));
    const [contradicted] = (await listStatementsOf("li-shufu", null, desk().database)).statements;
    if (contradicted === undefined) throw new Error("It is not there.");
    const site = { language: "en-GB" };
    expect(render(createElement(StatementEntry, { statement: contradicted, site })).html).toContain(href);
    // Beneath the article are as many as a page has, and how many there are is said.
    const inHere = await listStatementsIn(here.id, desk().database);
    expect(inHere).toMatchObject({ total: 81, statements: { length: STATEMENTS_A_PAGE } });
    const panel = render(createElement(ArticleStatements, { ...inHere, site }));
    expect(panel.text).toContain("These are the first 50 of 81");
    // What readers do not have takes no place.
    accepted(await withdrawArticle(desk(), { article: there, reason: "Wrong.", legal: null }));
    expect(await places()).toHaveLength(81);
    expect(
      render(createElement(ArticleStatements, { ...(await listStatementsIn(there.id)), site })).html,
    ).toBe("");
  });

  test.each(["", "2018", "2018.0", "2018.01", "2018-1.2", "x.1", "2018.99999999999", "2018.1 OR 1=1"])(
    "goes on from no place such as %j",
    (written) => expect(readStatementPlace(written)).toBeNull(),
  );
});

describe("a rebuild", () => {
  test("brings statements and contradictions back, and verifies", async () => {
    const { id: article } = await publish();
    const one = await record(article);
    const other = await record(article, { kind: "claim", saidOn: "2017" });
    const gone = await record(article);
    accepted(await correctStatement(desk(), { id: one, ...statement(article, { saidOn: "2018-01" }) }));
    accepted(await markContradiction(desk(), { one, other, note: "Both cannot be." }));
    accepted(await withdrawStatement(desk(), { id: gone, reason: "Twice." }));
    const before = await ofTencent();
    expect(before).toHaveLength(2);
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await ofTencent()).toEqual(before);
    await loseTables(desk().database);
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect(await ofTencent()).toEqual(before);
    expect((await verify(desk(), { all: true })).flaws).toEqual([]);
    expect(await record(article)).toBe(7);
  });
});
