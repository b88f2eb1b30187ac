import type { Queryable } from "@/lib/database/client";
import type { RevisionKind } from "@/lib/database/generated/client";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { articleUnknown } from "./newest-revision";
import { type RevisionRecord, revisionRecordSchema } from "./revisions";

/** What a list says of a revision, without its words. */
export interface RevisionEntry {
  /** Counted from 1. */
  readonly number: number;
  readonly hash: string;
  readonly kind: RevisionKind;
  readonly note: string | null;
  readonly actor: string;
  readonly recordedAt: Date;
}

/** A page of an article's revisions, the newest first, before a number. Refused where nothing was ever published under the id. */
export async function listRevisions(
  database: Queryable,
  { id, before, limit }: { readonly id: string; readonly before?: number; readonly limit: number },
): Promise<Outcome<RevisionEntry[]>> {
  const rows = await database.revision.findMany({
    where: { articleId: id, ...(before !== undefined && { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: limit,
    select: { number: true, hash: true, kind: true, note: true, actor: true, recordedAt: true },
  });
  return rows.length === 0 && before === undefined ? refuse(articleUnknown({ id })) : accept(rows);
}

/** The whole record of an article's revision, also of one that was withdrawn since. Refused where there is none of that number. */
export async function readRevision(
  database: Queryable,
  { id, number }: { readonly id: string; readonly number: number },
): Promise<Outcome<{ hash: string; record: RevisionRecord }>> {
  const row = await database.revision.findUnique({
    where: { articleId_number: { articleId: id, number } },
    select: { hash: true, record: true },
  });
  if (row === null) return refuse(revisionUnknown(number));
  return accept({ hash: row.hash, record: revisionRecordSchema.parse(row.record) });
}

function revisionUnknown(number: number): Problem {
  const message = `This article has no revision ${number}. Choose one of those that it lists.`;
  return { code: "revision-unknown", at: "number", message };
}
