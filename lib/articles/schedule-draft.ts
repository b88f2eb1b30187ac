import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import { instantsOf, parseInstant, parseLocalTime, printOffset } from "@/lib/dates";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { prepareDraft, publishedBefore } from "./commands";
import { changedMeanwhile, draftUnknown, findDraft, lockDraft, notScheduled } from "./locked-draft";
import { findNewestRevision } from "./newest-revision";
import { notThere } from "./review-draft";
import type { SavedDraft } from "./save-draft";

export interface Scheduling {
  readonly id: string;
  /** The version that was looked at; if it is left out, the present one. */
  readonly version?: number;
  /** `2026-03-29T09:30` in the site's time zone, or with its distance from UTC: `2026-03-29T09:30+01:00`. */
  readonly at: string;
}

export interface ScheduledDraft extends SavedDraft {
  readonly scheduledAt: Date;
}

/**
 * Lets a draft go live by itself, at a time to come. It may be scheduled anew as long as it has not. Refused when the time is
 * none, is past, or is one that the site's clocks pass over or show twice; when the draft could not go live now, with everything
 * that is missing; and when it was published before.
 */
export async function scheduleDraft(
  desk: Desk,
  { id, version, at }: Scheduling,
  ownOrigins: readonly string[],
): Promise<Outcome<ScheduledDraft>> {
  const { timeZone } = await desk.database.site.findUniqueOrThrow({ where: { id: 1 } });
  const time = readTime(at, timeZone);
  if (!time.ok) return time;
  const scheduledAt = time.value;
  if (scheduledAt <= desk.now()) return refuse(timeIsPast);
  const seen = await findDraft(desk.database, id);
  if (seen === null) return refuse(draftUnknown(id));
  const prepared = await prepareDraft(desk, seen, ownOrigins);
  if (!prepared.ok) return prepared;
  return transact(desk.database, async (transaction) => {
    const draft = await lockDraft(transaction, id);
    if (draft === null) return refuse(draftUnknown(id));
    if (draft.version !== seen.version || draft.version !== (version ?? draft.version))
      return refuse(changedMeanwhile);
    const newest = await findNewestRevision(transaction, { id });
    if (newest !== null) return refuse(publishedBefore(newest));
    if (!SCHEDULABLE.has(draft.state)) return refuse(notThere(draft.state));
    await transaction.draft.update({
      where: { id },
      data: {
        state: "scheduled",
        scheduledAt,
        scheduledBy: desk.actor,
        deskNote: null,
        updatedAt: desk.now(),
      },
    });
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: "draft-schedule",
      subject: id,
      detail: { version: draft.version, due: scheduledAt.toISOString() },
    });
    return accept({ id, version: draft.version, state: "scheduled", scheduledAt });
  });
}

const SCHEDULABLE: ReadonlySet<string> = new Set(["writing", "review", "scheduled"]);

/** Leaves a scheduled draft with the editors instead. Refused when it is not scheduled, because it has gone live or was moved. */
export async function unschedule(desk: Desk, { id }: { readonly id: string }): Promise<Outcome<SavedDraft>> {
  return transact(desk.database, async (transaction) => {
    const draft = await lockDraft(transaction, id);
    if (draft === null) return refuse(draftUnknown(id));
    if (draft.state !== "scheduled") return refuse(notThere(draft.state));
    await transaction.draft.update({
      where: { id },
      data: { state: "review", ...notScheduled, updatedAt: desk.now() },
    });
    await recordEvent(transaction, {
      at: desk.now(),
      actor: desk.actor,
      action: "draft-unschedule",
      subject: id,
      detail: { version: draft.version },
    });
    return accept({ id, version: draft.version, state: "review" });
  });
}

/** The one instant that a written time means. */
function readTime(text: string, timeZone: string): Outcome<Date> {
  const exact = parseInstant(text);
  if (exact !== null) return accept(exact);
  const time = parseLocalTime(text);
  if (time === null) return refuse(noTime);
  const [first, second] = instantsOf(time, timeZone);
  if (first === undefined) return refuse(passedOver(text, timeZone));
  return second === undefined ? accept(first) : refuse(shownTwice(text, [first, second], timeZone));
}

const noTime: Problem = {
  code: "time-not-usable",
  at: "at",
  message: "This is no time on a real day. Write it like 2026-03-29T09:30.",
};

const timeIsPast: Problem = {
  code: "time-past",
  at: "at",
  message: "This time has passed. Choose one that is to come, or publish the draft now.",
};

function passedOver(text: string, timeZone: string): Problem {
  const message = `The clocks of ${timeZone} are put forward and never show ${text}. Choose another time.`;
  return { code: "time-passed-over", at: "at", message };
}

function shownTwice(text: string, both: readonly Date[], timeZone: string): Problem {
  const [first, second] = both.map((instant) => `${text}${printOffset(instant, timeZone)}`);
  const message = `The clocks of ${timeZone} are put back and show ${text} twice. Write ${first} or ${second}.`;
  return { code: "time-shown-twice", at: "at", message };
}
