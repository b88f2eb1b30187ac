import { recordEvent } from "@/lib/audit/audit";
import type { DraftState, Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { problemsWithDeskNote } from "./desk-note";
import { draftUnknown, type LockedDraft, lockDraft, restingState } from "./locked-draft";
import type { SavedDraft } from "./save-draft";

/** A draft that goes from hand to hand, and what whoever has it next is told. */
export interface HandOver {
  readonly id: string;
  readonly note?: string | null;
}

/**
 * Sends a draft to the editors; it may be half-written, since they may be asked about that too. Refused when it is not being
 * worked on.
 */
export function sendForReview(desk: Desk, handOver: HandOver): Promise<Outcome<SavedDraft>> {
  return move(desk, handOver, {
    action: "draft-review",
    from: ["writing", "changed"],
    to: async () => "review",
  });
}

/** Takes a draft back from the editors, or gives it back to its writer. Refused when it is not with them. */
export function takeBack(desk: Desk, handOver: HandOver): Promise<Outcome<SavedDraft>> {
  return move(desk, handOver, {
    action: "draft-take-back",
    from: ["review"],
    to: (transaction, { id, content }) => restingState(transaction, id, content),
  });
}

interface Step {
  /** What the audit log calls it. */
  readonly action: string;
  readonly from: readonly DraftState[];
  readonly to: (transaction: Prisma.TransactionClient, draft: LockedDraft) => Promise<DraftState>;
}

async function move(
  desk: Desk,
  { id, note = null }: HandOver,
  { action, from, to }: Step,
): Promise<Outcome<SavedDraft>> {
  const checked = acceptUnless(problemsWithDeskNote(note), note);
  if (!checked.ok) return checked;
  return transact(desk.database, async (transaction) => {
    const draft = await lockDraft(transaction, id);
    if (draft === null) return refuse(draftUnknown(id));
    if (!from.includes(draft.state)) return refuse(notThere(draft.state));
    const state = await to(transaction, draft);
    await transaction.draft.update({
      where: { id },
      data: { state, deskNote: checked.value, updatedAt: desk.now() },
    });
    const { version } = draft;
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action,
      subject: id,
      detail: { version },
    });
    return accept({ id, version, state });
  });
}

/** What each state is called, in a sentence about a draft. */
const CALLED: Readonly<Record<DraftState, string>> = {
  writing: "being written",
  review: "in review",
  scheduled: "scheduled",
  published: "published, and nothing about it has changed since",
  changed: "published, and has changed since",
  withdrawn: "withdrawn",
  discarded: "discarded",
};

/** The problem with a step that a draft of this state cannot take. */
export function notThere(state: DraftState): Problem {
  const message = `This cannot be done with a draft that is ${CALLED[state]}. Look at it again; somebody may have moved it on.`;
  return { code: "draft-elsewhere", at: "state", message };
}
