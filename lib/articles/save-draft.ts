import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/audit";
import type { DraftState, Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { accept, type Outcome, type Refusal, refuse } from "@/lib/outcome";
import { canonicalHash } from "@/lib/storage/canonical";
import { emptyContent } from "./content";
import { type DraftContent, draftContentSchema, readDraftContent } from "./draft-content";
import { findCommonBase, keepVersion } from "./draft-history";
import { draftUnknown, isDraftId, type LockedDraft, lockDraft, restingState } from "./locked-draft";

export interface DraftSave {
  readonly id: string;
  /** The version that the writer began from. */
  readonly version: number;
  /** A `DraftContent`, from a browser. */
  readonly content: unknown;
  /** Whether somebody asked for it; an autosave if it is left out. */
  readonly deliberate?: boolean;
  /** A name for this save alone (at most 200 characters): sent again, it gives what the first sending gave. */
  readonly key?: string;
}

export interface SavedDraft {
  readonly id: string;
  /** The version that the next save names. */
  readonly version: number;
  readonly state: DraftState;
}

/** A save that came after somebody else's: nothing was written, and here is what a merge needs. */
export interface SaveConflict extends Refusal {
  readonly conflict: {
    /** What the draft holds, and at which version; a merged text is saved as a successor of that. */
    readonly stored: DraftContent;
    readonly version: number;
    /** What was to be saved. */
    readonly given: DraftContent;
    /** What both began from, as far as it is kept; see `mergeBodies`. */
    readonly base: DraftContent | null;
  };
}

export type SaveOutcome = Outcome<SavedDraft> | SaveConflict;

/**
 * Begins a draft under an id that whoever asks has chosen: asked twice, there is one draft. It is empty unless content is
 * given. Refused when the id is no UUID or the content cannot be stored.
 */
export async function beginDraft(
  desk: Desk,
  { id, content = emptyContent }: { readonly id: string; readonly content?: unknown },
): Promise<Outcome<SavedDraft>> {
  if (!isDraftId(id)) {
    return refuse({ code: "id-not-usable", at: "id", message: "A draft’s id is a UUID. Make a new one." });
  }
  const read = readDraftContent(content);
  if (!read.ok) return read;
  const now = desk.now();
  const row = { id, content: read.value, createdBy: desk.actor, createdAt: now, updatedAt: now };
  return transact(desk.database, async (transaction) => {
    const { count } = await transaction.draft.createMany({ data: [row], skipDuplicates: true });
    const { version, state } = await transaction.draft.findUniqueOrThrow({ where: { id } });
    if (count > 0) {
      const detail = { version, after: canonicalHash(row.content) };
      await recordEvent(transaction, {
        at: now,
        actor: desk.actor,
        action: "draft-create",
        subject: id,
        detail,
      });
    }
    return accept({ id, version, state });
  });
}

/**
 * Saves what has been written so far, which may be anything that the database can hold. A save that did not begin from the
 * draft's present version is refused with both texts, and nothing is overwritten. An autosave that changes nothing makes no
 * version. A draft that was published stays what readers have; it becomes `changed`.
 *
 * The audit log has an event for each version that the history begins: one person's autosaves of ten minutes are one there too.
 *
 * @param action is what the log calls it.
 */
export async function saveDraft(
  desk: Desk,
  save: DraftSave,
  action: "draft-edit" | "draft-restore" = "draft-edit",
): Promise<SaveOutcome> {
  const read = readDraftContent(save.content);
  if (!read.ok) return read;
  const key = save.key?.slice(0, 200) ?? null;
  const { deliberate = false } = save;
  return transact(desk.database, async (transaction) => {
    const draft = await lockDraft(transaction, save.id);
    if (draft === null) return refuse(draftUnknown(save.id));
    const before = key === null ? null : await findSave(transaction, draft, key);
    if (before !== null) return accept(before);
    if (draft.version !== save.version) return conflictOf(transaction, draft, save.version, read.value);
    const { id, version, state } = draft;
    if (!deliberate && isDeepStrictEqual(draft.content, read.value)) return accept({ id, version, state });
    return accept(await write(transaction, desk, draft, { content: read.value, deliberate, key }, action));
  });
}

/** Makes `content` the next version of a draft that is locked, at the end of the transaction. */
async function write(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  draft: LockedDraft,
  save: { readonly content: DraftContent; readonly deliberate: boolean; readonly key: string | null },
  action: string,
): Promise<SavedDraft> {
  const { id } = draft;
  const version = draft.version + 1;
  const at = desk.now();
  const wasPublished = draft.state === "published" || draft.state === "changed";
  const state = wasPublished ? await restingState(transaction, id, save.content) : draft.state;
  const kept = await keepVersion(transaction, draft, { ...save, version, actor: desk.actor, at });
  await transaction.draft.update({
    where: { id },
    data: { content: save.content, version, state, updatedAt: at },
  });
  if (kept === "begun") {
    const before = canonicalHash(draftContentSchema.parse(draft.content));
    const after = canonicalHash(save.content);
    const reason = save.deliberate ? undefined : "autosave";
    await recordEvent(transaction, {
      at,
      actor: desk.actor,
      action,
      subject: id,
      detail: { version, before, after, reason },
    });
  }
  return { id, version, state };
}

/** The save that was called `key`, if it is kept. */
async function findSave(
  transaction: Prisma.TransactionClient,
  { id: draftId, state }: LockedDraft,
  key: string,
): Promise<SavedDraft | null> {
  const row = await transaction.draftVersion.findUnique({
    where: { draftId_key: { draftId, key } },
    select: { version: true },
  });
  return row && { id: draftId, version: row.version, state };
}

async function conflictOf(
  transaction: Prisma.TransactionClient,
  { id, version, content }: LockedDraft,
  begunFrom: number,
  given: DraftContent,
): Promise<SaveConflict> {
  const refusal = refuse({
    code: "draft-conflict",
    at: "version",
    message: `Somebody has saved this draft since (version ${version}; yours began from ${begunFrom}). Nothing was overwritten. Put both texts together, then save again.`,
  });
  const base = await findCommonBase(transaction, id, begunFrom);
  const stored = await withNamesOfToday(transaction, draftContentSchema.parse(content));
  return { ...refusal, conflict: { stored, version, given, base } };
}
