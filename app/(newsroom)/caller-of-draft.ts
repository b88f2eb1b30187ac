import { notFound } from "next/navigation";
import type { Action } from "@/lib/accounts/roles";
import { findDraftOwner } from "@/lib/articles/draft-owner";
import { type Outcome, refuse } from "@/lib/outcome";
import { type Caller, callerOfAction, callerOfPage } from "./caller";

/**
 * Who opens a page about a draft, if their role lets them do `action` to it. There is no such page where there is no such draft; that
 * is told to nobody who is not signed in.
 */
export async function callerOfDraftPage({
  id,
  action,
  here,
}: {
  readonly id: string;
  readonly action: Action;
  readonly here: string;
}): Promise<Caller> {
  const { actor } = await callerOfPage({ action: "draft-create", here });
  const draft = await findDraftOwner(id);
  if (draft === null) notFound();
  return callerOfPage({ action, subject: { own: draft.createdBy === actor.id }, here });
}

/** The same for who sends a form about a draft. What there is none of is refused like what is somebody else's. */
export async function callerOfDraftAction({
  id,
  action,
}: {
  readonly id: string;
  readonly action: Action;
}): Promise<Outcome<Caller>> {
  const caller = await callerOfAction({ action: "draft-create" });
  if (!caller.ok) return caller;
  const draft = await findDraftOwner(id);
  const own = draft !== null && draft.createdBy === caller.value.actor.id;
  const allowed = await callerOfAction({ action, subject: { own } });
  if (!allowed.ok || draft !== null) return allowed;
  return refuse({ code: "draft-unknown", at: null, message: "There is no such draft any more." });
}
