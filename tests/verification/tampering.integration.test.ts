import { randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { changeSlug } from "@/lib/articles/change-slug";
import { createAndPublish } from "@/lib/articles/commands";
import { publishChanges } from "@/lib/articles/publish-changes";
import { rebuildFromObjects } from "@/lib/articles/rebuild";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { showCaptureText, uploadCapture } from "@/lib/captures/commands";
import { logEntrySchema } from "@/lib/log/log-entry";
import { keepPicture } from "@/lib/media/commands";
import { addName, renameName } from "@/lib/names/commands";
import type { Outcome } from "@/lib/outcome";
import { addRedirects } from "@/lib/redirects/commands";
import { nameHost } from "@/lib/sources/commands";
import {
  correctStatement,
  type GivenStatement,
  markContradiction,
  recordStatement,
  unmarkContradiction,
  withdrawStatement,
} from "@/lib/statements/commands";
import { canonicalBytes, canonicalHash } from "@/lib/storage/canonical";
import { sha256 } from "@/lib/storage/sha256";
import { verify } from "@/lib/verification/verify";
import { photograph } from "../media/samples";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

/** What somebody changes who gets past the program: the database's owner, or whoever can write to the disk. */

const desk = setUpDesk();

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** Two articles, one of them with three revisions and a photograph, and a third that was withdrawn. */
async function publishSeveral() {
  const at = (minutes: number) => desk().setNow(new Date(TEST_TIME.getTime() + minutes * 60_000));
  const photo = accepted(
    await keepPicture(desk(), await photograph({ width: 1200, height: 800 }).jpeg().toBuffer(), {
      name: "a.jpg",
    }),
  );
  const first = accepted(
    await createAndPublish(
      desk(),
      { content: articleContent({ body: `Before.\n\n![A door](${photo.src})` }) },
      TEST_ORIGINS,
    ),
  );
  at(1);
  const second = accepted(
    await createAndPublish(desk(), { content: articleContent({ headline: "A second piece" }) }, TEST_ORIGINS),
  );
  at(2);
  accepted(await changeSlug(desk(), { article: first, slug: "moved" }));
  at(3);
  accepted(await changeSlug(desk(), { article: first, slug: "moved-again" }));
  const third = accepted(
    await createAndPublish(desk(), { content: articleContent({ headline: "Gone soon" }) }, TEST_ORIGINS),
  );
  at(4);
  accepted(await withdrawArticle(desk(), { article: third, reason: "It was wrong.", legal: null }));
  accepted(await addName(desk(), "topic", { name: "Doors", description: "What opens." }));
  accepted(
    await addRedirects(desk(), {
      redirects: [{ from: "/old.html", to: first.path }],
      outside: false,
      ownOrigins: TEST_ORIGINS,
    }),
  );
  return { first, second, third };
}

/** Does something to the database that its triggers and foreign keys would refuse. */
async function goAround(...statements: string[]): Promise<void> {
  await desk().database.$transaction([
    desk().database.$executeRaw`SET LOCAL session_replication_role = replica`,
    ...statements.map((statement) => desk().database.$executeRawUnsafe(statement)),
  ]);
}

const fileOf = (kind: string, hash: string, extension = "json") =>
  path.join(desk().objectsFolder, kind, hash.slice(0, 2), `${hash}.${extension}`);

async function flip(file: string, at = 10, bit = 0): Promise<void> {
  const bytes = await readFile(file);
  bytes.writeUInt8(bytes.readUInt8(at % bytes.length) ^ (1 << bit), at % bytes.length);
  await writeFile(file, bytes);
}

async function firstFlaw() {
  const { flaws } = await verify(desk());
  expect(flaws.length).toBeLessThanOrEqual(1);
  return flaws[0];
}

const revisions = () =>
  desk().database.revision.findMany({ orderBy: [{ recordedAt: "asc" }, { number: "asc" }] });

describe("a publication that nobody tampered with", () => {
  test("fits, and everything was looked at", async () => {
    await publishSeveral();
    const { flaws, extent } = await verify(desk(), { all: true });
    expect(flaws).toEqual([]);
    // A picture with its versions, six revisions, and the last entry is the log's head.
    expect(extent).toMatchObject({
      entries: 7,
      revisions: 6,
      articles: 2,
      tombstones: 1,
      pictures: 1,
      records: 2,
      leftovers: 0,
      head: { number: 7 },
    });
    expect(extent.objects).toBeGreaterThan(16);
    expect(extent.events).toBe(await desk().database.auditEvent.count());
  });

  test("fits while it is empty", async () => {
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { head: null } });
  });

  test("fits again when it was made from the object store", async () => {
    await publishSeveral();
    const before = await verify(desk());
    await goAround(
      ...[
        "article",
        "tombstone",
        "revision",
        "draft",
        "media",
        "name_change",
        "redirect_change",
        "log_entry",
      ].map((table) => `TRUNCATE ${table} CASCADE`),
    );
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    const after = await verify(desk(), { all: true });
    expect(after.flaws).toEqual([]);
    expect(after.extent.head).toEqual(before.extent.head);
  });

  test("fits where an entry was left behind by a publication that was interrupted", async () => {
    await publishSeveral();
    const row = await desk().database.logEntry.findUniqueOrThrow({ where: { number: 3 } });
    const entry = { ...logEntrySchema.parse(row.record), at: "2026-03-04T05:06:00.000Z" };
    await desk().objects.keep("log", canonicalBytes(entry), "json");
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { leftovers: 1 } });
  });
});

describe("a capture that was changed behind the program's back is named", () => {
  const keep = async () => {
    const { hash } = accepted(
      await uploadCapture(desk(), {
        address: "https://source.example/said",
        bytes: Buffer.from("This is what they said."),
        name: "said.txt",
      }),
    );
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { captures: 1 } });
    return hash;
  };

  test("one byte of its file", async () => {
    const hash = await keep();
    await flip(fileOf("captures", hash, "warc"), 900);
    expect((await verify(desk(), { all: true })).flaws).toMatchObject([
      { code: "object-damaged", where: expect.stringContaining(`${hash}.warc`), expected: hash },
    ]);
  });

  test("a file that is gone", async () => {
    const hash = await keep();
    await rm(fileOf("captures", hash, "warc"));
    expect(await firstFlaw()).toMatchObject({ code: "told-and-missing" });
  });

  test("a file that is no capture", async () => {
    await keep();
    await desk().objects.keep("captures", Buffer.from("WARC/1.1\r\n\r\n"), "warc");
    expect(await firstFlaw()).toMatchObject({ code: "object-not-a-record" });
  });

  test.each([
    ["address", "'https://other.example/'"],
    ["text", "'This is what they never said.'"],
    ["captured_at", "captured_at - interval '1 day'"],
    ["payload_hash", `'${"0".repeat(64)}'`],
  ])("the column %s of its row", async (column, value) => {
    const hash = await keep();
    await goAround(`UPDATE capture SET ${column} = ${value}`);
    expect(await firstFlaw()).toMatchObject({
      code: "capture-changed",
      where: expect.stringContaining(hash),
    });
  });

  test("its entry in the log", async () => {
    await keep();
    await goAround("DELETE FROM log_entry");
    expect((await verify(desk(), { all: true })).flaws.map(({ code }) => code)).toEqual([
      "log-cut-off",
      "capture-not-told",
    ]);
  });

  test("its row", async () => {
    await keep();
    await goAround("DELETE FROM capture");
    expect(await firstFlaw()).toMatchObject({ code: "capture-missing" });
  });
});

describe("a correction that was changed behind the program's back is named", () => {
  const WRONG = "The regulator published its finding on a Tuesday.\n\nSomebody was fined.";

  /** A piece that was corrected twice; by the record of the second revision it is serious. */
  async function correct() {
    const { id } = accepted(await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS));
    for (const [index, body] of [WRONG, `${WRONG} It paid.`].entries()) {
      desk().setNow(new Date(TEST_TIME.getTime() + (index + 1) * 60_000));
      const draft = await desk().database.draft.findUniqueOrThrow({ where: { id } });
      const given = { id, version: draft.version, content: articleContent({ body }) };
      const { version } = accepted(await saveDraft(desk(), given));
      const told = { kind: "corrected" as const, note: "It was a fine.", serious: index === 0 };
      accepted(await publishChanges(desk(), { id, version, ...told }, TEST_ORIGINS));
    }
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { corrections: 2 } });
    return id;
  }

  test("one that is gone", async () => {
    await correct();
    await goAround("DELETE FROM correction WHERE to_number = 2");
    expect(await firstFlaw()).toMatchObject({ code: "correction-missing" });
  });

  test("one that nobody made", async () => {
    const id = await correct();
    await goAround(
      "INSERT INTO correction SELECT (jsonb_populate_record(correction, '{\"to_number\": 9}')).* FROM correction WHERE to_number = 2",
    );
    expect(await firstFlaw()).toMatchObject({
      code: "correction-follows-from-nothing",
      where: `correction 9 of the article ${id}`,
    });
  });

  test.each([
    ["note", "note", "'It was nothing.'"],
    ["passages", "passages", "jsonb_set(passages, '{0,was}', '\"Somebody was fined.\"')"],
    ["serious", "serious", "false"],
    ["from_number", "fromNumber", "0"],
    ["from_hash", "fromHash", `'${"0".repeat(64)}'`],
    ["to_hash", "toHash", `'${"0".repeat(64)}'`],
    ["corrected_at", "correctedAt", "corrected_at - interval '1 day'"],
  ])("the column %s of one", async (column, named, value) => {
    await correct();
    await goAround(`UPDATE correction SET ${column} = ${value} WHERE to_number = 2`);
    expect(await firstFlaw()).toMatchObject({
      code: "correction-changed",
      message: expect.stringContaining(`“${named}”`),
    });
  });

  test("the words of one whose article is withdrawn", async () => {
    const id = await correct();
    accepted(await withdrawArticle(desk(), { article: { id }, reason: "It was wrong.", legal: null }));
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { corrections: 2 } });
    await goAround("UPDATE correction SET note = 'It was a fine.' WHERE to_number = 2");
    expect(await firstFlaw()).toMatchObject({ code: "correction-changed" });
  });
});

describe("a statement that was changed behind the program's back is named", () => {
  const said = (article: string, kind: "claim" | "denial"): GivenStatement => ({
    speaker: { name: "The regulator", kind: "organisation" },
    kind,
    saidOn: "2018-01-02",
    quote: { text: "Nobody was fined.", language: "en-GB" },
    original: null,
    article,
    source: null,
  });

  /** Two that contradict each other, of which the first was corrected, and one that was withdrawn: six records. */
  async function state() {
    const { id } = accepted(await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS));
    const [one, other, gone] = [
      accepted(await recordStatement(desk(), said(id, "claim"))).id,
      accepted(await recordStatement(desk(), said(id, "claim"))).id,
      accepted(await recordStatement(desk(), said(id, "denial"))).id,
    ];
    desk().setNow(new Date(TEST_TIME.getTime() + 60_000));
    accepted(await correctStatement(desk(), { id: one, ...said(id, "denial") }));
    accepted(await markContradiction(desk(), { one, other, note: "Both cannot be." }));
    accepted(await withdrawStatement(desk(), { id: gone, reason: "It was said by another." }));
    expect(await verify(desk(), { all: true })).toMatchObject({ flaws: [], extent: { statements: 2 } });
  }
  const lastRecord = () => desk().database.statementChange.findFirstOrThrow({ orderBy: { number: "desc" } });

  test("the last record of one, with its file", async () => {
    await state();
    const { hash } = await lastRecord();
    await goAround("DELETE FROM statement_change WHERE number = 6");
    expect((await verify(desk(), { all: true })).flaws).toMatchObject([
      { code: "records-cut-off", where: "change of statements 6", expected: hash },
      { code: "statement-missing", expected: hash },
      { code: "statement-missing", where: "statement 3" },
    ]);
    await rm(fileOf("statements", hash));
    expect((await verify(desk(), { all: true })).flaws.map(({ code }) => code)).toEqual([
      "told-and-missing",
      "statement-missing",
      "statement-missing",
    ]);
  });

  test("a record that the log does not tell of", async () => {
    await state();
    const { record } = await lastRecord();
    const forged = { ...Object(record), number: 7, change: { verb: "reconcile", one: 1, other: 2 } };
    const hash = await desk().objects.keep("statements", canonicalBytes(forged), "json");
    await desk().database.statementChange.create({ data: { number: 7, hash, record: forged } });
    await desk().database.contradiction.deleteMany();
    expect(await firstFlaw()).toMatchObject({ code: "statement-not-told", expected: hash });
  });

  test("one that is gone, and one that nobody recorded", async () => {
    await state();
    await goAround("DELETE FROM contradiction", "DELETE FROM statement WHERE id = 2");
    expect(await firstFlaw()).toMatchObject({ code: "statement-missing", where: "statement 2" });
    await goAround("UPDATE statement SET id = 2 WHERE id = 1");
    expect((await verify(desk(), { all: true })).flaws).toMatchObject([
      { code: "statement-missing", where: "statement 1" },
      { code: "statement-changed", where: "statement 2" },
    ]);
  });

  test("one that was withdrawn and is there again", async () => {
    await state();
    await goAround(
      "INSERT INTO statement SELECT (jsonb_populate_record(statement, '{\"id\": 3}')).* FROM statement WHERE id = 2",
    );
    expect(await firstFlaw()).toMatchObject({ code: "statement-follows-from-nothing", where: "statement 3" });
  });

  test.each([
    ["words", "'Everybody was fined.'"],
    ["kind", "'claim'"],
    ["said_on", "'2018'"],
    ["address", "'https://other.example/'"],
    ["recorded_at", "recorded_at - interval '1 day'"],
    ["corrected_at", "NULL"],
  ])("the column %s of one", async (column, value) => {
    await state();
    await goAround(`UPDATE statement SET ${column} = ${value} WHERE id = 1`);
    expect(await firstFlaw()).toMatchObject({ code: "statement-changed", where: "statement 1" });
  });

  test("who said it", async () => {
    await state();
    await goAround("UPDATE speaker SET name = 'The ministry'");
    expect(await firstFlaw()).toMatchObject({ code: "statement-changed", where: "speaker the-regulator" });
  });

  test("a contradiction’s note, the contradiction, and one that nobody marked", async () => {
    await state();
    await goAround("UPDATE contradiction SET note = 'Both can be.'");
    expect(await firstFlaw()).toMatchObject({
      code: "statement-changed",
      message: expect.stringContaining("“note”"),
    });
    await goAround("DELETE FROM contradiction");
    expect(await firstFlaw()).toMatchObject({
      code: "statement-missing",
      where: "contradiction of the statements 1 and 2",
    });
    accepted(await markContradiction(desk(), { one: 1, other: 2, note: "Both cannot be." }));
    accepted(await unmarkContradiction(desk(), { one: 1, other: 2 }));
    expect(await firstFlaw()).toBeUndefined();
    await goAround("INSERT INTO contradiction VALUES (1, 2, 'Both cannot be.', now())");
    expect(await firstFlaw()).toMatchObject({ code: "statement-follows-from-nothing" });
  });

  test("and one that an interrupted command left is brought back with its entry in the log", async () => {
    await state();
    const { record } = await lastRecord();
    const left = { ...Object(record), number: 7, change: { verb: "reconcile", one: 1, other: 2 } };
    await desk().objects.keep("statements", canonicalBytes(left), "json");
    expect(await firstFlaw()).toMatchObject({ code: "records-cut-off", where: "change of statements 7" });
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect((await verify(desk(), { all: true })).flaws).toEqual([]);
    expect(await desk().database.contradiction.count()).toBe(0);
  });
});

describe("an end that was cut off behind the program's back is named", () => {
  const changes: Record<string, (path: string) => Promise<unknown>> = {
    name_change: async () => accepted(await addName(desk(), "topic", { name: "Doors", description: "" })),
    redirect_change: async (path) =>
      accepted(
        await addRedirects(desk(), {
          redirects: [{ from: "/old.html", to: path }],
          outside: false,
          ownOrigins: TEST_ORIGINS,
        }),
      ),
    source_change: async () =>
      accepted(await nameHost(desk(), { host: "source.example", publisher: "The Source" })),
    capture_showing: async () => {
      const { hash } = accepted(
        await uploadCapture(desk(), {
          address: "https://source.example/said",
          bytes: Buffer.from("This is what they said."),
          name: "said.txt",
        }),
      );
      accepted(await showCaptureText(desk(), { hash, shown: true }));
    },
  };

  test.each(Object.entries(changes))("of %s", async (table, change) => {
    const { path: at } = accepted(
      await createAndPublish(desk(), { content: articleContent() }, TEST_ORIGINS),
    );
    await change(at);
    expect((await verify(desk(), { all: true })).flaws).toEqual([]);
    await goAround(`DELETE FROM ${table} WHERE number = (SELECT max(number) FROM ${table})`);
    expect(await firstFlaw()).toMatchObject({ code: "records-cut-off" });
    expect((await rebuildFromObjects(desk(), TEST_ORIGINS)).problems).toEqual([]);
    expect((await verify(desk(), { all: true })).flaws).toEqual([]);
  });
});

describe("what was changed behind the program's back is named", () => {
  let pieces: Awaited<ReturnType<typeof publishSeveral>>;
  beforeEach(async () => {
    pieces = await publishSeveral();
  });

  test("one byte of a revision's object", async () => {
    const [revision] = await revisions();
    await flip(fileOf("revisions", revision?.hash ?? ""));
    expect(await firstFlaw()).toMatchObject({
      code: "object-damaged",
      where: expect.stringContaining(`revisions/${revision?.hash.slice(0, 2)}/${revision?.hash}.json`),
      expected: revision?.hash,
      found: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("a word in a revision's row", async () => {
    const { id } = pieces.second;
    await goAround(
      `UPDATE revision SET record = jsonb_set(record, '{content,headline}', '"Another"') WHERE article_id = '${id}'`,
    );
    expect(await firstFlaw()).toMatchObject({
      code: "revision-changed",
      where: `revision 1 of ${pieces.second.path}`,
    });
  });

  test("a revision's row and its hash, made anew", async () => {
    const { id } = pieces.second;
    const row = await desk().database.revision.findFirstOrThrow({ where: { articleId: id } });
    const record = { ...Object(row.record), note: "I was never here." };
    const hash = await desk().objects.keep("revisions", canonicalBytes(record), "json");
    await rm(fileOf("revisions", row.hash));
    await goAround(
      `UPDATE revision SET hash = '${hash}', note = 'I was never here.', record = '${JSON.stringify(record).replaceAll("'", "''")}' WHERE hash = '${row.hash}'`,
      `UPDATE article SET revision_hash = '${hash}' WHERE id = '${id}'`,
    );
    expect(await firstFlaw()).toMatchObject({ code: "told-and-missing", expected: row.hash });
  });

  test.each([
    ["note", "'It was always so.'"],
    ["actor", "'nobody'"],
    ["recorded_at", "now()"],
    ["kind", "'updated'"],
  ])("the column %s of a revision", async (column, value) => {
    await goAround(
      `UPDATE revision SET ${column} = ${value} WHERE article_id = '${pieces.first.id}' AND number = 2`,
    );
    expect(await firstFlaw()).toMatchObject({
      code: "revision-changed",
      message: expect.stringContaining(`“${column}”`),
    });
  });

  test("a revision that was taken out of the middle", async () => {
    await goAround(`DELETE FROM revision WHERE article_id = '${pieces.first.id}' AND number = 2`);
    expect(await firstFlaw()).toMatchObject({
      code: "revision-missing",
      where: `revision 2 of the article ${pieces.first.id}`,
    });
  });

  test("an article that was taken out with everything that tells of it, but the log", async () => {
    const { id } = pieces.second;
    const row = await desk().database.revision.findFirstOrThrow({ where: { articleId: id } });
    await goAround(
      `DELETE FROM article WHERE id = '${id}'`,
      `DELETE FROM revision WHERE article_id = '${id}'`,
      `DELETE FROM draft WHERE id = '${id}'`,
    );
    await rm(fileOf("revisions", row.hash));
    expect(await firstFlaw()).toMatchObject({ code: "told-and-missing", expected: row.hash });
  });

  test("a revision's object that is gone", async () => {
    const [revision] = await revisions();
    await rm(fileOf("revisions", revision?.hash ?? ""));
    expect(await firstFlaw()).toMatchObject({ code: "object-missing", expected: revision?.hash });
  });

  test("a word in an entry of the log", async () => {
    await goAround(
      `UPDATE log_entry SET record = jsonb_set(record, '{at}', '"2025-01-01T00:00:00.000Z"') WHERE number = 4`,
    );
    expect(await firstFlaw()).toMatchObject({ code: "log-entry-changed", where: "log entry 4" });
  });

  test("what an entry's row says of its record", async () => {
    await goAround(`UPDATE log_entry SET object = '${"0".repeat(64)}' WHERE number = 4`);
    expect(await firstFlaw()).toMatchObject({ code: "log-entry-changed", found: "0".repeat(64) });
  });

  test("one byte of an entry's object", async () => {
    const { hash } = await desk().database.logEntry.findUniqueOrThrow({ where: { number: 4 } });
    await flip(fileOf("log", hash));
    expect(await firstFlaw()).toMatchObject({ code: "object-damaged", expected: hash });
  });

  test("two entries that changed places", async () => {
    await goAround(
      "UPDATE log_entry SET number = 100 WHERE number = 3",
      "UPDATE log_entry SET number = 3 WHERE number = 4",
      "UPDATE log_entry SET number = 4 WHERE number = 100",
    );
    expect(await firstFlaw()).toMatchObject({ code: "log-entry-changed", where: "log entry 3" });
  });

  test("two entries that changed places and were made anew", async () => {
    const rows = await desk().database.logEntry.findMany({ orderBy: { number: "asc" } });
    const [, , third, fourth] = rows.map(({ record }) => logEntrySchema.parse(record));
    const swap = async (number: number, entry: object) => {
      const record = { ...entry, number };
      const hash = await desk().objects.keep("log", canonicalBytes(record), "json");
      await goAround(`DELETE FROM log_entry WHERE number = ${number}`);
      const { object, kind } = logEntrySchema.parse(record);
      await desk().database.logEntry.create({ data: { number, hash, kind, object, record } });
      return hash;
    };
    const hash = await swap(3, { ...fourth, previous: third?.previous ?? null });
    await swap(4, { ...third, previous: hash });
    expect(await firstFlaw()).toMatchObject({ code: "log-chain-broken", where: "log entry 5" });
  });

  test("an entry that was taken out", async () => {
    await goAround("DELETE FROM log_entry WHERE number = 4");
    expect(await firstFlaw()).toMatchObject({ code: "log-entry-missing", where: "log entry 4" });
  });

  test("entries that were taken out at the beginning", async () => {
    await goAround("DELETE FROM log_entry WHERE number <= 2");
    expect(await firstFlaw()).toMatchObject({
      code: "log-entry-missing",
      where: "log entry 1",
      message: expect.stringContaining("Entries 1 to 2"),
    });
  });

  test("a log whose end was cut off", async () => {
    await goAround("DELETE FROM log_entry WHERE number >= 6");
    expect((await verify(desk(), { all: true })).flaws.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["revision-not-told", "log-cut-off"]),
    );
  });

  test("a log whose end was cut off with all that it told of", async () => {
    const { id } = pieces.third;
    await goAround(
      "DELETE FROM log_entry WHERE number >= 6",
      `DELETE FROM tombstone WHERE article_id = '${id}'`,
      `DELETE FROM revision WHERE article_id = '${id}'`,
      `DELETE FROM draft WHERE id = '${id}'`,
    );
    expect(await firstFlaw()).toMatchObject({ code: "log-cut-off", found: "5" });
  });

  test("an entry's object that is gone", async () => {
    const { hash } = await desk().database.logEntry.findUniqueOrThrow({ where: { number: 2 } });
    await rm(fileOf("log", hash));
    expect(await firstFlaw()).toMatchObject({ code: "object-missing", where: "log entry 2" });
  });

  test("a removal of a sample that is none", async () => {
    const row = await desk().database.logEntry.findFirstOrThrow({ orderBy: { number: "desc" } });
    const { kind: _kind, object, ...rest } = Object(row.record);
    const record = {
      format: rest.format,
      number: row.number + 1,
      at: rest.at,
      kind: "sample-removed",
      object,
      previous: row.hash,
    };
    const hash = await desk().objects.keep("log", canonicalBytes(record), "json");
    await desk().database.logEntry.create({
      data: { number: row.number + 1, hash, kind: "sample-removed", object, record },
    });
    expect(await firstFlaw()).toMatchObject({ code: "removal-of-no-sample" });
  });

  test("one byte of a picture, and one of a lighter version", async () => {
    const picture = await desk().database.media.findFirstOrThrow({ include: { versions: true } });
    for (const { hash, extension } of [picture, picture.versions[0] ?? picture]) {
      const file = fileOf("media", hash, extension);
      await flip(file, 100);
      expect(await firstFlaw()).toMatchObject({ code: "object-damaged", expected: hash });
      await flip(file, 100);
    }
    expect(await firstFlaw()).toBeUndefined();
  });

  test("a version of a picture that was replaced in every place but the log", async () => {
    const picture = await desk().database.media.findFirstOrThrow({ include: { versions: true } });
    const version = picture.versions[0];
    if (version === undefined) throw new Error("The photograph has no versions.");
    const forged = await desk().objects.keep("media", Buffer.from("another picture"), version.extension);
    await rm(fileOf("media", version.hash, version.extension));
    const folder = path.join(desk().objectsFolder, "pictures");
    const [prefix = ""] = await readdir(folder);
    const [name = ""] = await readdir(path.join(folder, prefix));
    const text = await readFile(path.join(folder, prefix, name), "utf8");
    await desk().objects.keep(
      "pictures",
      canonicalBytes(JSON.parse(text.replace(version.hash, forged))),
      "json",
    );
    await rm(path.join(folder, prefix, name));
    await goAround(`UPDATE media_version SET hash = '${forged}' WHERE hash = '${version.hash}'`);
    expect(await firstFlaw()).toMatchObject({ code: "told-and-missing", where: "log entry 1" });
  });

  test("an article that follows from no revision", async () => {
    const id = randomUUID();
    await goAround(
      `INSERT INTO article SELECT (jsonb_populate_record(article, jsonb_build_object('id', '${id}', 'path', '/2026/03/04/forged', 'revision_hash', '${"f".repeat(64)}'))).* FROM article LIMIT 1`,
    );
    expect(await firstFlaw()).toMatchObject({
      code: "article-follows-from-nothing",
      where: "article /2026/03/04/forged",
      expected: null,
    });
  });

  test.each([
    ["headline", "'Another headline'"],
    ["standfirst", "NULL"],
    ["path", "'/2026/03/04/elsewhere'"],
    ["published_at", "published_at - interval '1 day'"],
  ])("the column %s of an article", async (column, value) => {
    await goAround(`UPDATE article SET ${column} = ${value} WHERE id = '${pieces.second.id}'`);
    expect(await firstFlaw()).toMatchObject({
      code: "article-follows-from-nothing",
      message: expect.stringContaining(`“${column}”`),
    });
  });

  test("an article that shows an earlier revision", async () => {
    const earlier = await desk().database.revision.findFirstOrThrow({
      where: { articleId: pieces.first.id, number: 1 },
    });
    await goAround(`UPDATE article SET revision_hash = '${earlier.hash}' WHERE id = '${pieces.first.id}'`);
    expect(await firstFlaw()).toMatchObject({
      code: "article-follows-from-nothing",
      found: earlier.hash,
    });
  });

  test("an article that is gone from what readers see, and a tombstone", async () => {
    await goAround(`DELETE FROM article WHERE id = '${pieces.second.id}'`);
    expect(await firstFlaw()).toMatchObject({ code: "article-missing", expected: pieces.second.id });
    await goAround(`DELETE FROM tombstone WHERE article_id = '${pieces.third.id}'`);
    expect((await verify(desk(), { all: true })).flaws.map(({ expected }) => expected).sort()).toEqual(
      [pieces.second.id, pieces.third.id].sort(),
    );
  });

  test("what was done to a name, or to a redirect", async () => {
    await goAround(`UPDATE redirect_change SET record = jsonb_set(record, '{actor}', '"nobody"')`);
    expect(await firstFlaw()).toMatchObject({ code: "record-changed", where: "change of redirects 1" });
    accepted(await renameName(desk(), "topic", { slug: "doors", name: "Gates" }));
    await goAround("DELETE FROM name_change WHERE number = 1");
    expect(await firstFlaw()).toMatchObject({ code: "record-missing", where: "change of a name 1" });
  });

  test("an event of the audit log", async () => {
    await goAround("UPDATE audit_event SET actor = 'nobody' WHERE number = 2");
    expect(await firstFlaw()).toMatchObject({ code: "audit-changed", where: "audit event 2" });
  });

  test("a record that says the same in other bytes", async () => {
    const [revision] = await revisions();
    const text = JSON.stringify(revision?.record, null, 1);
    const hash = sha256(text);
    await desk().objects.keep("revisions", Buffer.from(text), "json");
    expect(await firstFlaw()).toMatchObject({ code: "object-not-a-record" });
    expect(hash).not.toBe(revision?.hash);
  });

  test("an object under the name of another", async () => {
    const [one, other] = await revisions();
    await rename(fileOf("revisions", one?.hash ?? ""), fileOf("revisions", other?.hash ?? ""));
    expect((await verify(desk(), { all: true })).flaws.map(({ code }) => code)).toEqual([
      "object-missing",
      "object-damaged",
    ]);
  });

  test("all that does not fit, when all of it is asked for", async () => {
    await goAround("UPDATE audit_event SET actor = 'nobody' WHERE number = 2");
    await goAround(`UPDATE article SET headline = 'Another' WHERE id = '${pieces.second.id}'`);
    const { flaws } = await verify(desk(), { all: true });
    expect(flaws.map(({ code }) => code)).toEqual(["article-follows-from-nothing", "audit-changed"]);
    expect((await verify(desk())).flaws).toHaveLength(1);
  });

  test("any bit of any object, whichever it is", { timeout: 120_000 }, async () => {
    const files = (await readdir(desk().objectsFolder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    await fc.assert(
      fc.asyncProperty(fc.nat(files.length - 1), fc.nat(10_000_000), fc.nat(7), async (which, at, bit) => {
        const file = files[which] ?? "";
        await flip(file, at, bit);
        try {
          const { flaws } = await verify(desk());
          expect(flaws[0]?.where).toContain(path.basename(file));
        } finally {
          await flip(file, at, bit);
        }
      }),
      { numRuns: 40 },
    );
    expect(canonicalHash((await revisions())[0]?.record as object)).toBe((await revisions())[0]?.hash);
  });
});
