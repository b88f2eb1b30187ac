"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { describePicture } from "@/lib/media/describe-picture";
import { findMedia } from "@/lib/media/library";
import { removePicture } from "@/lib/media/remove-picture";
import { mediaDeskPath } from "@/lib/newsroom-urls";
import type { Problem } from "@/lib/outcome";
import { type Asked, callerOfAction } from "../../../caller";

const text = z.string().max(5_000);
const wordsSchema = z.object({ picture: text, alt: text, caption: text, credit: text, licence: text });

/** Writes down what a picture shows and whose it is. */
export async function describe(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerFor({ action: "media-describe" }, form);
  if (!caller.ok) return refused(caller.problems, form);
  const given = wordsSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { picture, alt, caption, credit, licence } = given.data;
  const described = await describePicture(caller.value.desk, picture, {
    // A browser ends each line of a text with two characters.
    alt: alt.replace(/\r\n?/g, "\n"),
    caption: caption.trim().replace(/\r\n?/g, "\n") || null,
    credit: credit.trim() || null,
    licence: licence.trim() || null,
  });
  if (!described.ok) return refused(described.problems, form);
  refresh();
  return done("It is written down, and offered to whoever uses the picture next.");
}

/** Removes a picture that nothing shows, for ever, which takes a fresh sign-in. */
export async function remove(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerFor({ action: "media-remove", fresh: true }, form);
  if (!caller.ok) return refused(caller.problems, form);
  if (form.get("sure") !== "yes") return refused([notSure], form);
  const removed = await removePicture(caller.value.desk, hashIn(form));
  if (!removed.ok) return refused(removed.problems, form);
  redirect(mediaDeskPath);
}

/** Somebody who may do this to the picture that the form names, because of their role or because they brought it. */
async function callerFor(asked: Asked, form: FormData) {
  const anybody = await callerOfAction({ action: "media-list" });
  if (!anybody.ok) return anybody;
  const { actor, desk } = anybody.value;
  const picture = await findMedia(desk.database, hashIn(form));
  return callerOfAction({ ...asked, subject: { own: picture?.createdBy === actor.id } });
}

function hashIn(form: FormData): string {
  const hash = form.get("picture");
  return typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash) ? hash : "";
}

const notSure: Problem = {
  code: "removal-not-confirmed",
  at: "sure",
  message: "Nothing is removed yet. Say that you are sure: it cannot be brought back.",
};
