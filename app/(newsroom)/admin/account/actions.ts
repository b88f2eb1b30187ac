"use server";

import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type FormState, type Reveal, refused } from "@/components/forms/form-state";
import { accounts } from "@/lib/accounts/accounts";
import { callerOf } from "@/lib/accounts/caller-address";
import { changePassword } from "@/lib/accounts/passwords";
import { endSessions } from "@/lib/accounts/sessions";
import { signInPath } from "@/lib/newsroom-urls";
import type { Problem } from "@/lib/outcome";
import { callerOfAction } from "../../caller";
import { passCookies } from "../../session-cookies";
import { problemOf } from "../sign-in/sign-in";

const own = { own: true } as const;

/** Ends the session of this browser. Open to everybody: whoever has none is signed out already. */
export async function signOut(_previous: FormState, form: FormData): Promise<FormState> {
  const { auth } = await accounts();
  const problem = await asking(async () =>
    auth.api.signOut({ headers: await headers(), returnHeaders: true }),
  );
  if (problem !== null) return refused([problem], form);
  redirect(signInPath);
}

const passwordsSchema = z.object({ current: z.string().max(5_000), password: z.string().max(5_000) });

/** Sets another password of one's own; every other session ends. */
export async function setPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "password-change", subject: own });
  if (!caller.ok) return refused(caller.problems, form);
  const given = passwordsSchema.safeParse({ current: form.get("current"), password: form.get("password") });
  if (!given.success) return refused([passwordMissing], form);
  const { database, secret, now } = await accounts();
  const { actor } = caller.value;
  const changed = await changePassword(
    { database, secret, now, actor: actor.id },
    {
      userId: actor.id,
      sessionId: actor.sessionId,
      address: callerOf(await headers()),
      ...given.data,
    },
  );
  return changed.ok
    ? done("The password is set. Everywhere else you are signed out.")
    : refused(changed.problems, form);
}

/** Ends one session of one's own, or all but the present one. */
export async function endSession(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "session-end", subject: own });
  if (!caller.ok) return refused(caller.problems, form);
  const { actor, desk } = caller.value;
  const id = z.string().max(100).nullable().catch(null).parse(form.get("session"));
  const count = await endSessions(desk, {
    userId: actor.id,
    ...(id === null ? { keep: actor.sessionId } : { id }),
  });
  return done(count === 1 ? "One session was ended." : `${count} sessions were ended.`);
}

/** Begins with a second factor: shows its secret and the recovery codes this once. It counts from its first code on. */
export async function beginSecondFactor(_previous: FormState, form: FormData): Promise<FormState> {
  return withPassword(form, async (password) => {
    const { auth } = await accounts();
    const { response } = await auth.api.enableTwoFactor({
      body: { password },
      headers: await headers(),
      returnHeaders: true,
    });
    if (response.method !== "totp") throw new Error("A second factor was begun that has no authenticator.");
    const secret = new URL(response.totpURI).searchParams.get("secret") ?? "";
    return done(
      "Put the secret into your authenticator and write its first code below. Keep the recovery codes on paper.",
      [
        { label: "For the authenticator", text: response.totpURI, square: true },
        { label: "The same, to be typed", text: secret },
        recoveryCodes(response.backupCodes),
      ],
    );
  });
}

/** Takes the first code of a second factor, from which on it is asked for. */
export async function confirmSecondFactor(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "password-change", subject: own });
  if (!caller.ok) return refused(caller.problems, form);
  const code = z.string().max(100).catch("").parse(form.get("code")).replaceAll(" ", "");
  const { auth } = await accounts();
  const problem = await asking(async () =>
    auth.api.verifyTOTP({ body: { code }, headers: await headers(), returnHeaders: true }),
  );
  if (problem !== null) return refused([problem], form);
  return done("From now on a sign-in asks for a code of your authenticator as well.");
}

/** Makes ten new recovery codes; the earlier ones are good for nothing from then on. */
export async function renewRecoveryCodes(_previous: FormState, form: FormData): Promise<FormState> {
  return withPassword(form, async (password) => {
    const { auth } = await accounts();
    const { backupCodes } = await auth.api.generateBackupCodes({
      body: { password },
      headers: await headers(),
    });
    return done("These are your recovery codes now, each good once.", [recoveryCodes(backupCodes)]);
  });
}

/** Takes the second factor away. */
export async function endSecondFactor(_previous: FormState, form: FormData): Promise<FormState> {
  return withPassword(form, async (password) => {
    const { auth } = await accounts();
    const answer = await auth.api.disableTwoFactor({
      body: { password },
      headers: await headers(),
      returnHeaders: true,
    });
    await passCookies(answer.headers);
    return done("A sign-in asks for your password alone again.");
  });
}

/** What needs one's password once more, although one is signed in. */
async function withPassword(
  form: FormData,
  work: (password: string) => Promise<FormState>,
): Promise<FormState> {
  const caller = await callerOfAction({ action: "password-change", subject: own });
  if (!caller.ok) return refused(caller.problems, form);
  const password = z.string().min(1).max(5_000).safeParse(form.get("password"));
  if (!password.success) return refused([passwordMissing], form);
  try {
    return await work(password.data);
  } catch (cause) {
    if (cause instanceof APIError) return refused([problemOf(cause)], form);
    throw cause;
  }
}

/** Asks better-auth for something whose cookies the browser is to have; gives back what it refused. */
async function asking(ask: () => Promise<{ headers: Headers }>): Promise<Problem | null> {
  try {
    await passCookies((await ask()).headers);
    return null;
  } catch (cause) {
    if (cause instanceof APIError) return problemOf(cause);
    throw cause;
  }
}

function recoveryCodes(codes: readonly string[]): Reveal {
  return { label: "Recovery codes, each good once", text: codes.join("\n") };
}

const passwordMissing: Problem = {
  code: "password-missing",
  at: "password",
  message: "Write your password.",
};
