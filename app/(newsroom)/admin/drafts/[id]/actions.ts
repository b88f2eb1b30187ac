"use server";

import { z } from "zod";
import { refused } from "@/components/forms/form-state";
import type { DraftFormState } from "@/components/newsroom/editor/form-state";
import { draftContentSchema } from "@/lib/articles/draft-content";
import { contentFromFields, DRAFT_FIELDS, type DraftFields } from "@/lib/articles/draft-form";
import { findKnownNames } from "@/lib/articles/known-names";
import { draftUnknown, findDraft } from "@/lib/articles/locked-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { mediaHashesIn } from "@/lib/media/media-address";
import { listPictures } from "@/lib/media/queries";
import type { Problem } from "@/lib/outcome";
import { callerOfAction } from "../../../caller";

const formSchema = z.object({ id: z.string().max(100), version: z.coerce.number().int().positive() });

/** Saves a draft that is written without script. Where somebody has saved it since, the form shows theirs beside what was typed. */
export async function save(_previous: DraftFormState, form: FormData): Promise<DraftFormState> {
  const caller = await callerOfAction({ action: "draft-create" });
  if (!caller.ok) return not(form, caller.problems);
  const { desk, actor } = caller.value;
  const asked = formSchema.safeParse(Object.fromEntries(form));
  const draft = asked.success ? await findDraft(desk.database, asked.data.id) : null;
  const own = draft?.createdBy === actor.id;
  const allowed = await callerOfAction({ action: "draft-edit", subject: { own } });
  if (!allowed.ok) return not(form, allowed.problems);
  if (!asked.success || draft === null) return not(form, [draftUnknown(String(form.get("id")))]);

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

function fieldsIn(form: FormData): Partial<DraftFields> {
  return Object.fromEntries(
    DRAFT_FIELDS.flatMap((name) => {
      const value = form.get(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
