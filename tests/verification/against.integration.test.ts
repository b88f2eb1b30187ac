import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { type LogEntry, logEntrySchema } from "@/lib/log/log-entry";
import {
  findPublicHead,
  findPublicPage,
  type PublicHead,
  type PublicPage,
  writeLog,
} from "@/lib/log/public-log";
import { type Outcome, refuse } from "@/lib/outcome";
import { canonicalHash } from "@/lib/storage/canonical";
import { readKept } from "@/lib/verification/read-kept";
import { compareWithKept, verifyAgainstAddress } from "@/lib/verification/verify-against";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();
const SITE = "https://wiretap.example";
const OTHER = "https://other.example";

async function publish(...headlines: string[]): Promise<void> {
  for (const headline of headlines)
    accepted(await createAndPublish(desk(), { content: articleContent({ headline }) }, TEST_ORIGINS));
}

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const head = () => findPublicHead(SITE, desk().database);
const compare = async (text: string) => compareWithKept(desk().database, accepted(readKept(text)));

/** Makes the log anew from an entry on, as whoever wants to hide something would: every hash fits again. */
async function makeAnew(from: number): Promise<void> {
  const rows = await desk().database.logEntry.findMany({ orderBy: { number: "asc" } });
  let previous = rows.find(({ number }) => number === from - 1)?.hash ?? null;
  await desk().database.$transaction([
    desk().database.$executeRaw`SET LOCAL session_replication_role = replica`,
    desk().database.$executeRaw`DELETE FROM log_entry WHERE number >= ${from}`,
  ]);
  for (const row of rows.filter(({ number }) => number >= from)) {
    const entry = logEntrySchema.parse(row.record);
    const record: LogEntry = { ...entry, at: "2020-01-01T00:00:00.000Z", previous };
    previous = canonicalHash(record);
    const { number, kind, object } = record;
    await desk().database.logEntry.create({ data: { number, kind, object, record, hash: previous } });
  }
}

describe("what somebody kept", () => {
  test("is in the log as it was, however far that went on since", async () => {
    await publish("One", "Two");
    const kept = writeLog(await head());
    await publish("Three");
    expect(await compare(kept)).toEqual({ of: "this", number: 2, compared: 1, flaw: null });
  });

  test.each([
    { form: "a head", keep: async () => writeLog(await head()) },
    { form: "a page", keep: async () => writeLog((await page(1)) ?? none()) },
    { form: "a line", keep: async () => `${(await head()).number} ${(await head()).hash}\n` },
    {
      form: "heads, one a line",
      keep: async () => `${writeLog(await head())}\n${writeLog(await head())}\n`,
    },
    {
      form: "entries, one a line",
      keep: async () => ((await page(1))?.entries ?? []).map((entry) => JSON.stringify(entry)).join("\n"),
    },
  ])("finds a log that was made anew: $form", async ({ keep }) => {
    await publish("One", "Two", "Three");
    const kept = await keep();
    expect(await compare(kept)).toMatchObject({ flaw: null });
    await makeAnew(2);
    expect((await compare(kept)).flaw).toMatchObject({
      code: "log-differs",
      expected: expect.stringMatching(/^[0-9a-f]{64}$/),
      found: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("finds the first entry that differs, where entries were kept", async () => {
    await publish("One", "Two", "Three");
    const kept = writeLog((await page(1)) ?? none());
    await makeAnew(2);
    expect(await compare(kept)).toMatchObject({ flaw: { where: "log entry 2" } });
  });

  test("finds a log that was cut off", async () => {
    await publish("One", "Two", "Three");
    const kept = writeLog(await head());
    await desk().database.$transaction([
      desk().database.$executeRaw`SET LOCAL session_replication_role = replica`,
      desk().database.$executeRaw`DELETE FROM log_entry WHERE number = 3`,
    ]);
    expect(await compare(kept)).toMatchObject({ flaw: { where: "log entry 3", found: null } });
  });

  test.each(["", "{}", "[]", "hello", '{"number":1,"hash":"x"}', "1 abc", `0x1 ${"a".repeat(64)}`, "null\n"])(
    "is refused where it is nothing that is known: %j",
    (text) => {
      expect(readKept(text)).toMatchObject({ ok: false, problems: [{ code: "kept-log-not-readable" }] });
    },
  );

  test("is refused at its line", () => {
    expect(readKept(`1 ${"a".repeat(64)}\nnothing`)).toMatchObject({ problems: [{ at: "line 2" }] });
  });

  test("is refused where it contradicts itself", () => {
    const text = `4 ${"a".repeat(64)}\n4 ${"b".repeat(64)}\n`;
    expect(readKept(text)).toMatchObject({
      problems: [{ code: "kept-log-contradicts-itself", at: "entry 4" }],
    });
  });
});

describe("what is at an address", () => {
  const at = (answers: Readonly<Record<string, PublicHead | PublicPage | string>>) => {
    const asked: string[] = [];
    const fetchText = async (address: string): Promise<Outcome<string>> => {
      asked.push(address);
      const answer = answers[address];
      if (answer === undefined)
        return refuse({ code: "not-there", at: address, message: "There is nothing." });
      return { ok: true, value: typeof answer === "string" ? answer : writeLog(answer) };
    };
    return { asked, fetchText };
  };
  const verifyAt = (address: string, fetchText: (address: string) => Promise<Outcome<string>>) =>
    verifyAgainstAddress(desk().database, address, SITE, fetchText);

  const logOf = "/.well-known/standfirst/log";

  /** The log of this test's own desk, as if it were another site's, in pages of two entries. */
  async function otherLog(): Promise<{ head: PublicHead; pages: Record<string, PublicPage> }> {
    const own = await findPublicHead(OTHER, desk().database);
    const entries = (await page(1))?.entries ?? [];
    const pages: Record<string, PublicPage> = {};
    for (let first = 1; first <= entries.length; first += 2)
      pages[`${OTHER}${logOf}/${first}`] = {
        format: "standfirst/log-page/1",
        first,
        entries: entries.slice(first - 1, first + 1),
        next: first + 2 <= entries.length ? `${logOf}/${first + 2}` : null,
      };
    return { head: own, pages };
  }

  test("is compared with this log where it is a head of this site, wherever it lies", async () => {
    await publish("One", "Two");
    const kept = await head();
    const keeper = "https://keeper.example/standfirst.json";
    const { asked, fetchText } = at({ [keeper]: kept });
    expect(await verifyAt(keeper, fetchText)).toMatchObject({ ok: true, value: { of: "this", flaw: null } });
    await makeAnew(1);
    expect(await verifyAt(keeper, fetchText)).toMatchObject({ value: { flaw: { code: "log-differs" } } });
    expect(asked).toEqual([keeper, keeper]);
  });

  test("is walked where it is another site's log, to its head", async () => {
    await publish("One", "Two", "Three", "Four", "Five");
    const other = await otherLog();
    const { asked, fetchText } = at({ ...other.pages, [`${OTHER}${logOf}`]: other.head });
    expect(await verifyAt(`${OTHER}${logOf}`, fetchText)).toEqual({
      ok: true,
      value: { of: "other", site: OTHER, number: 5, hash: other.head.hash, flaw: null },
    });
    expect(asked).toEqual(["", "/1", "/3", "/5"].map((part) => `${OTHER}${logOf}${part}`));
  });

  test.each([
    {
      what: "an entry that was changed",
      code: "log-chain-broken",
      change: ({ pages }: Awaited<ReturnType<typeof otherLog>>) => {
        const second = pages[`${OTHER}${logOf}/1`]?.entries[1];
        if (second) second.at = "2020-01-01T00:00:00.000Z";
      },
    },
    {
      what: "an entry that is missing",
      code: "log-entry-missing",
      change: ({ pages }: Awaited<ReturnType<typeof otherLog>>) =>
        pages[`${OTHER}${logOf}/3`]?.entries.shift(),
    },
    {
      what: "a head that nothing leads to",
      code: "log-differs",
      change: ({ head }: Awaited<ReturnType<typeof otherLog>>) => {
        head.hash = "a".repeat(64);
      },
    },
    {
      what: "pages that end too soon",
      code: "log-cut-off",
      change: ({ head }: Awaited<ReturnType<typeof otherLog>>) => {
        head.number = 9;
      },
    },
    {
      what: "pages that lead to another host",
      code: "log-cut-off",
      change: ({ pages }: Awaited<ReturnType<typeof otherLog>>) => {
        const first = pages[`${OTHER}${logOf}/1`];
        if (first) first.next = "https://elsewhere.example/log/3";
      },
    },
    {
      what: "a page without an entry",
      code: "log-cut-off",
      change: ({ pages }: Awaited<ReturnType<typeof otherLog>>) =>
        pages[`${OTHER}${logOf}/3`]?.entries.splice(0, 2),
    },
  ])("is not of one piece with $what", async ({ code, change }) => {
    await publish("One", "Two", "Three", "Four", "Five");
    const other = await otherLog();
    change(other);
    const { asked, fetchText } = at({ ...other.pages, [`${OTHER}${logOf}`]: other.head });
    expect(await verifyAt(`${OTHER}${logOf}`, fetchText)).toMatchObject({
      value: { of: "other", flaw: { code } },
    });
    expect(asked.every((address) => address.startsWith(OTHER))).toBe(true);
  });

  test("is refused where it cannot be fetched, is nothing of a log, or is empty", async () => {
    const empty = await findPublicHead(OTHER, desk().database);
    const { fetchText } = at({ [`${OTHER}/a`]: "<html>", [`${OTHER}/b`]: empty });
    for (const [address, code] of [
      [`${OTHER}/none`, "not-there"],
      [`${OTHER}/a`, "kept-log-not-readable"],
      [`${OTHER}/b`, "log-empty"],
    ] as const)
      expect(await verifyAt(address, fetchText)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

function page(first: number): Promise<PublicPage | null> {
  return findPublicPage(first, desk().database);
}

function none(): never {
  throw new Error("There is no page.");
}
