import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import type { Problem } from "@/lib/outcome";
import { listProblemsWithTranslation } from "@/lib/translations/problems";
import { type PreparedArticle, type PublishedArticle, prepareDraft, publishPrepared } from "./commands";
import { noteOf } from "./desk-note";
import { findDraft, type LockedDraft, lockDraft, notScheduled } from "./locked-draft";
import { lockPublication } from "./record-revision";

export interface DuePublications {
  readonly published: readonly PublishedArticle[];
  /** What could not go live as it is, and is with the editors again, with a note that says why. */
  readonly returned: readonly { readonly id: string; readonly problems: readonly Problem[] }[];
  /** What failed, for want of room on the disk for instance. It is still scheduled, and is tried again. */
  readonly failed: readonly { readonly id: string; readonly cause: unknown }[];
}

/** How many drafts are looked up at a time. */
const BATCH = 50;

/**
 * Publishes every draft whose time has come, the earliest first, in the name of whoever scheduled it. Several servers may do this
 * at the same moment: each draft goes live once. One that fails keeps none of the others back.
 */
export async function publishDue(desk: Desk, ownOrigins: readonly string[]): Promise<DuePublications> {
  const published: PublishedArticle[] = [];
  const returned: { id: string; problems: readonly Problem[] }[] = [];
  const failed: { id: string; cause: unknown }[] = [];
  for (let after: Due | null = null; ; ) {
    const due: Due[] = await listDue(desk, after);
    for (const { id } of due) {
      try {
        const done = await publishOne(desk, id, ownOrigins);
        if (done === null) continue;
        if ("problems" in done) returned.push({ id, problems: done.problems });
        else published.push(done);
      } catch (cause) {
        failed.push({ id, cause });
      }
    }
    after = due.at(-1) ?? null;
    if (due.length < BATCH) return { published, returned, failed };
  }
}

/** When the next draft that is not due yet will be; null where none is scheduled. */
export async function findNextDue({ database, now }: Desk): Promise<Date | null> {
  const next = await database.draft.findFirst({
    where: { state: "scheduled", scheduledAt: { gt: now() } },
    orderBy: [{ scheduledAt: "asc" }, { id: "asc" }],
    select: { scheduledAt: true },
  });
  return next?.scheduledAt ?? null;
}

interface Due {
  readonly id: string;
  readonly scheduledAt: Date | null;
}

/** Drafts that are due, from a place on, so that one which stays scheduled is met once. */
function listDue({ database, now }: Desk, after: Due | null): Promise<Due[]> {
  const beyond = after?.scheduledAt
    ? {
        OR: [
          { scheduledAt: { gt: after.scheduledAt } },
          { scheduledAt: after.scheduledAt, id: { gt: after.id } },
        ],
      }
    : {};
  return database.draft.findMany({
    where: { state: "scheduled", scheduledAt: { lte: now() }, ...beyond },
    orderBy: [{ scheduledAt: "asc" }, { id: "asc" }],
    take: BATCH,
    select: { id: true, scheduledAt: true },
  });
}

/** What the body is refused for when the machine is busy; it rendered when it was scheduled, and may do so in a minute. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set([
  "render-too-slow",
  "render-out-of-memory",
  "render-failed",
]);

type Refused = { readonly problems: readonly Problem[] };

/** Publishes a draft, or gives it back to the editors; null where another server was there first, or it is due no more. */
async function publishOne(
  desk: Desk,
  id: string,
  ownOrigins: readonly string[],
): Promise<PublishedArticle | Refused | null> {
  for (;;) {
    // It is rendered outside of the transaction, which holds every other publication up.
    const seen = await findDraft(desk.database, id);
    if (seen === null || !isDue(seen, desk)) return null;
    const prepared = await prepareDraft(desk, seen, ownOrigins);
    const ofMachine = prepared.ok
      ? undefined
      : prepared.problems.find(({ code }) => OF_THE_MACHINE.has(code));
    if (ofMachine !== undefined) throw new Error(ofMachine.message);
    const done = prepared.ok
      ? await publishSeen(desk, seen, prepared.value)
      : await giveBack(desk, seen, prepared.problems);
    if (done !== "saved meanwhile") return done;
  }
}

function publishSeen(
  desk: Desk,
  seen: LockedDraft,
  prepared: PreparedArticle,
): Promise<PublishedArticle | null | "saved meanwhile"> {
  return transact(desk.database, async (transaction) => {
    await lockPublication(transaction);
    const draft = await lockDraft(transaction, seen.id);
    if (draft === null || !isDue(draft, desk)) return null;
    // Another edition that went live since leaves no more room than another save: both are looked at again.
    const problems = await listProblemsWithTranslation(transaction, draft.id, prepared.content);
    if (draft.version !== seen.version || problems.length > 0) return "saved meanwhile";
    const actor = draft.scheduledBy ?? desk.actor;
    return publishPrepared(transaction, { ...desk, actor }, prepared, "on-schedule");
  });
}

function giveBack(
  desk: Desk,
  seen: LockedDraft,
  problems: readonly Problem[],
): Promise<Refused | null | "saved meanwhile"> {
  return transact(desk.database, async (transaction) => {
    const draft = await lockDraft(transaction, seen.id);
    if (draft === null || !isDue(draft, desk)) return null;
    if (draft.version !== seen.version) return "saved meanwhile";
    await transaction.draft.update({
      where: { id: draft.id },
      data: { state: "review", deskNote: noteOf(problems), ...notScheduled, updatedAt: desk.now() },
    });
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: "draft-return",
      subject: draft.id,
      detail: { version: draft.version, count: problems.length },
    });
    return { problems };
  });
}

function isDue({ state, scheduledAt }: LockedDraft, desk: Desk): boolean {
  return state === "scheduled" && scheduledAt !== null && scheduledAt <= desk.now();
}
