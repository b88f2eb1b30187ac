import { z } from "zod";
import { database } from "@/lib/database/client";
import type { ArticleChange } from "./views";

/** As many as a page can bear; the piece's history has all of them. */
const MOST = 50;

/** What readers are told of each change of a published piece, the newest first. A revision without a note tells nothing. */
export async function listChanges(articleId: string): Promise<ArticleChange[]> {
  const rows = await database().revision.findMany({
    where: { articleId, kind: { in: ["updated", "corrected", "restored"] }, note: { not: null } },
    select: { kind: true, note: true, recordedAt: true, number: true },
    orderBy: { number: "desc" },
    take: MOST,
  });
  return z.array(changeSchema).parse(rows);
}

const changeSchema = z
  .object({
    kind: z.enum(["updated", "corrected", "restored"]),
    note: z.string(),
    recordedAt: z.date(),
    number: z.int(),
  })
  .transform(({ recordedAt: at, number: revision, ...said }): ArticleChange => ({ ...said, at, revision }));
