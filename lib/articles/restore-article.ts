import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { listProblemsWithTranslation } from "@/lib/translations/problems";
import { type PublishedArticle, prepareArticle } from "./commands";
import { lockDraft } from "./locked-draft";
import {
  type ArticlePlace,
  articleUnknown,
  findNewestRevision,
  publishedMeanwhile,
  requireSeenRevision,
} from "./newest-revision";
import { projectRevision } from "./projection";
import { lockPublication, recordRevision } from "./record-revision";
import {
  carriedOn,
  isPublication,
  isWithdrawal,
  type PublicationRecord,
  revisionRecordSchema,
  sealRevision,
} from "./revisions";

/**
 * Publishes a withdrawn article again, as it was: at its address, which nobody else could take, and at the time at which it
 * was first published. The withdrawal stays in its history. What readers are told of that is `note`, or nothing; `seen` is the hash of the
 * withdrawal that is known to whoever restores it.
 *
 * Refused when nothing was published there, when somebody has published since it was `seen`, when it is not withdrawn, and when today's checklist or renderer finds problems.
 */
export async function restoreArticle(
  desk: Desk,
  place: ArticlePlace,
  ownOrigins: readonly string[],
  { note = null, seen }: { readonly note?: string | null; readonly seen?: string } = {},
): Promise<Outcome<PublishedArticle>> {
  const withdrawal = await findNewestRevision(desk.database, place);
  if (withdrawal === null) return refuse(articleUnknown(place));
  const unchanged = requireSeenRevision(withdrawal, seen);
  if (!unchanged.ok) return unchanged;
  if (!isWithdrawal(withdrawal)) return refuse(notWithdrawn(withdrawal.record.path));
  const stored = await desk.database.revision.findUnique({
    where: { hash: withdrawal.record.previous },
    select: { record: true },
  });
  if (stored === null) return refuse(wordsLost(withdrawal.record.previous));
  const withdrawn = sealRevision(revisionRecordSchema.parse(stored.record));
  if (!isPublication(withdrawn)) throw new Error(`The withdrawal ${withdrawal.hash} withdraws a withdrawal.`);
  const { article: id, content } = withdrawn.record;
  const prepared = await prepareArticle(desk, id, content, ownOrigins);
  if (!prepared.ok) return prepared;
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const newest = await findNewestRevision(transaction, { id });
    if (newest?.hash !== withdrawal.hash) return refuse(publishedMeanwhile);
    const checked = acceptUnless(await listProblemsWithTranslation(transaction, id, content), content);
    if (!checked.ok) return checked;
    const now = desk.now();
    const record: PublicationRecord = {
      ...carriedOn(withdrawn.record),
      number: withdrawal.record.number + 1,
      kind: "restored",
      note,
      actor: desk.actor,
      recordedAt: now.toISOString(),
      path: withdrawal.record.path,
      previous: withdrawal.hash,
    };
    const sealed = await recordRevision(transaction, desk, record);
    const draft = await lockDraft(transaction, id);
    const state = isDeepStrictEqual(draft?.content, record.content) ? "published" : "changed";
    await transaction.draft.update({ where: { id }, data: { state, updatedAt: now } });
    await projectRevision(transaction, sealed, prepared.value.rendered);
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: "article-restore",
      subject: id,
      detail: { revision: record.number, before: withdrawal.hash, after: sealed.hash },
    });
    return accept({ id, path: record.path, revisionHash: sealed.hash, revisionNumber: record.number });
  });
}

function notWithdrawn(path: string): Problem {
  return {
    code: "article-not-withdrawn",
    at: "article",
    message: `The article at ${path} has not been withdrawn, and can be read there.`,
  };
}

function wordsLost(hash: string): Problem {
  return {
    code: "revision-lost",
    at: "article",
    message: `The revision ${hash}, which was withdrawn, is no longer there. Put its file back into the object store, and run “standfirst rebuild --from-objects”.`,
  };
}
