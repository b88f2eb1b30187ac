import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { symmetricDecrypt } from "better-auth/crypto";
import { twoFactor } from "better-auth/plugins/two-factor";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/audit";
import type { PrismaClient } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import { newsroomPath } from "@/lib/urls";
import { callerOf } from "./caller-address";
import { isFromOwnOrigin } from "./own-origin";
import { hashPassword, isOutdated, verifyPassword } from "./password-hash";
import { isTooLong, LONGEST_BYTES, lengthOf, SHORTEST } from "./password-policy";
import { claimCode, hashedRecoveryCodes, hashRecoveryCode } from "./second-factor";
import { keepSessions, LONGEST_SESSION } from "./session-store";
import { admitTry, forgiveTries, passwordAgain, type SignInTry } from "./throttle";

/**
 * better-auth, set up for the newsroom: signing in with a password and a second factor, and sessions. What it would do beyond that
 * (making accounts, changing passwords and addresses, other providers) is closed; `people` and `password-commands` do it.
 */

export interface AuthOptions {
  readonly database: PrismaClient;
  /** Signs cookies, and encrypts the secrets of second factors. */
  readonly secret: string;
  /** The site's origin. Cookies are `__Host-` and `Secure` where it is https. */
  readonly siteUrl: string;
}

export type Auth = ReturnType<typeof createAuth>;

/** The paths of better-auth that are open. Any other is refused, in process too, also one that a later version adds. */
const OPEN_PATHS = new Set([
  "/sign-in/email",
  "/sign-out",
  "/get-session",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/two-factor/generate-backup-codes",
]);

/** What somebody who is signed in is asked their password for. Whoever found a browser open must not guess it there. */
const PASSWORD_PATHS = new Set([
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
]);

/** What a wrong password, an unknown address and a closed account are answered alike: better-auth's own words, byte for byte. */
const wrongCredentials = () =>
  new APIError("UNAUTHORIZED", {
    message: "Invalid email or password",
    code: "INVALID_EMAIL_OR_PASSWORD",
  });

const tooManyTries = () =>
  new APIError("TOO_MANY_REQUESTS", {
    code: "TOO_MANY_TRIES",
    message: "Too many tries. Wait for ten minutes or more, then try again.",
  });

/** What a sign-in that could be somebody's has. */
const credentialsSchema = z.object({ email: z.string().max(254).pipe(z.email()), password: z.string() });

const codeSchema = z.object({ code: z.string().max(100) });

/** How long a browser is known, in seconds. */
const KNOWN_FOR = 180 * 24 * 60 * 60;

export function createAuth({ database, secret, siteUrl }: AuthOptions) {
  const secure = siteUrl.startsWith("https:");
  const now = () => new Date();
  const throttle = { database, secret, now };
  const knownCookie = `${secure ? "__Host-" : ""}standfirst.known_browser`;

  /** The try that a request to sign in is. */
  const attemptOf = (
    email: string,
    headers: Headers | undefined,
    known: string | null | undefined,
  ): SignInTry => ({
    email,
    address: callerOf(headers),
    knownBrowser: readKnownBrowser(secret, email, known),
  });

  const options = {
    appName: "Standfirst",
    baseURL: siteUrl,
    basePath: `${newsroomPath}/auth`,
    trustedOrigins: [siteUrl],
    // As `secrets`, since `secret` alone would give way to a variable of the environment.
    secrets: [{ version: 1, value: secret }],
    secret,
    database: keepSessions(prismaAdapter(database, { provider: "postgresql" })),
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log: (_level, message, ...rest) => console.error(`Newsroom accounts: ${message}`, ...rest),
    },
    // A refusal is an answer; only a surprise is logged.
    onAPIError: {
      onError: (cause) => {
        if (!(cause instanceof APIError)) console.error("Newsroom accounts:", cause);
      },
    },
    // Counted by the throttle below, which outlives a restart.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: LONGEST_BYTES,
      password: {
        hash: hashPassword,
        verify: async ({ hash, password }) => {
          const right = await verifyPassword(hash, password);
          if (right && isOutdated(hash)) await hashAgain(database, hash, password);
          return right;
        },
      },
    },
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    // A session's end is fixed at its start, so its cookie is set once; how long it was left alone is `keepSessions`' concern.
    session: { expiresIn: LONGEST_SESSION, disableSessionRefresh: true, cookieCache: { enabled: false } },
    verification: { storeIdentifier: "hashed" },
    advanced: {
      cookiePrefix: secure ? "__Host-standfirst" : "standfirst",
      // better-auth's own prefix would be `__Secure-`, which a subdomain can overwrite.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { disableIpTracking: true },
      disableOriginCheck: false,
      database: { generateId: () => randomUUID() },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const user = await database.user.findUnique({
              where: { id: userId },
              select: { disabledAt: true },
            });
            if (user?.disabledAt !== null) throw wrongCredentials();
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (!OPEN_PATHS.has(ctx.path)) throw new APIError("NOT_FOUND");
        if (ctx.path === "/get-session") return;
        if (!isFromOwnOrigin(ctx.headers ?? new Headers(), siteUrl))
          throw new APIError("FORBIDDEN", {
            code: "CROSS_ORIGIN",
            message: "This did not come from the site itself.",
          });
        if (ctx.path === "/sign-in/email") {
          const given = credentialsSchema.safeParse(ctx.body);
          // What can be nobody's is neither counted nor looked up.
          if (!given.success || isTooLong(given.data.password)) throw wrongCredentials();
          const attempt = attemptOf(given.data.email, ctx.headers, ctx.getCookie(knownCookie));
          // Not put down in the log, which a stranger could fill in that way: the tries that led to it are there.
          if ((await admitTry(throttle, attempt)) === "refused") throw tooManyTries();
        }
        if (PASSWORD_PATHS.has(ctx.path)) {
          const session = await getSessionFromCtx(ctx);
          if (
            session &&
            (await admitTry(throttle, passwordAgain(session.user.id, callerOf(ctx.headers)))) === "refused"
          )
            throw tooManyTries();
        }
        if (ctx.path === "/two-factor/disable" && isShort(ctx.body))
          throw new APIError("BAD_REQUEST", {
            code: "PASSWORD_TOO_SHORT",
            message: `Without a second factor a password has at least ${SHORTEST} characters. Set a longer one first.`,
          });
        if (!ctx.path.startsWith("/two-factor/verify-")) return;
        const given = codeSchema.safeParse(ctx.body);
        if (!given.success)
          throw new APIError("BAD_REQUEST", { code: "INVALID_CODE", message: "Write the code." });
        const { code } = given.data;
        if (ctx.path === "/two-factor/verify-backup-code")
          return { context: { body: { trustDevice: false, code: hashRecoveryCode(secret, code) } } };
        if (ctx.path === "/two-factor/verify-totp") {
          const userId = await findWhoVerifies(ctx);
          if (userId !== null && !(await claimFor(ctx.context.secretConfig, userId, code)))
            throw new APIError("UNAUTHORIZED", {
              code: "INVALID_CODE",
              message: "That code was used already. Wait for the next.",
            });
          return { context: { body: { trustDevice: false, code } } };
        }
        return;
      }),
      after: createAuthMiddleware(async (ctx) => {
        const refused = ctx.context.returned instanceof Error;
        const signedIn = ctx.context.newSession;
        if (ctx.path === "/sign-in/email") {
          const { email } = credentialsSchema.parse(ctx.body);
          if (refused) {
            await audit(database, "sign-in-failed", await findUserId(database, email), "wrong-credentials");
            return;
          }
          if (!signedIn) return;
          await forgiveTries(throttle, attemptOf(email, ctx.headers, ctx.getCookie(knownCookie)));
          ctx.setCookie(knownCookie, makeKnownBrowser(secret, email), {
            secure,
            httpOnly: true,
            sameSite: "lax",
            path: "/",
            maxAge: KNOWN_FOR,
          });
          // The session that this browser had is not left behind.
          const earlier = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, secret);
          if (earlier) await ctx.context.internalAdapter.deleteSession(earlier);
          if (!signedIn.user.twoFactorEnabled) await audit(database, "sign-in", signedIn.user.id);
        }
        if (PASSWORD_PATHS.has(ctx.path) && !refused) {
          // Taking a factor away gives a new session, after which the request's own is gone.
          const session = signedIn ?? (await getSessionFromCtx(ctx));
          if (session) {
            await forgiveTries(throttle, passwordAgain(session.user.id, callerOf(ctx.headers)));
            await audit(database, ctx.path.slice(1).replace("/", "-"), session.user.id);
          }
        }
        if (ctx.path.startsWith("/two-factor/verify-")) {
          if (refused)
            await audit(database, "second-factor-failed", await findWhoVerifies(ctx), "wrong-code");
          else if (signedIn) await audit(database, "sign-in", signedIn.user.id);
        }
      }),
    },
    plugins: [
      twoFactor({
        issuer: new URL(siteUrl).hostname,
        totpOptions: { digits: 6, period: 30 },
        backupCodeOptions: { amount: 10, storeBackupCodes: hashedRecoveryCodes(secret) },
      }),
    ],
  } satisfies BetterAuthOptions;

  type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

  /** Whose second factor is asked for: of a session, or of a sign-in that waits for it. */
  async function findWhoVerifies(ctx: HookContext): Promise<string | null> {
    const session = await getSessionFromCtx(ctx);
    if (session) return session.user.id;
    const waiting = await ctx.getSignedCookie(ctx.context.createAuthCookie("two_factor").name, secret);
    const found = waiting ? await ctx.context.internalAdapter.findVerificationValue(waiting) : null;
    return found?.value ?? null;
  }

  async function claimFor(
    key: Parameters<typeof symmetricDecrypt>[0]["key"],
    userId: string,
    code: string,
  ): Promise<boolean> {
    const stored = await database.twoFactor.findUnique({ where: { userId }, select: { secret: true } });
    if (!stored) return true;
    const totpSecret = await symmetricDecrypt({ key, data: stored.secret });
    return claimCode(database, { userId, totpSecret, code, now: now() });
  }

  return betterAuth(options);
}

function isShort(body: unknown): boolean {
  const given = z.object({ password: z.string() }).safeParse(body);
  return given.success && lengthOf(given.data.password) < SHORTEST;
}

/** A hash is its own address, since no two have the same salt. */
async function hashAgain(database: PrismaClient, outdated: string, password: string): Promise<void> {
  const hashed = await hashPassword(password);
  await database.account.updateMany({ where: { password: outdated }, data: { password: hashed } });
}

async function audit(
  database: PrismaClient,
  action: string,
  userId: string | null,
  reason?: string,
): Promise<void> {
  await transact(database, (transaction) =>
    recordEvent(transaction, {
      at: new Date(),
      actor: userId ?? "stranger",
      action,
      subject: userId,
      detail: reason === undefined ? {} : { reason },
    }),
  );
}

async function findUserId(database: PrismaClient, email: string): Promise<string | null> {
  const user = await database.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true },
  });
  return user?.id ?? null;
}

/** A random name for a browser, signed for the one account that signed in there. */
function makeKnownBrowser(secret: string, email: string): string {
  const name = randomBytes(16).toString("hex");
  return `${name}.${signBrowser(secret, email, name)}`;
}

/** The browser's name if it is known for this account, else null. */
function readKnownBrowser(secret: string, email: string, cookie: string | null | undefined): string | null {
  const match = /^([0-9a-f]{32})\.([0-9a-f]{64})$/.exec(cookie ?? "");
  const [, name = "", signature = ""] = match ?? [];
  if (!match) return null;
  const expected = signBrowser(secret, email, name);
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? name : null;
}

function signBrowser(secret: string, email: string, name: string): string {
  return createHmac("sha256", secret)
    .update(`known browser ${email.trim().toLowerCase()} ${name}`)
    .digest("hex");
}
