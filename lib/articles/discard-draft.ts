import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { draftUnknown, isDraftId, lockDraft } from "./locked-draft";
import { findNewestRevision } from "./newest-revision";
import { notThere } from "./review-draft";
import type { SavedDraft } from "./save-draft";

/**
 * Puts a draft aside that was never published: nothing finds it any more but the desk's list of what was discarded, its preview links
 * show nothing, and nobody is removed from it, since whoever wrote it may want it back. Its words and its history stay. Refused when
 * anything was ever published of it, and when it is scheduled.
 */
export async function discardDraft(
  desk: Desk,
  { id }: { readonly id: string },
): Promise<Outcome<SavedDraft>> {
  return transact(desk.database, async (transaction) => {
    const draft = await lockDraft(transaction, id);
    if (draft === null) return refuse(draftUnknown(id));
    if ((await findNewestRevision(transaction, { id })) !== null) return refuse(wasPublished);
    if (draft.state !== "writing" && draft.state !== "review") return refuse(notThere(draft.state));
    const now = desk.now();
    // Links that were handed out stay void when it is brought back.
    await transaction.draft.update({
      where: { id },
      data: { state: "discarded", linkRound: { increment: 1 }, updatedAt: now },
    });
    await transaction.draftPresence.deleteMany({ where: { draftId: id } });
    await recordEvent(transaction, { at: now, actor: desk.actor, action: "draft-discard", subject: id });
    return accept({ id, version: draft.version, state: "discarded" });
  });
}

/** Makes a discarded draft one that is being written again. Refused when there is none of that id among the discarded. */
export async function bringBackDraft(
  desk: Desk,
  { id }: { readonly id: string },
): Promise<Outcome<SavedDraft>> {
  if (!isDraftId(id)) return refuse(draftUnknown(id));
  return transact(desk.database, async (transaction) => {
    const now = desk.now();
    const brought = await transaction.draft.updateMany({
      where: { id, state: "discarded" },
      data: { state: "writing", updatedAt: now },
    });
    if (brought.count === 0) return refuse(notDiscarded);
    const { version } = await transaction.draft.findUniqueOrThrow({
      where: { id },
      select: { version: true },
    });
    await recordEvent(transaction, { at: now, actor: desk.actor, action: "draft-bring-back", subject: id });
    return accept({ id, version, state: "writing" });
  });
}

const wasPublished: Problem = {
  code: "published-before",
  at: null,
  message: "Readers have had this piece, so that it cannot be discarded. Withdraw it, and say why.",
};

const notDiscarded: Problem = {
  code: "draft-not-discarded",
  at: null,
  message: "This draft is not among the discarded. Somebody may have brought it back already.",
};
