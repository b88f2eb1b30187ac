import type { Queryable } from "@/lib/database/client";
import { type LogEntry, type LogKind, logEntrySchema } from "./log-entry";
import type { LogEnd, LogHead } from "./views";

/** How many entries a page of the log has. Part of its public form: a page begins at 1, 1001, 2001 and so on. */
export const LOG_PAGE = 1_000;

/** The end of the log, by which the next entry follows; null while nothing was entered. */
export async function findEnd(database: Queryable): Promise<LogEnd | null> {
  return database.logEntry.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
}

/** The end of the log as it is published, with its time. Throws when the last entry is none. */
export async function findHead(database: Queryable): Promise<LogHead | null> {
  const last = await database.logEntry.findFirst({ orderBy: { number: "desc" } });
  if (last === null) return null;
  const { at } = logEntrySchema.parse(last.record);
  return { number: last.number, hash: last.hash, at: new Date(at) };
}

/** The hash of the entry with a number; null where there is none. */
export async function findHash(database: Queryable, number: number): Promise<string | null> {
  const row = await database.logEntry.findUnique({ where: { number }, select: { hash: true } });
  return row?.hash ?? null;
}

/** The entries from a number on, in their order, as many as a page has. */
export async function listEntries(database: Queryable, from: number): Promise<LogEntry[]> {
  const rows = await database.logEntry.findMany({
    where: { number: { gte: from } },
    orderBy: { number: "asc" },
    take: LOG_PAGE,
    select: { record: true },
  });
  return rows.map(({ record }) => logEntrySchema.parse(record));
}

/** Which of these things are in the log, as entries of a kind. */
export async function findEntered(
  database: Queryable,
  kind: LogKind,
  objects: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database.logEntry.findMany({
    where: { kind, object: { in: [...objects] } },
    select: { object: true },
  });
  return new Set(rows.map(({ object }) => object));
}
