import type { Queryable } from "@/lib/database/client";
import { LOG_FORMAT, type LogEntry } from "@/lib/log/log-entry";
import { logPageSchema, type PublicHead } from "@/lib/log/public-log";
import { LOG_PAGE } from "@/lib/log/queries";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { canonicalHash } from "@/lib/storage/canonical";
import { type KeptLog, readKept } from "./read-kept";
import type { Flaw } from "./views";
import { parseJson } from "./walk";

/** What a comparison came to. */
export type Comparison =
  | {
      /** What was kept is of this site's own log. */
      readonly of: "this";
      /** The last of the entries that were compared: everything up to it is as it was then, where there is no flaw. */
      readonly number: number;
      readonly compared: number;
      readonly flaw: Flaw | null;
    }
  | {
      /** It is another site's log, whose pages were walked from the first entry to its head. */
      readonly of: "other";
      readonly site: string;
      readonly number: number;
      readonly hash: string | null;
      readonly flaw: Flaw | null;
    };

/** Fetches a text from the web, bounded and guarded, or says why not. */
export type FetchText = (address: string) => Promise<Outcome<string>>;

/**
 * Compares this site's log with what somebody kept of it earlier: every entry that they name must be there with that hash. Looked up by
 * number, so it costs what was kept, not what there is; whether this log is one whole chain is for `verify` to say.
 */
export async function compareWithKept(database: Queryable, kept: KeptLog): Promise<Comparison> {
  const numbers = [...kept.hashes.keys()].sort((a, b) => a - b);
  for (let start = 0; start < numbers.length; start += LOG_PAGE) {
    const asked = numbers.slice(start, start + LOG_PAGE);
    const rows = await database.logEntry.findMany({
      where: { number: { in: asked } },
      select: { number: true, hash: true },
    });
    const ours = new Map(rows.map(({ number, hash }) => [number, hash]));
    for (const number of asked) {
      const [expected, found] = [kept.hashes.get(number) ?? null, ours.get(number) ?? null];
      if (expected !== found)
        return { of: "this", number, compared: numbers.length, flaw: differs(number, expected, found) };
    }
  }
  return { of: "this", number: numbers.at(-1) ?? 0, compared: numbers.length, flaw: null };
}

/**
 * Compares with what is at an address. A head that names the site of its own address, and not this one, is another site's: its public
 * pages are walked instead, and its chain computed again. Refused when it cannot be fetched, or is nothing that is known of a log.
 */
export async function verifyAgainstAddress(
  database: Queryable,
  address: string,
  ownSite: string,
  fetchText: FetchText,
): Promise<Outcome<Comparison>> {
  const text = await fetchText(address);
  if (!text.ok) return text;
  const kept = readKept(text.value);
  if (!kept.ok && !isEmptyHead(text.value)) return kept;
  const head = kept.ok ? kept.value.head : null;
  if (kept.ok && (head === null || head.site === ownSite || head.site !== new URL(address).origin))
    return accept(await compareWithKept(database, kept.value));
  if (head === null) return refuse(emptyLog(address));
  return walkPublicLog(head, address, fetchText);
}

/**
 * Walks another log's pages from its first entry to its head, and computes each hash again. Pages that are not where the head is are not
 * asked for.
 */
export async function walkPublicLog(
  head: PublicHead,
  address: string,
  fetchText: FetchText,
): Promise<Outcome<Comparison>> {
  const result = (flaw: Flaw | null) =>
    accept({ of: "other", site: head.site, number: head.number, hash: head.hash, flaw } as const);
  let number = 0;
  let previous: string | null = null;
  let next: string | null = head.entries;
  while (number < head.number) {
    const page: URL | null = next !== null && URL.canParse(next, address) ? new URL(next, address) : null;
    if (page === null || page.origin !== new URL(address).origin)
      return result(brokenOff(number, head, next));
    const text = await fetchText(page.href);
    if (!text.ok) return text;
    const read = logPageSchema.safeParse(parseJson(Buffer.from(text.value)));
    if (!read.success) return refuse(noPage(page.href));
    for (const entry of read.data.entries) {
      const flaw = checkNext(entry, number, previous);
      if (flaw !== null) return result(flaw);
      number = entry.number;
      previous = canonicalHash(entry);
      if (number === head.number) return result(previous === head.hash ? null : otherHead(head, previous));
    }
    if (read.data.entries.length === 0) return result(brokenOff(number, head, page.href));
    next = read.data.next;
  }
  return result(null);
}

function checkNext(entry: LogEntry, number: number, previous: string | null): Flaw | null {
  const where = `log entry ${number + 1}`;
  if (entry.number !== number + 1)
    return {
      code: "log-entry-missing",
      where,
      message: `Entry ${number + 1} is not on the pages of that log: ${entry.number} comes next.`,
      expected: String(number + 1),
      found: String(entry.number),
    };
  if (entry.previous !== previous)
    return {
      code: "log-chain-broken",
      where,
      message: `Entry ${entry.number} of that log does not follow the one before: it names another hash than that has.`,
      expected: previous,
      found: entry.previous,
    };
  return null;
}

function differs(number: number, expected: string | null, found: string | null): Flaw {
  const is =
    found === null
      ? `This log has no entry ${number}: it was cut off, or is another site’s`
      : `Entry ${number} of this log is not the one that was kept: it, or something before it, was changed after that`;
  return { code: "log-differs", where: `log entry ${number}`, message: `${is}.`, expected, found };
}

function otherHead(head: PublicHead, found: string): Flaw {
  return {
    code: "log-differs",
    where: `log entry ${head.number}`,
    message: `The pages of that log lead to another hash than its head says.`,
    expected: head.hash,
    found,
  };
}

function brokenOff(number: number, head: PublicHead, found: string | null): Flaw {
  return {
    code: "log-cut-off",
    where: `log entry ${number + 1}`,
    message: `The pages of that log end after entry ${number}, and its head is number ${head.number}.`,
    expected: String(head.number),
    found,
  };
}

function isEmptyHead(text: string): boolean {
  const document = parseJson(Buffer.from(text));
  return typeof document === "object" && document !== null && "number" in document && document.number === 0;
}

function emptyLog(address: string): Problem {
  return {
    code: "log-empty",
    at: address,
    message: "The log at this address is empty; it proves nothing yet.",
  };
}

function noPage(address: string): Problem {
  return {
    code: "log-page-not-readable",
    at: address,
    message: `What is at this address is no page of a log in the format ${LOG_FORMAT}.`,
  };
}
