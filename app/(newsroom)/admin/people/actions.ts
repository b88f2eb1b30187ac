"use server";

import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { offerReset } from "@/lib/accounts/passwords";
import { changeRole, invitePerson, setDisabled } from "@/lib/accounts/people";
import { ROLES } from "@/lib/accounts/roles";
import { env } from "@/lib/env";
import { absoluteUrl, accountLinkPath } from "@/lib/urls";
import { callerOfAction } from "../../caller";

const invitationSchema = z.object({ email: z.string().max(1_000), role: z.enum(ROLES) });

/** Invites somebody, and shows the one-time address this once. */
export async function invite(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "person-invite", fresh: true });
  if (!caller.ok) return refused(caller.problems, form);
  const given = invitationSchema.safeParse({ email: form.get("email"), role: form.get("role") });
  if (!given.success) return refused([formBroken], form);
  const token = await invitePerson(caller.value.desk, given.data);
  if (!token.ok) return refused(token.problems, form);
  return done("Give them this address. It works once, within seven days, and is not shown again.", [
    { label: "Where they join", text: linkTo(token.value) },
  ]);
}

const roleSchema = z.object({ person: z.string().max(254), role: z.enum(ROLES) });

export async function setRole(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "person-change", fresh: true });
  if (!caller.ok) return refused(caller.problems, form);
  const given = roleSchema.safeParse({ person: form.get("person"), role: form.get("role") });
  if (!given.success) return refused([formBroken], form);
  const { person: email, role } = given.data;
  const changed = await changeRole(caller.value.desk, { email, role });
  return changed.ok ? done(`${email} is ${role} from now on.`) : refused(changed.problems, form);
}

const resetSchema = z.object({ person: z.string().max(254), factor: z.literal("forget").nullable() });

/** Shows the one-time address where somebody sets another password. */
export async function reset(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "person-change", fresh: true });
  if (!caller.ok) return refused(caller.problems, form);
  const given = resetSchema.safeParse({ person: form.get("person"), factor: form.get("factor") });
  if (!given.success) return refused([formBroken], form);
  const { person: email, factor } = given.data;
  const token = await offerReset(caller.value.desk, { email, forgetSecondFactor: factor !== null });
  if (!token.ok) return refused(token.problems, form);
  return done(`Give ${email} this address. It works once, within a day, and is not shown again.`, [
    { label: "Where they set a password", text: linkTo(token.value) },
  ]);
}

const doorSchema = z.object({ person: z.string().max(254), door: z.enum(["open", "closed"]) });

/** Closes somebody's account, or opens it again. */
export async function setDoor(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "person-change", fresh: true });
  if (!caller.ok) return refused(caller.problems, form);
  const given = doorSchema.safeParse({ person: form.get("person"), door: form.get("door") });
  if (!given.success) return refused([formBroken], form);
  const { person: email, door } = given.data;
  const set = await setDisabled(caller.value.desk, { email, disabled: door === "closed" });
  if (!set.ok) return refused(set.problems, form);
  return done(
    door === "closed"
      ? `${email} is signed out, and cannot sign in any more.`
      : `${email} can sign in again.`,
  );
}

function linkTo(token: string): string {
  return absoluteUrl(env().siteUrl, accountLinkPath(token));
}
