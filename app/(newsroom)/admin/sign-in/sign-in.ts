import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { accounts } from "@/lib/accounts/accounts";
import { secondFactorPath } from "@/lib/newsroom-urls";
import type { Problem } from "@/lib/outcome";
import { passCookies } from "../../session-cookies";

/**
 * Signs somebody in and sends them on to `next`, by way of their second factor where they have one. Gives back the problem where they cannot be:
 * the same for a wrong password and for an address that nobody has.
 */
export async function signInWith(asked: {
  readonly email: string;
  readonly password: string;
  readonly next: string;
}): Promise<Problem> {
  const { email, password, next } = asked;
  const { auth } = await accounts();
  let waits: boolean;
  try {
    const answer = await auth.api.signInEmail({
      body: { email, password },
      headers: await headers(),
      returnHeaders: true,
    });
    await passCookies(answer.headers);
    waits = "twoFactorRedirect" in answer.response;
  } catch (cause) {
    if (cause instanceof APIError) return problemOf(cause);
    throw cause;
  }
  redirect(waits ? `${secondFactorPath}?${new URLSearchParams({ next })}` : next);
}

/** What better-auth refused, in the house's words. */
export function problemOf({ body }: APIError): Problem {
  const code = body?.code ?? "";
  return REFUSALS[code] ?? { code: "not-done", at: null, message: "That could not be done. Try again." };
}

const REFUSALS: Readonly<Record<string, Problem>> = {
  INVALID_EMAIL_OR_PASSWORD: {
    code: "wrong-credentials",
    at: "password",
    message: "That address and that password do not belong together.",
  },
  TOO_MANY_TRIES: {
    code: "too-many-tries",
    at: null,
    message: "Too many tries. Wait for ten minutes or more, then try again.",
  },
  CROSS_ORIGIN: {
    code: "cross-origin",
    at: null,
    message: "This did not come from the newsroom’s own page. Open it anew and try there.",
  },
  INVALID_CODE: {
    code: "wrong-code",
    at: "code",
    message: "That is not the code, or it was used already. Wait for the next and write that.",
  },
  INVALID_BACKUP_CODE: {
    code: "wrong-code",
    at: "code",
    message: "That is none of your recovery codes, or it was used already.",
  },
  INVALID_TWO_FACTOR_COOKIE: {
    code: "sign-in-over",
    at: null,
    message: "That took too long. Sign in with your password again.",
  },
  INVALID_PASSWORD: { code: "password-wrong", at: "password", message: "That is not your password." },
  PASSWORD_TOO_SHORT: {
    code: "password-too-short",
    at: null,
    message: "Without a second factor a password has at least 15 characters. Set a longer one first.",
  },
};
