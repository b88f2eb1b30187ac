import type { Queryable } from "@/lib/database/client";
import { isWhole, readDetail } from "./audit";
import type { AuditPage } from "./views";

export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  /** From the one moment on, and before the other. */
  readonly time?: { readonly from: Date; readonly before: Date } | undefined;
}

const PAGE = 50;

/** A page of the audit log, the newest first, from before an event's number. */
export async function listEvents(
  database: Queryable,
  { actor, action, subject, time }: AuditFilter,
  before?: number,
): Promise<AuditPage> {
  const rows = await database.auditEvent.findMany({
    where: {
      ...(actor !== undefined && { actor }),
      ...(action !== undefined && { action }),
      ...(subject !== undefined && { subject }),
      ...(time && { at: { gte: time.from, lt: time.before } }),
      ...(before !== undefined && { number: { lt: before } }),
    },
    orderBy: { number: "desc" },
    take: PAGE + 1,
  });
  const events = rows.slice(0, PAGE).map((row) => ({
    number: row.number,
    at: row.at,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    detail: readDetail(row.detail),
    isWhole: isWhole(row),
  }));
  return { events, next: rows.length > PAGE ? (events.at(-1)?.number ?? null) : null };
}

/** The end of the chain: how many events there are, and the hash of the last, to be noted elsewhere. */
export async function findLastEvent(
  database: Queryable,
): Promise<{ readonly number: number; readonly hash: string } | null> {
  return database.auditEvent.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
}
