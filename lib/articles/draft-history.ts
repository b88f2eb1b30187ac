import type { Queryable } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { type DraftContent, draftContentSchema } from "./draft-content";
import type { LockedDraft } from "./locked-draft";

/** For so long after the first of them, one person's autosaves are one version of the history. */
export const FOLDED_MS = 10 * 60_000;

/** What a history says of a version, without its words. */
export interface VersionEntry {
  readonly version: number;
  /** Who saved it; null where a command that keeps no history left it. */
  readonly actor: string | null;
  /** Whether somebody asked for it; otherwise it was saved by itself. */
  readonly deliberate: boolean;
  readonly savedAt: Date;
}

/** A save that is about to be kept. */
export interface KeptSave {
  readonly version: number;
  readonly content: DraftContent;
  readonly actor: string;
  readonly deliberate: boolean;
  readonly key: string | null;
  readonly at: Date;
}

/**
 * Adds a save to a draft's history. What another command left in the draft is kept first, so that no command needs to know of
 * the history and nothing is lost from it. Gives back whether the save began a version of the history, or was folded into the one
 * before.
 */
export async function keepVersion(
  transaction: Prisma.TransactionClient,
  before: LockedDraft,
  { at, ...save }: KeptSave,
): Promise<"begun" | "folded"> {
  const draftId = before.id;
  const last = await transaction.draftVersion.findFirst({
    where: { draftId },
    orderBy: { version: "desc" },
    select: { version: true, actor: true, deliberate: true, begunAt: true },
  });
  if (last === null || last.version < before.version) {
    await transaction.draftVersion.create({ data: foundVersion(before) });
  } else if (
    !(save.deliberate || last.deliberate) &&
    last.actor === save.actor &&
    at.getTime() - last.begunAt.getTime() < FOLDED_MS
  ) {
    await transaction.draftVersion.update({
      where: { draftId_version: { draftId, version: last.version } },
      data: { ...save, savedAt: at },
    });
    return "folded";
  }
  await transaction.draftVersion.create({ data: { draftId, ...save, begunAt: at, savedAt: at } });
  return "begun";
}

function foundVersion({ id, version, content, createdBy, updatedAt }: LockedDraft) {
  return {
    draftId: id,
    version,
    content: draftContentSchema.parse(content),
    actor: version === 1 ? createdBy : null,
    deliberate: true,
    begunAt: updatedAt,
    savedAt: updatedAt,
  };
}

/** A page of a draft's history, the newest first, before a version; the draft as it is is not among them until it is saved. */
export async function listVersions(
  { database }: Desk,
  { id, before, limit = 50 }: { readonly id: string; readonly before?: number; readonly limit?: number },
): Promise<VersionEntry[]> {
  return database.draftVersion.findMany({
    where: { draftId: id, ...(before !== undefined && { version: { lt: before } }) },
    orderBy: { version: "desc" },
    take: Math.min(limit, 100),
    select: { version: true, actor: true, deliberate: true, savedAt: true },
  });
}

/** What a draft held at a version. Refused where that is not kept, because a later autosave took its place. */
export async function readVersion(
  { database }: Pick<Desk, "database">,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Outcome<DraftContent>> {
  const row = await database.draftVersion.findUnique({
    where: { draftId_version: { draftId: id, version } },
    select: { content: true },
  });
  return row === null ? refuse(versionUnknown(version)) : accept(draftContentSchema.parse(row.content));
}

/**
 * What two people who both began from a version have in common: the draft at that version, or the last that is kept from before
 * it, or null.
 */
export async function findCommonBase(
  queryable: Queryable,
  draftId: string,
  version: number,
): Promise<DraftContent | null> {
  const row = await queryable.draftVersion.findFirst({
    where: { draftId, version: { lte: version } },
    orderBy: { version: "desc" },
    select: { content: true },
  });
  return row && draftContentSchema.parse(row.content);
}

function versionUnknown(version: number): Problem {
  return {
    code: "version-unknown",
    at: "version",
    message: `The history of this draft has no version ${version}. Choose one that it lists.`,
  };
}
