import type { Subject } from "@/lib/accounts/roles";
import { findDraftOwner } from "@/lib/articles/draft-owner";
import { draftUnknown, findDraft, type LockedDraft } from "@/lib/articles/locked-draft";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import type { Asked, DetailedRefusal, Work } from "./operation";

/** Whether a draft is the caller's own. Refused where there is none. */
export async function draftSubject(
  { desk, caller }: Work,
  { parameters }: Asked<{ readonly id: string }, unknown, unknown>,
): Promise<Outcome<Subject>> {
  const draft = await findDraft(desk.database, parameters.id);
  if (draft === null) return refuse(draftUnknown(parameters.id));
  return accept({ own: draft.createdBy === caller.id });
}

/** The same for a draft that may be discarded, which nothing else finds. */
export async function discardedSubject(
  { caller }: Work,
  { parameters }: Asked<{ readonly id: string }, unknown, unknown>,
): Promise<Outcome<Subject>> {
  const owner = await findDraftOwner(parameters.id);
  if (owner === null) return refuse(draftUnknown(parameters.id));
  return accept({ own: owner.createdBy === caller.id });
}

/** A draft that is still at the version that the caller has seen. Refused where it is not, with the tag that it has now. */
export async function findSeenDraft(
  { desk, tag }: Work,
  id: string,
): Promise<Outcome<LockedDraft> | DetailedRefusal> {
  const draft = await findDraft(desk.database, id);
  if (draft === null) return refuse(draftUnknown(id));
  if (draft.version === seenVersion(tag)) return accept(draft);
  const refusal = refuse({
    code: "draft-changed",
    at: "if-match",
    message: `This draft has been saved since: it is at version ${draft.version}. Read it again, then go on.`,
  });
  return { ...refusal, tag: String(draft.version) };
}

/** The version that a tag names; 0, which no draft has, for a tag that is none of ours. */
export function seenVersion(tag: string): number {
  return /^[1-9]\d{0,8}$/.test(tag) ? Number(tag) : 0;
}
