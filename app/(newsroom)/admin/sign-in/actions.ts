"use server";

import { z } from "zod";
import { type FormState, refused } from "@/components/forms/form-state";
import { wayBack } from "@/lib/newsroom-urls";
import { signInWith } from "./sign-in";

const formSchema = z.object({
  email: z.string().max(1_000),
  password: z.string().max(5_000),
  next: z.string().max(2_000).nullable(),
});

/** Anybody may try to sign in; better-auth counts the tries, and asks where they come from. */
export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const given = formSchema.safeParse({
    email: form.get("email"),
    password: form.get("password"),
    next: form.get("next"),
  });
  if (!given.success)
    return refused(
      [{ code: "form-not-whole", at: "email", message: "Write your address and your password." }],
      form,
    );
  const { email, password, next } = given.data;
  return refused([await signInWith({ email: email.trim(), password, next: wayBack(next) })], form);
}
