"use server";

import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, refused } from "@/components/forms/form-state";
import { accounts } from "@/lib/accounts/accounts";
import { wayBack } from "@/lib/newsroom-urls";
import { passCookies } from "../../../session-cookies";
import { problemOf } from "../sign-in";

const formSchema = z.object({
  code: z.string().trim().min(1).max(100),
  next: z.string().max(2_000).nullable(),
});

/** Open to whoever gave a right password just now; better-auth knows by its own cookie, and counts the tries. */
export async function giveCode(_previous: FormState, form: FormData): Promise<FormState> {
  const given = formSchema.safeParse({ code: form.get("code"), next: form.get("next") });
  if (!given.success)
    return refused([{ code: "code-missing", at: "code", message: "Write the code." }], form);
  const { auth } = await accounts();
  const code = given.data.code.replaceAll(" ", "");
  const asked = { headers: await headers(), returnHeaders: true } as const;
  try {
    // Six digits are a code of the moment, anything else is one of those kept for a lost phone.
    const answer = /^\d{6}$/.test(code)
      ? await auth.api.verifyTOTP({ ...asked, body: { code } })
      : await auth.api.verifyBackupCode({ ...asked, body: { code } });
    await passCookies(answer.headers);
  } catch (cause) {
    if (cause instanceof APIError) return refused([problemOf(cause)], form);
    throw cause;
  }
  redirect(wayBack(given.data.next));
}
