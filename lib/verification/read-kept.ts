import { type LogEntry, logEntrySchema } from "@/lib/log/log-entry";
import { logHeadSchema, logPageSchema, type PublicHead } from "@/lib/log/public-log";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { canonicalHash } from "@/lib/storage/canonical";

/** What somebody kept of a log. */
export interface KeptLog {
  /** Each entry's number and hash, whether it was kept itself or only its hash was. */
  readonly hashes: ReadonlyMap<number, string>;
  /** The last head among it; null where only entries were kept. */
  readonly head: PublicHead | null;
}

/**
 * Reads what somebody kept: a head or pages of the public log as they were answered, entries, or lines with a number and a hash, one a
 * line or one document. Refused with `kept-log-not-readable`, at the line, for anything else, and where it contradicts itself.
 */
export function readKept(text: string): Outcome<KeptLog> {
  const hashes = new Map<number, string>();
  let head: PublicHead | null = null;
  for (const [index, given] of splitDocuments(text).entries()) {
    const read = readDocument(given);
    if (read === null) return refuse(notReadable(index + 1));
    if (read.head !== null) head = read.head;
    for (const [number, hash] of read.hashes) {
      if ((hashes.get(number) ?? hash) !== hash) return refuse(contradiction(number));
      hashes.set(number, hash);
    }
  }
  return hashes.size === 0 ? refuse(notReadable(1)) : accept({ hashes, head });
}

/** One JSON document, or one a line. */
function splitDocuments(text: string): string[] {
  if (isJson(text)) return [text];
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Document {
  readonly hashes: readonly (readonly [number, string])[];
  readonly head: PublicHead | null;
}

function readDocument(text: string): Document | null {
  const [, number, hash] =
    /^\s*(?:entry )?(\d{1,10})[\s:,]+(?:sha256[: ])?([0-9a-f]{64})\s*$/.exec(text) ?? [];
  if (number !== undefined && hash !== undefined) return { hashes: [[Number(number), hash]], head: null };
  const document: unknown = isJson(text) ? JSON.parse(text) : null;
  const head = logHeadSchema.safeParse(document).data;
  if (head !== undefined) return { head, hashes: head.hash === null ? [] : [[head.number, head.hash]] };
  const page = logPageSchema.safeParse(document).data;
  if (page !== undefined) return { head: null, hashes: page.entries.flatMap(hashesOf) };
  const entry = logEntrySchema.safeParse(document).data;
  return entry === undefined ? null : { head: null, hashes: hashesOf(entry) };
}

/** An entry says its own hash, and that of the one before. */
function hashesOf(entry: LogEntry): (readonly [number, string])[] {
  const own = [entry.number, canonicalHash(entry)] as const;
  return entry.previous === null ? [own] : [[entry.number - 1, entry.previous], own];
}

function notReadable(line: number): Problem {
  return {
    code: "kept-log-not-readable",
    at: `line ${line}`,
    message: `Line ${line} is nothing that is known of a log. Give what /.well-known/standfirst/log or one of its pages answered, or lines with a number and the sha256 of that entry.`,
  };
}

function contradiction(number: number): Problem {
  return {
    code: "kept-log-contradicts-itself",
    at: `entry ${number}`,
    message: `What was kept has entry ${number} with two different hashes, so that it is no copy of one log.`,
  };
}
