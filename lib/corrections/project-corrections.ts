import { type PublicationRecord, revisionRecordSchema } from "@/lib/articles/revisions";
import type { Queryable } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import type { Passage } from "./correction-record";
import { findPassages } from "./find-passages";

/** A correction as its table has it. */
export interface CorrectionRow {
  readonly articleId: string;
  readonly toNumber: number;
  readonly fromNumber: number;
  readonly fromHash: string;
  readonly toHash: string;
  readonly note: string | null;
  readonly serious: boolean;
  readonly passages: Passage[];
  readonly publishedAt: Date;
  readonly correctedAt: Date;
}

/**
 * Makes an article's corrections say what its revisions say. They follow from those alone, of which none is ever changed or removed, and so a
 * correction that was once there always is.
 */
export async function projectCorrections(
  transaction: Prisma.TransactionClient,
  articleId: string,
): Promise<void> {
  const rows = await deriveCorrections(transaction, articleId);
  await transaction.correction.deleteMany({ where: { articleId } });
  await transaction.correction.createMany({ data: [...rows] });
}

/**
 * The corrections of an article in their order, as its revisions have them. One from before records named the words is compared anew, and is not
 * serious. Throws for a revision whose record is none.
 */
export async function deriveCorrections(
  queryable: Queryable,
  articleId: string,
): Promise<readonly CorrectionRow[]> {
  const rows = await queryable.revision.findMany({
    where: { articleId, kind: "corrected" },
    orderBy: { number: "asc" },
    select: { hash: true, record: true, previousHash: true },
  });
  const derived: CorrectionRow[] = [];
  for (const { hash, record: stored, previousHash } of rows) {
    const record = revisionRecordSchema.parse(stored);
    // A record whose predecessor is not there corrects nothing that anybody could be shown.
    if (record.kind === "withdrawn" || previousHash === null) continue;
    const { serious, passages } = record.correction ?? {
      serious: false,
      passages: await passagesSince(queryable, record),
    };
    derived.push({
      articleId,
      toNumber: record.number,
      fromNumber: record.number - 1,
      fromHash: previousHash,
      toHash: hash,
      note: record.note,
      serious,
      passages,
      publishedAt: new Date(record.publishedAt),
      correctedAt: new Date(record.recordedAt),
    });
  }
  return derived;
}

/** Takes the words of a withdrawn article's corrections away. That there were some stays counted. */
export async function silenceCorrections(
  transaction: Prisma.TransactionClient,
  articleId: string,
): Promise<void> {
  await projectCorrections(transaction, articleId);
  await transaction.correction.updateMany({ where: { articleId }, data: { note: null, passages: [] } });
}

async function passagesSince(queryable: Queryable, record: PublicationRecord): Promise<Passage[]> {
  if (record.previous === null) return [];
  const before = await queryable.revision.findUnique({
    where: { hash: record.previous },
    select: { record: true },
  });
  if (before === null) return [];
  const earlier = revisionRecordSchema.parse(before.record);
  return earlier.kind === "withdrawn" ? [] : findPassages(earlier.content, record.content);
}
