import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { enterUnlogged } from "@/lib/articles/log-revision";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { transact } from "@/lib/database/transaction";
import { declineSamples, loadSamplesOnce, removeSamplePublication } from "@/lib/importers/sample-publication";
import { appendToLog } from "@/lib/log/append-to-log";
import { type LogEntry, logEntrySchema } from "@/lib/log/log-entry";
import { findPublicHead, findPublicPage, logPageSchema, writeLog } from "@/lib/log/public-log";
import { LOG_PAGE } from "@/lib/log/queries";
import { orderEntries } from "@/lib/log/restore-log";
import { keepPicture } from "@/lib/media/commands";
import { removePicture } from "@/lib/media/remove-picture";
import type { Outcome } from "@/lib/outcome";
import { lockEdition } from "@/lib/site/edition";
import { canonicalBytes, canonicalHash } from "@/lib/storage/canonical";
import { sha256 } from "@/lib/storage/sha256";
import { verify } from "@/lib/verification/verify";
import { photograph } from "../media/samples";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";
import { hashByHand } from "./canonical-by-hand";

const desk = setUpDesk();
const SITE = "https://wiretap.example";

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const publish = async (headline: string, body = "It happened.") =>
  accepted(await createAndPublish(desk(), { content: articleContent({ headline, body }) }, TEST_ORIGINS));

async function entries(): Promise<LogEntry[]> {
  const rows = await desk().database.logEntry.findMany({ orderBy: { number: "asc" } });
  return rows.map(({ record }) => logEntrySchema.parse(record));
}

const keepPhotograph = async () =>
  accepted(
    await keepPicture(desk(), await photograph({ width: 1200, height: 800 }).jpeg().toBuffer(), {
      name: "a.jpg",
    }),
  );

async function forgetLog(): Promise<void> {
  await desk().database.$transaction([
    desk().database.$executeRaw`SET LOCAL session_replication_role = replica`,
    desk().database.$executeRaw`DELETE FROM log_entry`,
  ]);
  await rm(path.join(desk().objectsFolder, "log"), { recursive: true, force: true });
}

describe("the log", () => {
  test("has each revision as it is published, by its hash alone, and the entry before by its own", async () => {
    const { id } = await publish("One");
    desk().setNow(new Date(TEST_TIME.getTime() + 60_000));
    accepted(
      await withdrawArticle(
        { ...desk(), actor: "Ada Writer" },
        { article: { id }, reason: "Wrong.", legal: null },
      ),
    );
    const [first, second] = await desk().database.revision.findMany({ orderBy: { number: "asc" } });
    const log = await entries();
    expect(log).toEqual([
      {
        format: "standfirst/log/1",
        number: 1,
        at: "2026-03-04T05:06:07.000Z",
        kind: "revision",
        object: first?.hash,
        article: id,
        revision: 1,
        previous: null,
      },
      {
        format: "standfirst/log/1",
        number: 2,
        at: "2026-03-04T05:07:07.000Z",
        kind: "revision",
        object: second?.hash,
        article: id,
        revision: 2,
        previous: hashByHand(log[0]),
      },
    ]);
    const rows = await desk().database.logEntry.findMany({ orderBy: { number: "asc" } });
    for (const { hash } of rows) {
      const file = path.join(desk().objectsFolder, "log", hash.slice(0, 2), `${hash}.json`);
      expect(sha256(await readFile(file))).toBe(hash);
    }
  });

  test("has a picture with the first revision that shows it, and nothing of one that nobody published", async () => {
    const { src } = await keepPhotograph();
    expect(await entries()).toEqual([]);
    await publish("One", `![A door](${src})`);
    await publish("Two", `![A door](${src})`);
    const log = await entries();
    expect(log.map(({ kind }) => kind)).toEqual(["picture", "revision", "revision"]);
    expect(await desk().objects.has("pictures", log[0]?.object ?? "", "json")).toBe(true);
  });

  test("tells nothing when a picture is removed that nobody saw", async () => {
    const { src } = await keepPhotograph();
    const hash = /[0-9a-f]{64}/.exec(src)?.[0] ?? "";
    accepted(await removePicture(desk(), hash));
    expect(await entries()).toEqual([]);
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [] });
  });

  test("is one chain without a gap, however many publish at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, number) => publish(`Piece ${number}`)));
    expect((await entries()).map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [] });
  });

  test("has nothing of what was refused, or failed at the end", async () => {
    const failing = transact(desk().database, async (transaction) => {
      await lockEdition(transaction);
      await appendToLog(transaction, desk(), { kind: "capture", object: "a".repeat(64) });
      throw new Error("The disk is full.");
    });
    await expect(failing).rejects.toThrow("full");
    await publish("One");
    expect((await entries()).map(({ number, kind }) => [number, kind])).toEqual([[1, "revision"]]);
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { leftovers: 1 } });
  });

  test("has its entries in the order of time, also when the clock was wrong for a while", async () => {
    desk().setNow(new Date("2031-01-01T00:00:00.000Z"));
    await publish("By a wrong clock");
    desk().setNow(TEST_TIME);
    await publish("By a right one");
    desk().setNow(new Date("2031-01-01T00:00:01.000Z"));
    await publish("Later");
    expect((await entries()).map(({ at }) => at)).toEqual([
      "2031-01-01T00:00:00.000Z",
      "2031-01-01T00:00:00.000Z",
      "2031-01-01T00:00:01.000Z",
    ]);
  });

  test("is never changed, shortened or emptied", async () => {
    await publish("One");
    const { database } = desk();
    await expect(
      database.logEntry.update({ where: { number: 1 }, data: { kind: "capture" } }),
    ).rejects.toThrow("never changed");
    await expect(database.logEntry.delete({ where: { number: 1 } })).rejects.toThrow("never changed");
    await expect(database.$executeRaw`TRUNCATE log_entry`).rejects.toThrow("never emptied");
  });

  test("takes nothing that is no entry", async () => {
    const append = transact(desk().database, (transaction) =>
      appendToLog(transaction, desk(), { kind: "capture", object: "no hash" }),
    );
    await expect(append).rejects.toThrow();
    expect(await entries()).toEqual([]);
  });
});

describe("what was published before there was a log", () => {
  test("is entered once, in the order of time, also by two at once", async () => {
    const { src } = await keepPhotograph();
    for (const minutes of [3, 1, 2]) {
      desk().setNow(new Date(TEST_TIME.getTime() + minutes * 60_000));
      await publish(`Of minute ${minutes}`, `![A door](${src})`);
    }
    await forgetLog();
    desk().setNow(new Date(TEST_TIME.getTime() + 60 * 60_000));
    const edition = () => desk().database.edition.findUniqueOrThrow({ where: { id: 1 } });
    const before = await edition();
    expect((await Promise.all([enterUnlogged(desk()), enterUnlogged(desk())])).sort()).toEqual([0, 3]);
    const log = await entries();
    expect(log.map(({ kind }) => kind)).toEqual(["picture", "revision", "revision", "revision"]);
    const inTime = await desk().database.revision.findMany({ orderBy: { recordedAt: "asc" } });
    expect(log.slice(1).map(({ object }) => object)).toEqual(inTime.map(({ hash }) => hash));
    // The log can vouch from now on, and does not say otherwise.
    expect(new Set(log.map(({ at }) => at))).toEqual(new Set(["2026-03-04T06:06:07.000Z"]));
    expect((await edition()).number).toBe(before.number + 1);
    expect(await enterUnlogged(desk())).toBe(0);
    expect((await edition()).number).toBe(before.number + 1);
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [] });
  });

  test("is named until it is entered, and entered by a rebuild", async () => {
    await publish("One");
    await forgetLog();
    expect((await verify(desk())).flaws).toMatchObject([{ code: "revision-not-told" }]);
    await rebuildArticles(desk(), TEST_ORIGINS);
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { entries: 1 } });
  });
});

describe("the sample publication", () => {
  test("leaves word when it is taken out", { timeout: 120_000 }, async () => {
    accepted(await loadSamplesOnce(desk(), TEST_ORIGINS, () => {}));
    const revisions = (await entries()).filter(({ kind }) => kind === "revision");
    expect(revisions.every((entry) => entry.kind === "revision" && entry.sample === true)).toBe(true);
    await removeSamplePublication(desk());
    const removed = (await entries()).filter(({ kind }) => kind === "sample-removed");
    expect(removed.map(({ object }) => object).sort()).toEqual(revisions.map(({ object }) => object).sort());
    await publish("Our own");
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { revisions: 1 } });
  });

  test("is in no log where it was declined", async () => {
    await declineSamples(desk());
    expect(await entries()).toEqual([]);
  });
});

describe("a rebuild from the object store", () => {
  test("names an entry that is gone, and leaves the gap for whoever verifies", async () => {
    for (const number of [1, 2, 3, 4]) await publish(`Piece ${number}`);
    const { hash } = await desk().database.logEntry.findUniqueOrThrow({ where: { number: 2 } });
    await desk().database.$transaction([
      desk().database.$executeRaw`SET LOCAL session_replication_role = replica`,
      desk().database.$executeRaw`DELETE FROM log_entry`,
    ]);
    await rm(path.join(desk().objectsFolder, "log", hash.slice(0, 2), `${hash}.json`));
    const { problems } = await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(problems).toMatchObject([{ code: "log-entry-missing", at: "log entry 2" }]);
    expect(problems[0]?.message).toContain(`${hash}.json`);
    // What it told of is entered again, at the end.
    expect((await entries()).map(({ number }) => number)).toEqual([1, 3, 4, 5]);
    expect((await verify(desk(), { all: true })).flaws).toMatchObject([{ where: "log entry 2" }]);
  });

  test("says nothing of it where the database still has the entry", async () => {
    for (const number of [1, 2, 3]) await publish(`Piece ${number}`);
    const { hash } = await desk().database.logEntry.findUniqueOrThrow({ where: { number: 2 } });
    await rm(path.join(desk().objectsFolder, "log", hash.slice(0, 2), `${hash}.json`));
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect((await entries()).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  const entry = (
    number: number,
    at: string,
    previous: LogEntry | null,
    kind: "capture" | "picture" = "capture",
  ) =>
    ({
      format: "standfirst/log/1",
      number,
      at: `2026-01-01T00:00:${at}.000Z`,
      kind,
      object: sha256(`${number} ${at}`),
      previous: previous === null ? null : canonicalHash(previous),
    }) satisfies LogEntry;

  test("takes up what was entered, and not what an interrupted publication left", () => {
    const one = entry(1, "01", null);
    const left = entry(2, "02", one, "picture");
    const leftToo = entry(3, "02", left);
    const two = entry(2, "03", one);
    expect(orderEntries([leftToo, two, left, one])).toEqual({ inForce: [one, two], missing: [] });
    const three = entry(3, "04", two);
    expect(orderEntries([three, leftToo, one, left])).toMatchObject({
      inForce: [one, left, three].filter((each) => each !== left),
      missing: [{ first: 2, last: 2, hash: canonicalHash(two) }],
    });
    expect(orderEntries([])).toEqual({ inForce: [], missing: [] });
  });

  test("takes up the whole chain, whatever a wrong clock wrote in it or beside it", () => {
    const one = entry(1, "01", null);
    const wrong = entry(2, "59", one);
    const left = entry(3, "58", wrong);
    const three = entry(3, "03", wrong);
    const four = entry(4, "04", three);
    const inForce = [one, wrong, three, four];
    expect(orderEntries([left, four, wrong, one, three])).toEqual({ inForce, missing: [] });
  });

  test("goes on from the end that the database still has", () => {
    const one = entry(1, "01", null);
    const two = entry(2, "02", one);
    const left = entry(2, "03", one);
    const leftToo = entry(3, "04", left);
    const three = entry(3, "03", two);
    const end = { number: 2, hash: canonicalHash(two) };
    expect(orderEntries([one, two, left, leftToo], end)).toEqual({ inForce: [one, two], missing: [] });
    expect(orderEntries([one, left, leftToo, three], end)).toMatchObject({ inForce: [one, three] });
    expect(orderEntries([one, left, leftToo], end)).toEqual({ inForce: [one], missing: [] });
  });

  test("does not fork the log after a wrong clock", async () => {
    await publish("One");
    const [first] = await entries();
    await forgetLog();
    // As it was written before an entry's time was held against that of the one before.
    const wrong = logEntrySchema.parse({ ...first, at: "2031-01-01T00:00:00.000Z" });
    const two = entry(2, "02", wrong);
    const three = entry(3, "03", two);
    for (const each of [wrong, two, three]) await desk().objects.keep("log", canonicalBytes(each), "json");
    await rebuildFromObjects(desk(), TEST_ORIGINS);
    expect(await entries()).toEqual([wrong, two, three]);
  });
});

describe("what everybody can ask for", () => {
  test("is an empty head while nothing was published", async () => {
    expect(await findPublicHead(SITE, desk().database)).toEqual({
      format: "standfirst/log-head/1",
      site: SITE,
      number: 0,
      hash: null,
      at: null,
      entries: null,
    });
    expect(await findPublicPage(1, desk().database)).toBeNull();
  });

  test("leads from the first entry to the head, by sha256 and RFC 8785 alone", async () => {
    for (const number of [1, 2, 3]) await publish(`Piece ${number}`);
    await fill(LOG_PAGE + 5);
    const head = JSON.parse(writeLog(await findPublicHead(SITE, desk().database)));
    let previous: string | null = null;
    let number = 0;
    const pages: number[] = [];
    for (let next = head.entries; next !== null; ) {
      const first = Number(/\/(\d+)$/.exec(next)?.[1]);
      const page = JSON.parse(writeLog(logPageSchema.parse(await findPublicPage(first, desk().database))));
      pages.push(page.entries.length);
      for (const entry of page.entries) {
        expect([entry.number, entry.previous]).toEqual([number + 1, previous]);
        number = entry.number;
        previous = hashByHand(entry);
      }
      next = page.next;
    }
    expect(pages).toEqual([LOG_PAGE, 8]);
    expect([number, previous]).toEqual([head.number, head.hash]);
  });

  test("does not change where a page is full", async () => {
    await fill(LOG_PAGE);
    const whole = await findPublicPage(1, desk().database);
    expect(whole).toMatchObject({ next: null });
    await fill(1);
    expect(await findPublicPage(1, desk().database)).toEqual({
      ...whole,
      next: "/.well-known/standfirst/log/1001",
    });
    await fill(1);
    expect(await findPublicPage(1, desk().database)).toMatchObject({ entries: whole?.entries });
  });

  test.each([0, -1, 2, 1000, 1002, 1.5, Number.NaN, 2 ** 31 + 1, 1e300])(
    "has no page that begins with %s",
    async (first) => {
      await publish("One");
      expect(await findPublicPage(first, desk().database)).toBeNull();
    },
  );

  test("names nobody", async () => {
    await createAndPublish({ ...desk(), actor: "Ada Writer" }, { content: articleContent() }, TEST_ORIGINS);
    const said = [
      writeLog(await findPublicHead(SITE, desk().database)),
      writeLog(logPageSchema.parse(await findPublicPage(1, desk().database))),
    ].join();
    expect(said).not.toContain("Ada");
    expect(said).not.toContain("Regulator");
  });

  /** Entries of nothing in particular, which the object store need not have. */
  async function fill(count: number): Promise<void> {
    const last = await desk().database.logEntry.findFirst({ orderBy: { number: "desc" } });
    let previous = last?.hash ?? null;
    let number = last?.number ?? 0;
    const rows = Array.from({ length: count }, () => {
      number += 1;
      const record: LogEntry = {
        format: "standfirst/log/1",
        number,
        at: TEST_TIME.toISOString(),
        kind: "capture",
        object: sha256(randomUUID()),
        previous,
      };
      previous = canonicalHash(record);
      return { number, hash: previous, kind: record.kind, object: record.object, record };
    });
    await desk().database.logEntry.createMany({ data: rows });
  }
});
