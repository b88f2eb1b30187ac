import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem } from "@/lib/outcome";
import { raiseEdition } from "@/lib/site/edition";
import { type ArticlePlace, findPublication, requireSeenRevision } from "./newest-revision";
import { projectWithdrawal } from "./projection";
import { lockPublication, recordRevision } from "./record-revision";
import { authoritySchema, carriedOn, type WithdrawalRecord } from "./revisions";

export interface Withdrawal {
  readonly article: ArticlePlace;
  /** What readers are told, in a line. */
  readonly reason: string;
  /** The order that leaves the newsroom no choice; null where it decides by itself. */
  readonly legal: {
    /** The address (`https:` or `http:`) of the authority that gave it. */
    readonly authority: string;
  } | null;
  /** Whether the headline may still be read. If it is left out: yes, but not after a legal removal. */
  readonly keepHeadline?: boolean;
  /** The hash of the newest revision that is known to whoever withdraws it. */
  readonly seen?: string;
}

export interface WithdrawnArticle {
  readonly id: string;
  /** Stored and unencoded. */
  readonly path: string;
  /** The hash of the withdrawal's own revision. */
  readonly revisionHash: string;
  /** The hash of the revision that readers had. */
  readonly withdrawnHash: string;
}

const MAXIMUM_REASON = 1000;

/**
 * Takes an article back: the next reader finds its tombstone, with the reason and the hash of what was withdrawn, and no
 * list, feed, sitemap or search has the article any more. Its revisions stay, its address stays taken, and the addresses that
 * it had lead to the tombstone.
 *
 * Refused when nothing was published there, when it is withdrawn already, when somebody has published since it was `seen`, and
 * when the reason or the authority cannot be used.
 */
export async function withdrawArticle(
  desk: Desk,
  withdrawal: Withdrawal,
): Promise<Outcome<WithdrawnArticle>> {
  const { article: place, legal, keepHeadline = legal === null } = withdrawal;
  const reason = withdrawal.reason.trim();
  const checked = acceptUnless([...problemsWithReason(reason), ...problemsWithAuthority(legal)], reason);
  if (!checked.ok) return checked;
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const found = await findPublication(transaction, place);
    if (!found.ok) return found;
    const newest = found.value;
    const seen = requireSeenRevision(newest, withdrawal.seen);
    if (!seen.ok) return seen;
    const { content, ...before } = carriedOn(newest.record);
    const now = desk.now();
    const record: WithdrawalRecord = {
      ...before,
      number: before.number + 1,
      kind: "withdrawn",
      note: reason,
      actor: desk.actor,
      recordedAt: now.toISOString(),
      withdrawal: {
        kind: legal === null ? "editorial" : "legal",
        authority: legal?.authority ?? null,
        language: content.language,
        headline: keepHeadline ? content.headline : null,
      },
      previous: newest.hash,
    };
    const sealed = await recordRevision(transaction, desk, record);
    await transaction.draft.update({
      where: { id: record.article },
      data: { state: "withdrawn", updatedAt: now, deskNote: null },
    });
    await projectWithdrawal(transaction, sealed);
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: "article-withdraw",
      subject: record.article,
      detail: {
        revision: record.number,
        before: newest.hash,
        after: sealed.hash,
        reason: record.withdrawal.kind,
      },
    });
    return accept({
      id: record.article,
      path: record.path,
      revisionHash: sealed.hash,
      withdrawnHash: newest.hash,
    });
  });
}

function problemsWithReason(reason: string): Problem[] {
  if (reason === "") {
    const message =
      "No reason is given. Readers are told why an article is not there any more; write it in a line.";
    return [{ code: "reason-missing", at: "reason", message }];
  }
  if (reason.length > MAXIMUM_REASON || /[\p{Cc}\p{Cs}]/u.test(reason)) {
    const message = `The reason must be a single line of at most ${MAXIMUM_REASON} characters. Shorten it.`;
    return [{ code: "reason-not-usable", at: "reason", message }];
  }
  return [];
}

function problemsWithAuthority(legal: Withdrawal["legal"]): Problem[] {
  if (legal === null || authoritySchema.safeParse(legal.authority).success) return [];
  const message =
    "The authority is named by its address on the web, such as https://court.example/orders/12.";
  return [{ code: "authority-not-usable", at: "legal", message }];
}
