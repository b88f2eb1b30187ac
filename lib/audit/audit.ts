import { z } from "zod";
import type { Queryable } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import { canonicalHash } from "@/lib/storage/canonical";
import type { AuditDetail } from "./views";

/**
 * The audit log: who did what, append-only, each event chained to the one before by its hash. A trigger refuses every change;
 * whoever goes around it is found by `verifyAudit`. An event names ids and a closed set of facts, so that no password, token or
 * address can get in, and nothing that somebody typed.
 */

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
/** A name out of the program, of a refusal or a setting for instance. */
const codeName = z.string().regex(/^[a-z][a-zA-Z-]{0,39}$/);

const detailSchema = z.strictObject({
  role: z.enum(["writer", "editor", "administrator"]).optional(),
  previousRole: z.enum(["writer", "editor", "administrator"]).optional(),
  /** Which of the refusals it was, as its code. */
  reason: codeName.optional(),
  /** What was asked for, as an action of `roles`. */
  asked: codeName.optional(),
  /** The hashes of what something was and became. */
  before: sha256Hex.optional(),
  after: sha256Hex.optional(),
  count: z.number().int().nonnegative().optional(),
  /** Which version of a draft, and which revision of an article, it made. */
  version: z.number().int().positive().optional(),
  revision: z.number().int().positive().optional(),
  /** When it is to happen, in UTC. */
  due: z.iso.datetime({ precision: 3 }).optional(),
  /** Which settings are different now. */
  settings: z.array(codeName).max(50).optional(),
});

const eventSchema = z.strictObject({
  at: z.date(),
  actor: z.string().min(1).max(100),
  action: z
    .string()
    .regex(/^[a-z]+(?:-[a-z]+)*$/)
    .max(40),
  /** An id, which is never a sentence and never an address of somebody. */
  subject: z
    .string()
    .regex(/^[^\s@]{1,100}$/)
    .nullable(),
  detail: detailSchema.default({}),
});

export type NewAuditEvent = z.input<typeof eventSchema>;

/** A number that nothing else locks by: it stands for the end of the chain. */
const CHAIN_LOCK = 4_521_001;

/**
 * Adds an event, in the transaction of what it tells of. Events of several transactions wait for each other, so the call is the
 * last thing that its transaction does: whoever waits here holds locks that nobody ahead may want any more. Throws when the
 * event holds what no event may.
 */
export async function recordEvent(
  transaction: Prisma.TransactionClient,
  event: NewAuditEvent,
): Promise<void> {
  const { at, actor, action, subject, detail } = eventSchema.parse(event);
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`;
  const last = await transaction.auditEvent.findFirst({
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
  const row = {
    number: (last?.number ?? 0) + 1,
    at,
    actor,
    action,
    subject,
    detail: withoutUndefined(detail),
    previousHash: last?.hash ?? null,
  };
  await transaction.auditEvent.create({ data: { ...row, hash: hashOf(row) } });
}

export type AuditVerdict =
  | { readonly intact: true; readonly events: number; readonly lastHash: string | null }
  /** `number` is the first event that is not what was written, or comes after a gap. */
  | { readonly intact: false; readonly number: number };

/** How many events are read at once. */
const BATCH = 1_000;

/**
 * Follows the chain from its start. Cutting off the end leaves a whole, shorter chain: compare `events` and `lastHash` with what
 * was noted elsewhere.
 */
export async function verifyAudit(database: Queryable): Promise<AuditVerdict> {
  let number = 0;
  let lastHash: string | null = null;
  for (;;) {
    const events = await database.auditEvent.findMany({
      where: { number: { gt: number } },
      orderBy: { number: "asc" },
      take: BATCH,
    });
    for (const row of events) {
      if (row.number !== number + 1 || row.previousHash !== lastHash || !isWhole(row))
        return { intact: false, number: row.number };
      number = row.number;
      lastHash = row.hash;
    }
    if (events.length < BATCH) return { intact: true, events: number, lastHash };
  }
}

/** Whether a row is what its hash says. */
export function isWhole({ hash, ...row }: HashedRow & { readonly hash: string }): boolean {
  return hash === hashOf(row);
}

/** The facts of a stored event; of one that somebody has tampered with, none. */
export function readDetail(detail: Prisma.JsonValue): AuditDetail {
  return detailSchema.safeParse(detail).data ?? {};
}

interface HashedRow {
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: Prisma.JsonValue;
  readonly previousHash: string | null;
}

function hashOf({ at, ...row }: HashedRow): string {
  return canonicalHash({ ...row, at: at.toISOString() });
}

function withoutUndefined(detail: z.output<typeof detailSchema>): Prisma.JsonObject {
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined));
}
