import type { Desk } from "@/lib/desk";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import { draftUnknown, isDraftId } from "./locked-draft";

/** Whoever has not been heard of for so long has gone. A browser says that it is there about every twenty seconds. */
export const PRESENT_MS = 60_000;

/** Somebody who has a draft open. */
export interface Holder {
  readonly actor: string;
  readonly seenAt: Date;
}

/** Says that the desk's actor has a draft open, and gives back the others who have. Refused where there is no such draft. */
export async function touchDraft(desk: Desk, { id }: { readonly id: string }): Promise<Outcome<Holder[]>> {
  const { database, actor } = desk;
  const draft = isDraftId(id)
    ? await database.draft.findUnique({ where: { id }, select: { id: true } })
    : null;
  if (draft === null) return refuse(draftUnknown(id));
  const seenAt = desk.now();
  await database.draftPresence.upsert({
    where: { draftId_actor: { draftId: id, actor } },
    create: { draftId: id, actor, seenAt },
    update: { seenAt },
  });
  await database.draftPresence.deleteMany({ where: { draftId: id, seenAt: { lte: goneBy(desk) } } });
  return accept((await listHolders(desk, { id })).filter((holder) => holder.actor !== actor));
}

/** Says that the desk's actor has closed a draft; whoever only falls silent is gone after a minute. */
export async function leaveDraft({ database, actor }: Desk, { id }: { readonly id: string }): Promise<void> {
  if (isDraftId(id)) await database.draftPresence.deleteMany({ where: { draftId: id, actor } });
}

/** Who has a draft open, by name. */
export async function listHolders(desk: Desk, { id }: { readonly id: string }): Promise<Holder[]> {
  return (await listHoldersOf(desk, [id])).get(id) ?? [];
}

/** Who has each of these drafts open, by name; a draft that nobody has open is not among them. */
export async function listHoldersOf(
  desk: Desk,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Holder[]>> {
  const rows = await desk.database.draftPresence.findMany({
    where: { draftId: { in: ids.filter(isDraftId) }, seenAt: { gt: goneBy(desk) } },
    orderBy: [{ draftId: "asc" }, { actor: "asc" }],
    select: { draftId: true, actor: true, seenAt: true },
  });
  const holders = new Map<string, Holder[]>();
  for (const { draftId, ...holder } of rows) holders.set(draftId, [...(holders.get(draftId) ?? []), holder]);
  return holders;
}

/** Whoever was seen then or earlier has gone. */
export function goneBy(desk: Desk): Date {
  return new Date(desk.now().getTime() - PRESENT_MS);
}
