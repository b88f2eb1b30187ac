"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, formBroken, refused } from "@/components/forms/form-state";
import { readText } from "@/lib/articles/draft-timeline";
import { restoreVersion } from "@/lib/articles/restore-version";
import { draftPath } from "@/lib/newsroom-urls";
import { callerOfDraftAction } from "../../../../caller-of-draft";

const schema = z.object({
  id: z.string().max(100),
  version: z.coerce.number().int().positive(),
  text: z.string().regex(/^[rv]\d{1,9}$/),
});

/** Makes an earlier text the draft's words again, and goes on there; readers see nothing of it until it is published. */
export async function restore(_previous: FormState, form: FormData): Promise<FormState> {
  const given = schema.safeParse(Object.fromEntries(form));
  const caller = await callerOfDraftAction({ id: String(form.get("id")), action: "draft-edit" });
  if (!caller.ok) return refused(caller.problems, form);
  if (!given.success) return refused([formBroken], form);
  const { desk } = caller.value;
  const { id, version, text } = given.data;
  const earlier = await readText(desk, { id, name: text });
  if (!earlier.ok) return refused(earlier.problems, form);
  const { hash } = earlier.value;
  const to = hash === null ? { version: Number(text.slice(1)) } : { revision: hash };
  const restored = await restoreVersion(desk, { id, version, to });
  if (!restored.ok) return refused(restored.problems, form);
  redirect(draftPath(id));
}
