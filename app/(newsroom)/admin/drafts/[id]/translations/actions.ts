"use server";

import { randomUUID } from "node:crypto";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { draftPath } from "@/lib/newsroom-urls";
import { beginTranslation, tieTranslation, untieTranslation } from "@/lib/translations/commands";
import { callerOfDraftAction } from "../../../../caller-of-draft";

const id = z.string().max(100);
const version = z.coerce.number().int().positive();
const beginning = z.object({ id, translation: z.uuid(), language: z.string().max(100) });
const tying = z.object({ id, version, original: z.string().max(2000) });
const untying = z.object({ id, version });

/** Begins a translation under the id that the form brought, so that a form that is sent twice begins one, and goes on to write it. */
export async function begin(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfDraftAction({ id: String(form.get("id")), action: "draft-read" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = beginning.safeParse({
    ...Object.fromEntries(form),
    translation: form.get("translation") ?? randomUUID(),
  });
  if (!given.success) return refused([formBroken], form);
  const { id: of, translation, language } = given.data;
  const begun = await beginTranslation(caller.value.desk, { id: translation, of, language });
  if (!begun.ok) return refused(begun.problems, form);
  redirect(draftPath(translation));
}

/** Says of a draft what it is a translation of. */
export async function tie(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfDraftAction({ id: String(form.get("id")), action: "draft-edit" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = tying.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const tied = await tieTranslation(caller.value.desk, given.data);
  if (!tied.ok) return refused(tied.problems, form);
  refresh();
  return done("It is a translation now. Say in its draft who made it.");
}

/** Says of a draft that it is no translation. */
export async function untie(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfDraftAction({ id: String(form.get("id")), action: "draft-edit" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = untying.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const untied = await untieTranslation(caller.value.desk, given.data);
  if (!untied.ok) return refused(untied.problems, form);
  refresh();
  return done("It is no translation now.");
}
