"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { accounts } from "@/lib/accounts/accounts";
import type { Action } from "@/lib/accounts/roles";
import { publishDraft } from "@/lib/articles/commands";
import { discardDraft } from "@/lib/articles/discard-draft";
import { changeDraftSlug } from "@/lib/articles/draft-slug";
import { makePreviewLink, voidPreviewLinks } from "@/lib/articles/preview-link";
import { publishChanges } from "@/lib/articles/publish-changes";
import { sendForReview, takeBack } from "@/lib/articles/review-draft";
import { scheduleDraft, unschedule } from "@/lib/articles/schedule-draft";
import { CHANGE_KINDS } from "@/lib/articles/update-article";
import { instantsOf, parseLocalTime, printOffset } from "@/lib/dates";
import { env } from "@/lib/env";
import { articleDeskPath, deskListPath, previewPath } from "@/lib/newsroom-urls";
import { refuse } from "@/lib/outcome";
import { findSite } from "@/lib/site/queries";
import { absoluteUrl } from "@/lib/urls";
import { callerOfDraftAction } from "../../../../caller-of-draft";

const id = z.string().max(100);
const version = z.coerce.number().int().positive();
const note = z.string().max(10_000);

/** What a form says, read by a schema, and who sends it; nothing else of the form is looked at. */
async function begin<Shape extends z.ZodRawShape & { id: typeof id }>(
  form: FormData,
  action: Action,
  shape: Shape,
) {
  const given = z.object(shape).safeParse(Object.fromEntries(form));
  const named = id.catch("").parse(form.get("id"));
  const caller = await callerOfDraftAction({ id: named, action });
  if (!caller.ok) return caller;
  return given.success ? { ok: true as const, ...caller.value, given: given.data } : refuse(formBroken);
}

/** Publishes a draft for the first time, and goes to the article's own desk. */
export async function publishNow(_previous: FormState, form: FormData): Promise<FormState> {
  const begun = await begin(form, "draft-publish", { id, version });
  if (!begun.ok) return refused(begun.problems, form);
  const { desk, ownOrigins, given } = begun;
  const published = await publishDraft(desk, given.id, ownOrigins, given.version);
  if (!published.ok) return refused(published.problems, form);
  redirect(articleDeskPath(given.id));
}

/** Publishes what has changed in a published draft as its next revision. */
export async function publishWhatChanged(_previous: FormState, form: FormData): Promise<FormState> {
  const kind = z.enum(["", ...CHANGE_KINDS]);
  const serious = z.literal("yes").optional();
  const begun = await begin(form, "article-correct", { id, version, kind, note, serious });
  if (!begun.ok) return refused(begun.problems, form);
  const { desk, ownOrigins, given } = begun;
  if (given.kind === "") return refused([kindMissing], form);
  const told = { kind: given.kind, note: given.note, serious: given.serious === "yes" };
  const published = await publishChanges(desk, { id: given.id, version: given.version, ...told }, ownOrigins);
  if (!published.ok) return refused(published.problems, form);
  redirect(articleDeskPath(begun.given.id));
}

/** Lets a draft go live by itself. Of a time that the clocks show twice, `which` says which one is meant. */
export async function schedule(_previous: FormState, form: FormData): Promise<FormState> {
  const which = z.enum(["", "first", "second"]).default("");
  const begun = await begin(form, "draft-schedule", { id, version, at: z.string().max(40), which });
  if (!begun.ok) return refused(begun.problems, form);
  const { desk, ownOrigins, given } = begun;
  const { timeZone } = await findSite();
  const at = meantTime(given.at, given.which, timeZone);
  const scheduled = await scheduleDraft(desk, { id: given.id, version: given.version, at }, ownOrigins);
  if (!scheduled.ok)
    return refused(
      scheduled.problems.map((problem) => (problem.code === "time-shown-twice" ? chooseWhich : problem)),
      form,
    );
  refresh();
  return done("It goes live by itself at that time.");
}

/** Leaves a scheduled draft with the editors. */
export async function takeOffSchedule(_previous: FormState, form: FormData): Promise<FormState> {
  const begun = await begin(form, "draft-schedule", { id });
  if (!begun.ok) return refused(begun.problems, form);
  const moved = await unschedule(begun.desk, begun.given);
  if (!moved.ok) return refused(moved.problems, form);
  refresh();
  return done("It does not go live by itself any more.");
}

/** Sends a draft to the editors, or takes it back from them. */
export async function handOver(_previous: FormState, form: FormData): Promise<FormState> {
  const begun = await begin(form, "draft-review", { id, note, to: z.enum(["review", "writing"]) });
  if (!begun.ok) return refused(begun.problems, form);
  const { desk, given } = begun;
  const handed = { id: given.id, note: given.note.trim() || null };
  const moved = await (given.to === "review" ? sendForReview(desk, handed) : takeBack(desk, handed));
  if (!moved.ok) return refused(moved.problems, form);
  refresh();
  return done(given.to === "review" ? "It is with the editors." : "It is being written again.");
}

/** Gives a draft that was never published the slug that its address will end with. */
export async function chooseSlug(_previous: FormState, form: FormData): Promise<FormState> {
  const begun = await begin(form, "draft-edit", { id, version, slug: z.string().max(5_000) });
  if (!begun.ok) return refused(begun.problems, form);
  const chosen = await changeDraftSlug(begun.desk, begun.given);
  if (!chosen.ok) return refused(chosen.problems, form);
  refresh();
  return done("The address is chosen.");
}

/** Makes a link by which somebody without an account reads the draft. */
export async function makeLink(_previous: FormState, form: FormData): Promise<FormState> {
  const begun = await begin(form, "draft-read", { id, days: z.coerce.number() });
  if (!begun.ok) return refused(begun.problems, form);
  const { secret } = await accounts();
  const link = await makePreviewLink(begun.desk, secret, begun.given);
  if (!link.ok) return refused(link.problems, form);
  const text = absoluteUrl(env().siteUrl, previewPath(link.value.token));
  return done("Whoever has this address can read the draft as it is, and nothing else.", [
    { label: "To read it", text },
  ]);
}

/** Makes every link to the draft void. */
export async function voidLinks(_previous: FormState, form: FormData): Promise<FormState> {
  const begun = await begin(form, "draft-edit", { id });
  if (!begun.ok) return refused(begun.problems, form);
  const made = await voidPreviewLinks(begun.desk, begun.given);
  return made.ok
    ? done("No link that was made so far shows anything any more.")
    : refused(made.problems, form);
}

/** Puts a draft aside that was never published. */
export async function discard(_previous: FormState, form: FormData): Promise<FormState> {
  const begun = await begin(form, "draft-discard", { id });
  if (!begun.ok) return refused(begun.problems, form);
  const discarded = await discardDraft(begun.desk, begun.given);
  if (!discarded.ok) return refused(discarded.problems, form);
  redirect(deskListPath({ state: "discarded" }));
}

function meantTime(at: string, which: "" | "first" | "second", timeZone: string): string {
  const time = parseLocalTime(at);
  const instants = time === null || which === "" ? [] : instantsOf(time, timeZone);
  const instant = instants.length > 1 ? instants[which === "first" ? 0 : 1] : undefined;
  return instant === undefined ? at : `${at}${printOffset(instant, timeZone)}`;
}

const chooseWhich = {
  code: "time-shown-twice",
  at: "which",
  message: "The clocks are put back in that night and show this time twice. Say which one is meant.",
};

const kindMissing = {
  code: "kind-missing",
  at: "kind",
  message: "Say whether it is an update, a correction or only a typing error: readers are told which.",
};
