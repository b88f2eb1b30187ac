import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { decideErrorReport, fileErrorReport, forgetContacts, MOST_OPEN } from "@/lib/error-reports/commands";
import { listErrorReports } from "@/lib/error-reports/queries";
import type { GivenReport } from "@/lib/error-reports/report-schema";
import type { Outcome } from "@/lib/outcome";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const publish = async () =>
  accepted(await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS));
const file = (articleId: string, more: Partial<GivenReport> = {}) =>
  fileErrorReport(desk(), { articleId, text: "It was a fine.", ...more });
const open = async () => (await listErrorReports(desk().database, { states: ["open"] })).reports;
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.problems.map(({ code, at }) => `${code} ${at}`);

describe("a reader's report", () => {
  test("is there for the editors, with what the reader wrote and no more than the minute", async () => {
    const { id, path } = await publish();
    const words = { text: " It was\r\na fine. ", quote: "Nobody was fined.", contact: "" };
    expect(await file(id, words)).toEqual({ ok: true, value: { path } });
    expect(await desk().database.errorReport.findMany()).toEqual([
      {
        id: expect.any(String),
        articleId: id,
        revision: 1,
        text: "It was\na fine.",
        quote: "Nobody was fined.",
        contact: null,
        receivedAt: new Date("2026-03-04T05:06:00.000Z"),
        state: "open",
        handledBy: null,
        handledAt: null,
        note: null,
      },
    ]);
    expect(await open()).toMatchObject([
      { path, headline: articleContent().headline, text: "It was\na fine." },
    ]);
  });

  test("leaves no event, so that nobody can fill the log", async () => {
    const { id } = await publish();
    const before = await desk().database.auditEvent.count();
    accepted(await file(id));
    expect(await desk().database.auditEvent.count()).toBe(before);
  });

  test.each([
    ["nothing", { text: " \n " }, "report-not-usable text"],
    ["too much", { text: "a".repeat(2001) }, "report-not-usable text"],
    ["a quotation without end", { quote: "a".repeat(501) }, "report-not-usable quote"],
    ["an address without end", { contact: "a".repeat(201) }, "report-not-usable contact"],
  ])("is refused with %s", async (_what, more, problem) => {
    const { id } = await publish();
    expect(codes(await file(id, more))).toEqual([problem]);
    expect(await desk().database.errorReport.count()).toBe(0);
  });

  test("may be as long as it says, whatever the letters, and what no text can hold is left out", async () => {
    const { id } = await publish();
    accepted(await file(id, { text: "微".repeat(2000) }));
    accepted(await file(id, { text: "a\0b\u202ec\ud800d" }));
    expect((await open()).map(({ text }) => text.length)).toContain(2000);
  });

  test("is refused of what is not there, or not any more", async () => {
    const { id } = await publish();
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "Why", legal: null }));
    for (const articleId of [id, "none", "11111111-2222-4333-8444-555555555555"])
      expect(codes(await file(articleId))).toEqual(["article-unknown null"]);
  });

  test("is refused while a thousand wait", async () => {
    const { id } = await publish();
    const row = { articleId: id, revision: 1, text: "x", receivedAt: TEST_TIME };
    const rows = Array.from({ length: MOST_OPEN }, (_, index) => ({
      ...row,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    }));
    await desk().database.errorReport.createMany({ data: rows });
    expect(codes(await file(id))).toEqual(["reports-too-many null"]);
    accepted(await decideErrorReport(desk(), { id: rows[0]?.id ?? "", decision: "accepted", note: "" }));
    accepted(await file(id));
  });
});

describe("an editor", () => {
  test("walks the reports, each once, the newest first", async () => {
    const { id } = await publish();
    for (let minute = 0; minute < 7; minute += 1) {
      // Each two within a minute.
      desk().setNow(new Date(TEST_TIME.getTime() + Math.floor(minute / 2) * 60_000));
      accepted(await file(id, { text: `Number ${minute}` }));
    }
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page = await listErrorReports(desk().database, { states: ["open"], after, limit: 2 });
      walked.push(...page.reports.map(({ text }) => text));
      after = page.next;
    } while (after !== null);
    expect([...walked].sort()).toEqual(Array.from({ length: 7 }, (_, index) => `Number ${index}`));
    expect(walked[0]).toBe("Number 6");
  });

  test("says what came of one, once, and how its sender can be reached is forgotten", async () => {
    const { id } = await publish();
    accepted(await file(id, { contact: "reader@example.org" }));
    const [report] = await open();
    const decide = { id: report?.id ?? "", decision: "declined" as const, note: "It was right." };
    expect(codes(await decideErrorReport(desk(), { ...decide, note: " " }))).toEqual(["note-missing note"]);
    expect((await open())[0]?.contact).toBe("reader@example.org");
    expect(accepted(await decideErrorReport(desk(), decide))).toMatchObject({
      state: "declined",
      contact: null,
      handledBy: "test",
      handledAt: TEST_TIME,
      note: "It was right.",
    });
    expect(await open()).toEqual([]);
    const again = { ...decide, decision: "accepted" as const };
    expect(codes(await decideErrorReport(desk(), again))).toEqual(["report-handled null"]);
    const handled = await listErrorReports(desk().database, { states: ["accepted", "declined"] });
    expect(handled.reports).toMatchObject([{ state: "declined" }]);
  });

  test.each(["none", "11111111-2222-4333-8444-555555555555"])("decides nothing of %s", async (id) => {
    const decided = await decideErrorReport(desk(), { id, decision: "accepted", note: "" });
    expect(codes(decided)).toEqual(["report-unknown id"]);
  });
});

test("P9: of who reports an error nothing is kept but what they wrote, and not for longer than they are told", async () => {
  const { id } = await publish();
  for (const text of ["The first.", "The second."])
    accepted(await file(id, { text, contact: "reader@example.org" }));
  const [second, first] = await desk().database.errorReport.findMany({ orderBy: { text: "desc" } });
  // There is no column for anything else, and the time is no more than a minute.
  expect(Object.keys(first ?? {}).sort()).toEqual([
    "articleId",
    "contact",
    "handledAt",
    "handledBy",
    "id",
    "note",
    "quote",
    "receivedAt",
    "revision",
    "state",
    "text",
  ]);
  expect(first?.receivedAt.getTime()).toBe(Math.floor(TEST_TIME.getTime() / 60_000) * 60_000);
  accepted(await decideErrorReport(desk(), { id: second?.id ?? "", decision: "accepted", note: "" }));
  const contacts = async () =>
    (await desk().database.errorReport.findMany({ orderBy: { text: "asc" } })).map(({ contact }) => contact);
  expect(await contacts()).toEqual(["reader@example.org", null]);
  const days = (count: number) => new Date(TEST_TIME.getTime() + count * 86_400_000);
  desk().setNow(days(89));
  expect(await forgetContacts(desk())).toBe(0);
  desk().setNow(days(91));
  expect(await forgetContacts(desk())).toBe(1);
  expect(await contacts()).toEqual([null, null]);
});
