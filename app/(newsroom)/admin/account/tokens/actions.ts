"use server";

import { revalidatePath } from "next/cache";
import { done, type FormState, refused } from "@/components/forms/form-state";
import { makeToken, revokeToken, TOKEN_SCOPES } from "@/lib/accounts/tokens";
import { tokensPath } from "@/lib/newsroom-urls";
import { callerOfAction } from "../../../caller";

const own = { own: true } as const;

/** Makes a token of one's own, and shows it this once. */
export async function make(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "token-make", subject: own, fresh: true });
  if (!caller.ok) return refused(caller.problems, form);
  const made = await makeToken(caller.value.desk, {
    name: String(form.get("name") ?? ""),
    scopes: TOKEN_SCOPES.filter((scope) => form.get(scope) === "yes"),
    days: Number(form.get("days")),
  });
  // What it may do is chosen in several fields, of which the first is led to.
  if (!made.ok)
    return refused(
      made.problems.map((problem) =>
        problem.at === "scopes" ? { ...problem, at: TOKEN_SCOPES[0] ?? null } : problem,
      ),
      form,
    );
  revalidatePath(tokensPath);
  return done("Copy the token now: nobody can see it again. Keep it as you keep a password.", [
    { label: "The token", text: made.value.token },
  ]);
}

/** Ends a token of one's own. */
export async function revoke(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "token-revoke", subject: own });
  if (!caller.ok) return refused(caller.problems, form);
  const { actor, desk } = caller.value;
  const id = String(form.get("which") ?? "");
  const revoked = await revokeToken(desk, { userId: actor.id, id });
  if (!revoked.ok) return refused(revoked.problems, form);
  revalidatePath(tokensPath);
  return done("The token is revoked.");
}
