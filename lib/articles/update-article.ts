import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/audit";
import { findPassages } from "@/lib/corrections/find-passages";
import { TOO_LARGE, type TooLarge, whyNotSmall } from "@/lib/corrections/small-change";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { listProblemsWithTranslation } from "@/lib/translations/problems";
import type { PreparedArticle, PublishedArticle } from "./commands";
import { changedMeanwhile, draftUnknown, lockDraft } from "./locked-draft";
import { findNewestRevision, publishedMeanwhile } from "./newest-revision";
import { projectRevision } from "./projection";
import { lockPublication, recordRevision } from "./record-revision";
import { carriedOn, isPublication, type PublicationRecord } from "./revisions";

export interface ArticleUpdate {
  /** What is published, checked and rendered. */
  readonly prepared: PreparedArticle;
  /** The hash of the revision that it was made from. */
  readonly after: string;
  /** The draft's version whose work it is; left out where it comes from elsewhere, and the draft must hold none. */
  readonly version?: number;
  readonly kind: ChangeKind;
  /** What readers are told of it, in a line. Of a typing error they need not be told: then it is empty. */
  readonly note: string;
  /** Whether what a correction corrects could have led readers astray, who are told of it before they read. No if it is left out. */
  readonly serious?: boolean;
}

/** What a change of a published article can be: a few letters (`typo`), something new (`updated`), or something that was wrong (`corrected`). */
export const CHANGE_KINDS = ["typo", "updated", "corrected"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const ACTIONS = {
  typo: "article-mend",
  updated: "article-update",
  corrected: "article-correct",
} as const satisfies Record<ChangeKind, string>;

const MAXIMUM_NOTE = 1000;

/**
 * Publishes the next revision of an article, at its address; the time of its last change becomes now, but not by a typing error. A correction's
 * record says which words took the place of which. Refused without a note (a typing error needs none), when more is changed than a typing error
 * (`lib/corrections/small-change`), when another revision has come meanwhile, and when the draft holds work that was never published and would
 * be lost.
 */
export async function updateArticle(
  desk: Desk,
  { prepared, after, version, kind, note, serious = false }: ArticleUpdate,
): Promise<Outcome<PublishedArticle>> {
  const told = note.trim();
  const checked = acceptUnless(problemsWithNote(told, kind), told);
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
    const [was, is] = [
      await withNamesOfToday(transaction, newest.record.content),
      await withNamesOfToday(transaction, content),
    ];
    const fits = acceptUnless(await listProblemsWithTranslation(transaction, id, content), content);
    if (!fits.ok) return fits;
    const tooLarge = kind === "typo" ? whyNotSmall(was, is) : null;
    if (tooLarge !== null) return refuse(notSmall(tooLarge));
    const now = desk.now();
    const record: PublicationRecord = {
      ...carriedOn(newest.record),
      number: newest.record.number + 1,
      kind,
      note: told === "" ? null : told,
      actor: desk.actor,
      recordedAt: now.toISOString(),
      updatedAt: kind === "typo" ? newest.record.updatedAt : now.toISOString(),
      content,
      ...(kind === "corrected" && { correction: { serious, passages: findPassages(was, is) } }),
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
      action: ACTIONS[kind],
      subject: id,
      detail: { revision: record.number, before: newest.hash, after: sealed.hash },
    });
    return accept({ id, path: record.path, revisionHash: sealed.hash, revisionNumber: record.number });
  });
}

function problemsWithNote(note: string, kind: ChangeKind): Problem[] {
  if (kind === "typo" && note === "") return [];
  if (note !== "" && note.length <= MAXIMUM_NOTE && !/[\p{Cc}\p{Cs}]/u.test(note)) return [];
  const message = `Nothing that was published changes in silence: say in a line of at most ${MAXIMUM_NOTE} characters what is different.`;
  return [{ code: note === "" ? "note-missing" : "note-not-usable", at: "note", message }];
}

function notSmall(why: TooLarge): Problem {
  const message = `This is more than a typing error: ${TOO_LARGE[why]}. Call it an update or a correction, and say in a line what is different.`;
  return { code: "change-not-small", at: "kind", message };
}

const draftHoldsWork: Problem = {
  code: "draft-has-work",
  at: "article",
  message:
    "The draft of this article holds work that is not published, and would be lost. Publish or undo that first.",
};
