import type { Prisma } from "@/lib/database/generated/client";
import type { Desk } from "@/lib/desk";
import { appendToLog } from "@/lib/log/append-to-log";
import { findEntered } from "@/lib/log/queries";
import { canonicalHash } from "@/lib/storage/canonical";
import { recordOfRow } from "./picture-record-of-row";

/**
 * Enters the pictures of a revision in the public log, each with the first revision that shows it: which files belong together is then
 * as much a part of what was published as the words. One without versions is named by the revision itself, and what nobody
 * published is in no public log.
 */
export async function logPictures(
  transaction: Prisma.TransactionClient,
  desk: Pick<Desk, "objects" | "now">,
  revisionHash: string,
): Promise<void> {
  const shown = await transaction.revisionMedia.findMany({
    where: { revisionHash },
    select: { pictureHash: true },
    orderBy: { pictureHash: "asc" },
  });
  if (shown.length === 0) return;
  const pictures = await transaction.media.findMany({
    where: { hash: { in: shown.map(({ pictureHash }) => pictureHash) }, versions: { some: {} } },
    include: { versions: { orderBy: { width: "asc" } } },
    orderBy: { hash: "asc" },
  });
  const records = pictures.map((picture) => canonicalHash(recordOfRow(picture)));
  const entered = await findEntered(transaction, "picture", records);
  for (const object of records)
    if (!entered.has(object)) await appendToLog(transaction, desk, { kind: "picture", object });
}
