"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, refused } from "@/components/forms/form-state";
import { bringBackDraft } from "@/lib/articles/discard-draft";
import { draftPath } from "@/lib/newsroom-urls";
import { callerOfDraftAction } from "../caller-of-draft";

const idSchema = z.string().max(100).catch("");

/** Makes a discarded draft one that is being written again, and goes on there. */
export async function bringBack(_previous: FormState, form: FormData): Promise<FormState> {
  const id = idSchema.parse(form.get("id"));
  const caller = await callerOfDraftAction({ id, action: "draft-discard" });
  if (!caller.ok) return refused(caller.problems, form);
  const brought = await bringBackDraft(caller.value.desk, { id });
  if (!brought.ok) return refused(brought.problems, form);
  redirect(draftPath(id));
}
