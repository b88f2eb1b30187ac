import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import type { PreparedArticle, PublishedArticle } from "./commands";
import { changedMeanwhile, draftUnknown, lockDraft } from "./locked-draft";
import { findNewestRevision, publishedMeanwhile } from "./newest-revision";
import { projectRevision } from "./projection";
import { lockPublication, recordRevision } from "./record-revision";
import { isPublication, type PublicationRecord } from "./revisions";

export interface ArticleUpdate {
  /** What is published, checked and rendered. */
  readonly prepared: PreparedArticle;
  /** The hash of the revision that it was made from. */
  readonly after: string;
  /** The draft's version whose work it is; left out where it comes from elsewhere, and the draft must hold none. */
  readonly version?: number;
  /** `updated` for what is new, `corrected` for what was wrong. */
  readonly kind: "updated" | "corrected";
  /** What readers are told of it, in a line. */
  readonly note: string;
}

const MAXIMUM_NOTE = 1000;

/**
 * Publishes the next revision of an article, at its address; the time of its last change becomes now. Refused without a note,
 * when another revision has come meanwhile, and when the draft holds work that was never published and would be lost.
 */
export async function updateArticle(
  desk: Desk,
  { prepared, after, version, kind, note }: ArticleUpdate,
): Promise<Outcome<PublishedArticle>> {
  const told = note.trim();
  const checked = acceptUnless(problemsWithNote(told), told);
  if (!checked.ok) return checked;
  const { id, content } = prepared;
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const newest = await findNewestRevision(transaction, { id });
    if (newest?.hash !== after || !isPublication(newest)) return refuse(publishedMeanwhile);
    const draft = await lockDraft(transaction, id);
    if (draft === null) return refuse(draftUnknown(id));
    if (version !== undefined) {
      if (draft.version !== version) return refuse(changedMeanwhile);
    } else if (!isDeepStrictEqual(draft.content, newest.record.content)) return refuse(draftHoldsWork);
    const now = desk.now();
    const record: PublicationRecord = {
      ...newest.record,
      number: newest.record.number + 1,
      kind,
      note: told,
      actor: desk.actor,
      recordedAt: now.toISOString(),
      updatedAt: now.toISOString(),
      content,
      previous: newest.hash,
    };
    const sealed = await recordRevision(transaction, desk, record);
    await transaction.draft.update({
      where: { id },
      data: {
        content,
        state: "published",
        version: isDeepStrictEqual(draft.content, content) ? draft.version : draft.version + 1,
        deskNote: null,
        updatedAt: now,
      },
    });
    await projectRevision(transaction, sealed, prepared.rendered);
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: kind === "updated" ? "article-update" : "article-correct",
      subject: id,
      detail: { revision: record.number, before: newest.hash, after: sealed.hash },
    });
    return accept({ id, path: record.path, revisionHash: sealed.hash, revisionNumber: record.number });
  });
}

function problemsWithNote(note: string): Problem[] {
  if (note !== "" && note.length <= MAXIMUM_NOTE && !/[\p{Cc}\p{Cs}]/u.test(note)) return [];
  const message = `Nothing that was published changes in silence: say in a line of at most ${MAXIMUM_NOTE} characters what is different.`;
  return [{ code: note === "" ? "note-missing" : "note-not-usable", at: "note", message }];
}

const draftHoldsWork: Problem = {
  code: "draft-has-work",
  at: "article",
  message:
    "The draft of this article holds work that is not published, and would be lost. Publish or undo that first.",
};
