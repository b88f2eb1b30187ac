import { z } from "zod";
import { database, type Queryable } from "@/lib/database/client";
import { canonicalBytes } from "@/lib/storage/canonical";
import { logPagePath } from "@/lib/urls";
import { logEntrySchema } from "./log-entry";
import { findHead, LOG_PAGE, listEntries } from "./queries";

/*
 * The log as everybody can ask for it: its head at `/.well-known/standfirst/log`, and below it pages of entries. Addresses in it are
 * relative, so that a copy, a mirror and an onion service can be walked like the site itself. Both documents are canonical JSON.
 */

export const logHeadSchema = z.strictObject({
  format: z.literal("standfirst/log-head/1"),
  /** The origin of the site whose log it is. */
  site: z.string().max(300),
  /** How many entries there are; 0 with a null hash while there are none. */
  number: z.int().nonnegative(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  at: z.iso.datetime().nullable(),
  /** Where the first page of entries is. */
  entries: z.string().max(2000).nullable(),
});
export type PublicHead = z.infer<typeof logHeadSchema>;

export const logPageSchema = z.strictObject({
  format: z.literal("standfirst/log-page/1"),
  first: z.int().positive(),
  entries: z.array(logEntrySchema).max(LOG_PAGE),
  /** Where the log goes on; null on the last page, which alone may still grow. */
  next: z.string().max(2000).nullable(),
});
export type PublicPage = z.infer<typeof logPageSchema>;

/** The head of the log, for whoever wants to keep it. */
export async function findPublicHead(site: string, queryable: Queryable = database()): Promise<PublicHead> {
  const head = await findHead(queryable);
  return {
    format: "standfirst/log-head/1",
    site,
    number: head?.number ?? 0,
    hash: head?.hash ?? null,
    at: head?.at.toISOString() ?? null,
    entries: head === null ? null : logPagePath(1),
  };
}

/** The page of the log that begins with a number; null where none begins. A page that has a next one never changes. */
export async function findPublicPage(
  first: number,
  queryable: Queryable = database(),
): Promise<PublicPage | null> {
  if (!Number.isSafeInteger(first) || first < 1 || first > LAST_NUMBER || first % LOG_PAGE !== 1) return null;
  const entries = await listEntries(queryable, first);
  if (entries[0]?.number !== first) return null;
  const isFull = entries.length === LOG_PAGE;
  const next = first + LOG_PAGE;
  const goesOn = isFull && (await queryable.logEntry.count({ where: { number: next } })) > 0;
  return { format: "standfirst/log-page/1", first, entries, next: goesOn ? logPagePath(next) : null };
}

/** As far as the column for numbers goes. */
const LAST_NUMBER = 2_147_483_647 - LOG_PAGE;

/** One of these documents as it is sent. */
export function writeLog(document: PublicHead | PublicPage): string {
  return canonicalBytes(document).toString("utf8");
}
