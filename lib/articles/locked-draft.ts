import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Queryable } from "@/lib/database/client";
import type { DraftState, Prisma } from "@/lib/database/generated/client";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import type { Problem } from "@/lib/outcome";
import { draftContentSchema } from "./draft-content";
import { findNewestRevision } from "./newest-revision";
import { isPublication } from "./revisions";

const draftSelection = {
  id: true,
  state: true,
  version: true,
  content: true,
  createdBy: true,
  updatedAt: true,
  scheduledAt: true,
  scheduledBy: true,
  deskNote: true,
  linkRound: true,
} satisfies Prisma.DraftSelect;

export type LockedDraft = Prisma.DraftGetPayload<{ select: typeof draftSelection }>;

/** What a draft's columns say when it is not scheduled. */
export const notScheduled = { scheduledAt: null, scheduledBy: null } as const;

/**
 * A draft as it is, which nobody else changes until the transaction ends; null where there is none. Whoever takes the lock of
 * publications too takes that one first.
 */
export async function lockDraft(
  transaction: Prisma.TransactionClient,
  id: string,
): Promise<LockedDraft | null> {
  if (!isDraftId(id)) return null;
  await transaction.$queryRaw`SELECT version FROM draft WHERE id = ${id}::uuid FOR UPDATE`;
  return findDraft(transaction, id);
}

/** A draft as it is at this moment; null where there is none. One that is discarded is found by no command but `bringBackDraft`. */
export async function findDraft(queryable: Queryable, id: string): Promise<LockedDraft | null> {
  if (!isDraftId(id)) return null;
  return queryable.draft.findUnique({ where: { id, state: { not: "discarded" } }, select: draftSelection });
}

/** Whether a text can be the id of a draft at all; the database would not even look for another one. */
export function isDraftId(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

/**
 * The state of a draft that nobody has sent anywhere: `writing` before its first publication, and afterwards by whether it
 * holds anything that was not published.
 */
export async function restingState(
  transaction: Prisma.TransactionClient,
  id: string,
  content: unknown,
): Promise<DraftState> {
  const newest = await findNewestRevision(transaction, { id });
  if (newest === null) return "writing";
  if (!isPublication(newest)) return "withdrawn";
  // A name that was renamed or merged since is no change of the draft's.
  const written = await withNamesOfToday(transaction, draftContentSchema.parse(content));
  const published = await withNamesOfToday(transaction, newest.record.content);
  return isDeepStrictEqual(written, draftContentSchema.parse(published)) ? "published" : "changed";
}

export function draftUnknown(id: string): Problem {
  return {
    code: "draft-unknown",
    at: "draft",
    message: `There is no draft ${id}. It may have been discarded; the desk lists what was.`,
  };
}

export const changedMeanwhile: Problem = {
  code: "draft-changed",
  at: null,
  message: "This draft has been saved since. Read it again, then publish it.",
};
