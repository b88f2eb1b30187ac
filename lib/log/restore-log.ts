import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import type { Problem } from "@/lib/outcome";
import { lockEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import { holdLog } from "./append-to-log";
import type { LogEntry } from "./log-entry";
import { findEnd } from "./queries";
import type { LogEnd } from "./views";

/** As many rows are written at once. */
const BATCH = 1_000;

/**
 * Puts the log back into a database that has lost it, or its end. What the database still has stays. An entry that the store has
 * lost too is reported, and stays a gap: nobody can make it again, and whoever verifies the log is to find it.
 */
export async function restoreLog(desk: Desk, entries: readonly LogEntry[]): Promise<Problem[]> {
  const missing = await transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    await holdLog(transaction);
    const { inForce, missing } = orderEntries(entries, await findEnd(transaction));
    for (let start = 0; start < inForce.length; start += BATCH) {
      await transaction.logEntry.createMany({
        data: inForce.slice(start, start + BATCH).map((record) => {
          const { number, kind, object } = record;
          return { number, hash: canonicalHash(record), kind, object, record };
        }),
        skipDuplicates: true,
      });
    }
    return missing;
  });
  const stillMissing: Problem[] = [];
  for (const gap of missing) {
    const there = await desk.database.logEntry.count({
      where: { number: { gte: gap.first, lte: gap.last } },
    });
    if (there <= gap.last - gap.first) stillMissing.push(entriesMissing(gap));
  }
  return stillMissing;
}

interface Gap {
  readonly first: number;
  readonly last: number;
  /** The hash of the last of them, by which the entry after it names it. */
  readonly hash: string;
}

interface OrderedEntries {
  /** By their numbers. */
  readonly inForce: readonly LogEntry[];
  readonly missing: readonly Gap[];
}

/**
 * The chain among the entries of an object store, as far as it follows from the end that the database still has. A publication that was
 * interrupted leaves entries which nothing in force names; of several that claim a number, the one that the next entry names is in force.
 * Nothing is read or written.
 */
export function orderEntries(entries: readonly LogEntry[], end: LogEnd | null = null): OrderedEntries {
  const byHash = new Map(entries.map((entry) => [canonicalHash(entry), entry]));
  const numbersFirst = [...byHash.values()].sort((a, b) => b.number - a.number || compare(b.at, a.at));
  const inForce: LogEntry[] = [];
  const missing: Gap[] = [];
  let entry = findLast(byHash, end);
  while (entry !== undefined) {
    const { number, previous }: LogEntry = entry;
    inForce.push(entry);
    if (previous === null) break;
    entry = byHash.get(previous);
    if (entry?.number === number - 1) continue;
    entry = numbersFirst.find((other) => other.number < number - 1);
    missing.push({ first: (entry?.number ?? 0) + 1, last: number - 1, hash: previous });
  }
  return { inForce: inForce.reverse(), missing: missing.reverse() };
}

/**
 * The last entry in force. What was interrupted was one command, and nothing follows it, so the end is where most commands lead; pictures are
 * entered with the revision that shows them, and count for none. Only between ends of as many does the later one count: a clock may have been
 * wrong when anything before was entered.
 */
function findLast(byHash: ReadonlyMap<string, LogEntry>, end: LogEnd | null): LogEntry | undefined {
  const led = new Map<string, Led>();
  for (const [hash, entry] of [...byHash].sort(([, a], [, b]) => a.number - b.number)) {
    const before = entry.previous === null ? undefined : led.get(entry.previous);
    led.set(hash, {
      entry,
      // After a gap, whatever is missing may have been commands.
      commands: (before?.commands ?? entry.number - 1) + (entry.kind === "picture" ? 0 : 1),
      follows: before?.follows === true || (end !== null && [hash, entry.previous].includes(end.hash)),
    });
  }
  const all = [...led.values()];
  const beyond = all.filter(({ follows }) => follows);
  // What the database has is in force: nothing but what follows it can come after it.
  const before = end === null ? all : all.filter(({ entry }) => entry.number < end.number);
  return (beyond.length > 0 ? beyond : before).reduce<Led | undefined>(
    (best, each) => (best === undefined || isFarther(each, best) ? each : best),
    undefined,
  )?.entry;
}

/** An entry, and the chain that leads to it. */
interface Led {
  readonly entry: LogEntry;
  readonly commands: number;
  /** Whether it is the end that the database has, or comes after it. */
  readonly follows: boolean;
}

function isFarther(a: Led, b: Led): boolean {
  const order = a.commands - b.commands || compare(a.entry.at, b.entry.at) || a.entry.number - b.entry.number;
  return order > 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function entriesMissing({ first, last, hash }: Gap): Problem {
  const which = first === last ? `Entry ${last} of the log is` : `Entries ${first} to ${last} of the log are`;
  return {
    code: "log-entry-missing",
    at: `log entry ${first}`,
    message: `${which} missing, and what was told there cannot be proven any more. Look for log/${hash.slice(0, 2)}/${hash}.json, the last of it, in a copy of the object store.`,
  };
}
