import type { Prisma } from "@/lib/database/generated/client";
import type { Desk } from "@/lib/desk";
import { canonicalBytes } from "@/lib/storage/canonical";
import { LOG_FORMAT, type LogEntry, logEntrySchema, type NewLogEntry } from "./log-entry";
import { findHead } from "./queries";

/** A number that nothing else locks by: it stands for the log's end. */
const LOG_LOCK = 4_521_002;

/**
 * Enters something in the public log, in the transaction that keeps it. It has reached the disk when this returns, and is in force when
 * the transaction commits. Throws for what is no entry.
 *
 * Its time is never before that of the last entry, also where a clock that was wrong has been set back since: the log's order is that of time.
 *
 * It holds the log's end until the transaction ends. The order of locks is: the edition, rows, the end of the log, the audit log. Whoever
 * does not hold the edition calls this when no row is to be locked any more. The head is public, so whoever calls this raises the edition too.
 */
export async function appendToLog(
  transaction: Prisma.TransactionClient,
  { objects, now }: Pick<Desk, "objects" | "now">,
  told: NewLogEntry,
): Promise<LogEntry> {
  await holdLog(transaction);
  const last = await findHead(transaction);
  const record = logEntrySchema.parse({
    format: LOG_FORMAT,
    number: (last?.number ?? 0) + 1,
    at: new Date(Math.max(now().getTime(), last?.at.getTime() ?? 0)).toISOString(),
    ...told,
    previous: last?.hash ?? null,
  });
  const hash = await objects.keep("log", canonicalBytes(record), "json");
  const { number, kind, object } = record;
  await transaction.logEntry.create({ data: { number, hash, kind, object, record } });
  return record;
}

/** Holds the log's end until the transaction ends: whoever was about to enter something has done so, or has given it up. */
export async function holdLog(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${LOG_LOCK})`;
}
