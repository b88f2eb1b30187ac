import { createHmac, randomBytes } from "node:crypto";
import type { PrismaClient } from "@/lib/database/generated/client";
import { addressPrefix } from "./caller-address";

/**
 * How often somebody may try to sign in: to one account, and from one address. The counts are in the database, so that a restart
 * forgives nothing, under HMACs alone. That of an address has a random key of the day, which is removed when the day is over: after
 * that nobody, the site included, can tell who tried.
 */

/** Tries that cost nothing. */
const FREE_TRIES = 5;

/** The wait after the last of them; it doubles with each further try, to the longest. In milliseconds, as all times here. */
const FIRST_WAIT = 10 * 60 * 1_000;
const LONGEST_WAIT = 8 * 60 * 60 * 1_000;

/** An account's count is forgotten when nobody tried for so long. */
const ACCOUNT_MEMORY = 24 * 60 * 60 * 1_000;

/** From one address, to whatever accounts. */
const ADDRESS_TRIES = 25;
const ADDRESS_SPAN = 5 * 60 * 1_000;

export interface SignInTry {
  /** What was given as the e-mail address, whether there is such an account or not. */
  readonly email: string;
  /** Where it comes from; null where that is not known, which counts as one place. */
  readonly address: string | null;
  /** A browser in which this account has signed in before. It has a count of its own, so that strangers cannot lock its owner out. */
  readonly knownBrowser: string | null;
}

export interface Throttle {
  readonly database: PrismaClient;
  /** The site's secret, which makes an account's key. */
  readonly secret: string;
  readonly now: () => Date;
}

/**
 * The try of somebody who is signed in and gives their password again. An e-mail address has no space, so it never counts as one to
 * sign in.
 */
export function passwordAgain(userId: string, address: string | null): SignInTry {
  return { email: `again ${userId}`, address, knownBrowser: null };
}

/** Counts a try before its password is looked at, so that many at once are not let through together. */
export async function admitTry(throttle: Throttle, attempt: SignInTry): Promise<"admitted" | "refused"> {
  const address = await countAddress(throttle, attempt.address ?? "unknown");
  if (address === "refused") return "refused";
  return countAccount(throttle, accountKey(throttle, attempt));
}

/** Forgets the tries to an account whose password was right. Those from the address stay counted. */
export async function forgiveTries(
  { database, ...throttle }: Omit<Throttle, "now">,
  attempt: SignInTry,
): Promise<void> {
  await database.signInTry.deleteMany({ where: { key: accountKey(throttle, attempt) } });
}

async function countAccount({ database, now }: Throttle, key: string): Promise<"admitted" | "refused"> {
  const moment = now();
  const forgotten = new Date(moment.getTime() - ACCOUNT_MEMORY);
  // The wait follows from the count that this try makes. One statement, so that no two tries see the same count; it changes no
  // row, and gives none back, while a wait lasts.
  const rows = await database.$queryRaw<{ count: number }[]>`
    INSERT INTO sign_in_try AS t (key, count, since, locked_until) VALUES (${key}, 1, ${moment}::timestamptz, NULL)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN t.since < ${forgotten}::timestamptz THEN 1 ELSE t.count + 1 END,
      since = ${moment}::timestamptz,
      locked_until = CASE WHEN t.since >= ${forgotten}::timestamptz AND t.count + 1 >= ${FREE_TRIES}
        THEN ${moment}::timestamptz + make_interval(secs =>
          LEAST(${LONGEST_WAIT / 1_000}::float8, ${FIRST_WAIT / 1_000}::float8 * power(2, LEAST(t.count + 1 - ${FREE_TRIES}, 20))))
        END
      WHERE t.locked_until IS NULL OR t.locked_until <= ${moment}::timestamptz
    RETURNING count`;
  return rows.length === 1 ? "admitted" : "refused";
}

async function countAddress(throttle: Throttle, address: string): Promise<"admitted" | "refused"> {
  const { database, now } = throttle;
  const moment = now();
  const before = new Date(moment.getTime() - ADDRESS_SPAN);
  const key = hmac(await keyOfDay(throttle), `address ${addressPrefix(address)}`);
  const rows = await database.$queryRaw<{ count: number }[]>`
    INSERT INTO sign_in_try AS t (key, count, since) VALUES (${key}, 1, ${moment}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN t.since <= ${before}::timestamptz THEN 1 ELSE t.count + 1 END,
      since = CASE WHEN t.since <= ${before}::timestamptz THEN ${moment}::timestamptz ELSE t.since END
      WHERE t.since <= ${before}::timestamptz OR t.count < ${ADDRESS_TRIES}
    RETURNING count`;
  return rows.length === 1 ? "admitted" : "refused";
}

/** Today's key, in UTC. Making it removes that of any other day, and every count that is older than any memory of it. */
async function keyOfDay({ database, now }: Throttle): Promise<string> {
  const moment = now();
  const day = new Date(moment.toISOString().slice(0, 10));
  const known = await database.signInKey.findUnique({ where: { day } });
  if (known) return known.key;
  await database.signInKey.createMany({
    data: { day, key: randomBytes(32).toString("hex") },
    skipDuplicates: true,
  });
  await database.signInKey.deleteMany({ where: { day: { not: day } } });
  await database.signInTry.deleteMany({
    where: { since: { lt: new Date(moment.getTime() - ACCOUNT_MEMORY) } },
  });
  return (await database.signInKey.findUniqueOrThrow({ where: { day } })).key;
}

function accountKey({ secret }: Pick<Throttle, "secret">, { email, knownBrowser }: SignInTry): string {
  return hmac(secret, `account ${email.trim().toLowerCase()} ${knownBrowser ?? ""}`);
}

function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}
