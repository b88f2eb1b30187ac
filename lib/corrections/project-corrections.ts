import { type PublicationRecord, revisionRecordSchema } from "@/lib/articles/revisions";
import type { Prisma } from "@/lib/database/generated/client";
import { findPassages } from "./find-passages";

/**
 * Makes an article's corrections say what its revisions say. They follow from those alone, of which none is ever changed or removed, and so a
 * correction that was once there always is. One from before records named the words is compared anew, and is not serious.
 */
export async function projectCorrections(
  transaction: Prisma.TransactionClient,
  articleId: string,
): Promise<void> {
  const rows = await transaction.revision.findMany({
    where: { articleId, kind: "corrected" },
    orderBy: { number: "asc" },
    select: { hash: true, record: true, previousHash: true },
  });
  await transaction.correction.deleteMany({ where: { articleId } });
  for (const { hash, record: stored, previousHash } of rows) {
    const record = revisionRecordSchema.parse(stored);
    // A record whose predecessor is not there corrects nothing that anybody could be shown.
    if (record.kind === "withdrawn" || previousHash === null) continue;
    const { serious, passages } = record.correction ?? {
      serious: false,
      passages: await passagesSince(transaction, record),
    };
    await transaction.correction.create({
      data: {
        articleId,
        toNumber: record.number,
        fromNumber: record.number - 1,
        fromHash: previousHash,
        toHash: hash,
        note: record.note,
        serious,
        passages,
        publishedAt: record.publishedAt,
        correctedAt: record.recordedAt,
      },
    });
  }
}

/** Takes the words of a withdrawn article's corrections away. That there were some stays counted. */
export async function silenceCorrections(
  transaction: Prisma.TransactionClient,
  articleId: string,
): Promise<void> {
  await projectCorrections(transaction, articleId);
  await transaction.correction.updateMany({ where: { articleId }, data: { note: null, passages: [] } });
}

async function passagesSince(transaction: Prisma.TransactionClient, record: PublicationRecord) {
  if (record.previous === null) return [];
  const before = await transaction.revision.findUnique({
    where: { hash: record.previous },
    select: { record: true },
  });
  if (before === null) return [];
  const earlier = revisionRecordSchema.parse(before.record);
  return earlier.kind === "withdrawn" ? [] : findPassages(earlier.content, record.content);
}
