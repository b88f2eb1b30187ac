"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, refused } from "@/components/forms/form-state";
import { emptyContent } from "@/lib/articles/content";
import { beginDraft } from "@/lib/articles/save-draft";
import { draftPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfAction } from "../../../caller";

/** Begins a draft in the site's language under the id that the form brought, so that a form that is sent twice begins one. */
export async function begin(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "draft-create" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = z
    .object({ id: z.uuid(), headline: z.string().max(5000) })
    .safeParse(Object.fromEntries(form));
  const { id, headline } = given.success ? given.data : { id: randomUUID(), headline: "" };
  const { language } = await findSite();
  const begun = await beginDraft(caller.value.desk, { id, content: { ...emptyContent, language, headline } });
  if (!begun.ok) return refused(begun.problems, form);
  redirect(draftPath(id));
}
