import { z } from "zod";
import { passageSchema } from "@/lib/corrections/correction-record";
import { database } from "@/lib/database/client";
import type { ArticleChange } from "./views";

/** As many of those that are no correction as a page can bear; the piece's history has all of them. */
const MOST = 50;

const select = { kind: true, note: true, recordedAt: true, number: true } as const;

/**
 * What readers are told of each change of a published piece, the newest first. A revision without a note tells nothing. Every correction
 * is among them, however much was changed since: a serious one stands before the piece itself, and other pages lead to it.
 */
export async function listChanges(articleId: string): Promise<ArticleChange[]> {
  const [others, corrected, corrections] = await Promise.all([
    database().revision.findMany({
      where: { articleId, kind: { in: ["typo", "updated", "restored"] }, note: { not: null } },
      select,
      orderBy: { number: "desc" },
      take: MOST,
    }),
    database().revision.findMany({ where: { articleId, kind: "corrected", note: { not: null } }, select }),
    database().correction.findMany({
      where: { articleId },
      select: { toNumber: true, fromNumber: true, serious: true, passages: true },
    }),
  ]);
  const byNumber = new Map(
    corrections.map(({ toNumber, ...row }) => [toNumber, correctionSchema.parse(row)]),
  );
  return z
    .array(changeSchema)
    .parse([...others, ...corrected].sort((a, b) => b.number - a.number))
    .map((change) => ({ ...change, correction: byNumber.get(change.revision) ?? null }));
}

const changeSchema = z
  .object({
    kind: z.enum(["typo", "updated", "corrected", "restored"]),
    note: z.string(),
    recordedAt: z.date(),
    number: z.int(),
  })
  .transform(({ recordedAt: at, number: revision, ...said }) => ({ ...said, at, revision }));

const correctionSchema = z
  .object({ fromNumber: z.int(), serious: z.boolean(), passages: z.array(passageSchema) })
  .transform(({ fromNumber: from, ...said }) => ({ ...said, from }));
