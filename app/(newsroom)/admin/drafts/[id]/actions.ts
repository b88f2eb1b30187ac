"use server";

import { z } from "zod";
import { refused } from "@/components/forms/form-state";
import { LEAD_PICK } from "@/components/newsroom/editor/draft-fields";
import type { DraftFormState } from "@/components/newsroom/editor/form-state";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { contentFromFields, DRAFT_FIELDS, type DraftFields } from "@/lib/articles/draft-form";
import { findKnownNames } from "@/lib/articles/known-names";
import { draftUnknown, findDraft } from "@/lib/articles/locked-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import type { Desk } from "@/lib/desk";
import { findMedia } from "@/lib/media/library";
import { mediaHashesIn } from "@/lib/media/media-address";
import { listPictures } from "@/lib/media/queries";
import type { Problem } from "@/lib/outcome";
import { callerOfDraftAction } from "../../../caller-of-draft";

const formSchema = z.object({ id: z.string().max(100), version: z.coerce.number().int().positive() });

/** Saves a draft that is written without script. Where somebody has saved it since, the form shows theirs beside what was typed. */
export async function save(_previous: DraftFormState, form: FormData): Promise<DraftFormState> {
  const asked = formSchema.safeParse(Object.fromEntries(form));
  const id = asked.success ? asked.data.id : "";
  const caller = await callerOfDraftAction({ id, action: "draft-edit" });
  if (!caller.ok) return not(form, caller.problems);
  const { desk } = caller.value;
  const draft = await findDraft(desk.database, id);
  if (!asked.success || draft === null) return not(form, [draftUnknown(id)]);

  await takePick(desk.database, form);
  const fields = fieldsIn(form);
  const pictures = await listPictures(desk.database, mediaHashesIn(fields["lead.src"] ?? ""));
  const content = contentFromFields(
    fields,
    draftContentSchema.parse(draft.content),
    await findKnownNames(desk.database, fields),
    Object.fromEntries(pictures.map((picture) => [picture.src, picture])),
  );
  const saved = await saveDraft(desk, { ...asked.data, content, deliberate: true });
  if (saved.ok) {
    const state = refused([], form);
    return { ...state, done: "Saved.", conflict: null, version: saved.value.version };
  }
  if (!("conflict" in saved)) return not(form, saved.problems);
  const { stored, version } = saved.conflict;
  return { ...refused(saved.problems, form), conflict: { stored, version }, version };
}

function not(form: FormData, problems: readonly Problem[]): DraftFormState {
  const version = Number(form.get("version"));
  return { ...refused(problems, form), conflict: null, version: version > 0 ? version : null };
}

/** A picture that was chosen from the list is the lead picture, and what the library says of it fills what was left empty. */
async function takePick(database: Desk["database"], form: FormData): Promise<void> {
  const [hash] = mediaHashesIn(String(form.get(LEAD_PICK) ?? ""));
  form.delete(LEAD_PICK);
  const picture = hash === undefined ? null : await findMedia(database, hash);
  if (picture === null) return;
  form.set("lead.src", picture.src);
  for (const [name, words] of Object.entries(picture.words)) {
    const field = `lead.${name}`;
    if (words && !String(form.get(field) ?? "").trim()) form.set(field, words);
  }
}

function fieldsIn(form: FormData): Partial<DraftFields> {
  return Object.fromEntries(
    DRAFT_FIELDS.flatMap((name) => {
      const value = form.get(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
