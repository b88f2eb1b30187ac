import type { Prisma } from "@/lib/database/generated/client";
import type { Desk } from "@/lib/desk";
import { lockEdition } from "@/lib/site/edition";
import { keepChangeSize } from "./change-size";
import { logRevision } from "./log-revision";
import { type RevisionRecord, revisionRow, type SealedRevision, sealRevision } from "./revisions";

/**
 * Seals a record and keeps it, first in the object store and then as a row of the transaction, and enters it in the public log. It has reached the disk when
 * this returns, and is in force when the transaction commits.
 */
export async function recordRevision<Sealed extends RevisionRecord>(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  record: Sealed,
): Promise<SealedRevision<Sealed>> {
  const sealed = sealRevision(record);
  // The object comes first: should the program end here, the archive has one object more, and no half-published piece.
  await desk.objects.keep("revisions", sealed.bytes, "json");
  await transaction.revision.create({ data: revisionRow(sealed) });
  await keepChangeSize(transaction, sealed);
  const { article, number, sample } = record;
  await logRevision(transaction, desk, { hash: sealed.hash, article, number, sample });
  return sealed;
}

/**
 * Publications come one after the other: each ends by raising the edition, and holds that row from its start. So none finds
 * an address free that another is about to take, and none follows a revision that is no longer the newest.
 */
export async function lockPublication(transaction: Prisma.TransactionClient): Promise<void> {
  await lockEdition(transaction);
}
