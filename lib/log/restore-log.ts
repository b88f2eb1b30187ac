import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import type { Problem } from "@/lib/outcome";
import { lockEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import { holdLog } from "./append-to-log";
import type { LogEntry } from "./log-entry";

/** As many rows are written at once. */
const BATCH = 1_000;

/**
 * Puts the log back into a database that has lost it, or its end. What the database still has stays. An entry that the store has
 * lost too is reported, and stays a gap: nobody can make it again, and whoever verifies the log is to find it.
 */
export async function restoreLog(desk: Desk, entries: readonly LogEntry[]): Promise<Problem[]> {
  const { inForce, missing } = orderEntries(entries);
  await transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    await holdLog(transaction);
    for (let start = 0; start < inForce.length; start += BATCH) {
      await transaction.logEntry.createMany({
        data: inForce.slice(start, start + BATCH).map((record) => {
          const { number, kind, object } = record;
          return { number, hash: canonicalHash(record), kind, object, record };
        }),
        skipDuplicates: true,
      });
    }
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
 * The chain among the entries of an object store. A publication that was interrupted leaves an entry which no other names; of several
 * that claim a number, the one that the next entry names is in force, and at the end the latest. Nothing is read or written.
 */
export function orderEntries(entries: readonly LogEntry[]): OrderedEntries {
  const byHash = new Map(entries.map((entry) => [canonicalHash(entry), entry]));
  const numbersFirst = [...byHash.values()].sort((a, b) => b.number - a.number || (a.at < b.at ? 1 : -1));
  const inForce: LogEntry[] = [];
  const missing: Gap[] = [];
  let entry = latest(entries);
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

/** Of entries that were made in the same moment, the one that goes furthest. */
function latest(entries: readonly LogEntry[]): LogEntry | undefined {
  return entries.reduce<LogEntry | undefined>((best, entry) => {
    if (best === undefined || entry.at > best.at) return entry;
    return entry.at === best.at && entry.number > best.number ? entry : best;
  }, undefined);
}

function entriesMissing({ first, last, hash }: Gap): Problem {
  const which = first === last ? `Entry ${last} of the log is` : `Entries ${first} to ${last} of the log are`;
  return {
    code: "log-entry-missing",
    at: `log entry ${first}`,
    message: `${which} missing, and what was told there cannot be proven any more. Look for log/${hash.slice(0, 2)}/${hash}.json, the last of it, in a copy of the object store.`,
  };
}
