import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/audit";
import type { Prisma, PrismaClient } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { sha256 } from "@/lib/storage/sha256";
import type { PeopleDesk } from "./people";
import { isRole, ROLES, type Role } from "./roles";

/**
 * Personal tokens: what a program of somebody's calls the API with, instead of their password. A token can do no more than its
 * scopes say, and never more than its owner may at that moment. It is a random text that is shown once; its hash is kept.
 */

/** Each scope, with the least role to which it is of any use. */
const SCOPE_ROLES = {
  "drafts:read": "writer",
  "drafts:write": "writer",
  media: "writer",
  captures: "writer",
  publish: "editor",
  settings: "administrator",
  audit: "administrator",
} as const satisfies Record<string, Role>;

export type TokenScope = keyof typeof SCOPE_ROLES;

export const TOKEN_SCOPES: readonly TokenScope[] = Object.keys(SCOPE_ROLES).filter(isTokenScope);

/** What each scope lets a token do, in a few words. */
export const scopeSentences: Readonly<Record<TokenScope, string>> = {
  "drafts:read": "Read drafts, their history and names, look articles up, and see previews",
  "drafts:write": "Begin and save drafts, and send them for review",
  media: "List, bring, describe and remove pictures",
  captures: "Keep what sources say, and list what was kept",
  publish: "Publish, schedule, correct, move, withdraw and restore, order the front page, and make redirects",
  settings: "Read and change the publication’s settings, and see how the site is",
  audit: "Read who is in the newsroom, and the audit log",
};

/** The longest that a token is good for. */
export const LONGEST_TOKEN_DAYS = 365;

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST_TOKENS = 50;
const FORM = /^sf_[A-Za-z0-9_-]{43}$/;

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The day in UTC, at its midnight; null where it was never used. */
  readonly lastUsedOn: Date | null;
  readonly revokedAt: Date | null;
}

/** Whose token it is, and what it is good for. */
export interface TokenHolder {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly TokenScope[];
}

/** What a token of somebody with a role can be good for at all. */
export function scopesFor(role: Role): TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => ROLES.indexOf(role) >= ROLES.indexOf(SCOPE_ROLES[scope]));
}

/**
 * Makes a token for the desk's actor, who has just signed in, and gives it back: `sf_` and 43 characters, which nobody can see
 * again. Refuses a name that is none (`name-missing`), no scope or one that is beyond the actor's role (`scopes-not-usable`), a span of
 * less than a day or more than a year (`days-not-usable`), and more than fifty tokens that are still good (`too-many-tokens`).
 */
export async function makeToken(
  { database, actor, now }: PeopleDesk,
  asked: { readonly name: string; readonly scopes: readonly string[]; readonly days: number },
): Promise<Outcome<{ token: string; id: string; expiresAt: Date }>> {
  const name = nameSchema.safeParse(asked.name);
  if (!name.success) return refuse(nameMissing);
  if (!Number.isInteger(asked.days) || asked.days < 1 || asked.days > LONGEST_TOKEN_DAYS)
    return refuse(daysNotUsable);
  const token = `sf_${randomBytes(32).toString("base64url")}`;
  const id = randomUUID();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + asked.days * DAY_MS);
  return transact(database, async (transaction) => {
    // Of several that are made at once, none is beyond the last.
    await transaction.$queryRaw`SELECT id FROM "user" WHERE id = ${actor}::uuid FOR UPDATE`;
    const { role } = await transaction.user.findUniqueOrThrow({
      where: { id: actor },
      select: { role: true },
    });
    const usable: readonly string[] = scopesFor(role);
    const scopes = TOKEN_SCOPES.filter((scope) => asked.scopes.includes(scope));
    if (scopes.length === 0 || !asked.scopes.every((scope) => usable.includes(scope)))
      return refuse(scopesNotUsable(usable));
    const good = { userId: actor, revokedAt: null, expiresAt: { gt: createdAt } };
    if ((await transaction.personalToken.count({ where: good })) >= MOST_TOKENS) return refuse(tooManyTokens);
    const row = {
      id,
      userId: actor,
      name: name.data,
      tokenHash: sha256(token),
      scopes,
      createdAt,
      expiresAt,
    };
    await transaction.personalToken.create({ data: row });
    await recordEvent(transaction, { at: createdAt, actor, action: "token-make", subject: id });
    return accept({ token, id, expiresAt });
  });
}

/** Somebody's tokens, those that are no longer good among them, the newest first. */
export async function listTokens(
  { database }: { readonly database: PrismaClient },
  userId: string,
): Promise<PersonalToken[]> {
  const rows = await database.personalToken.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
  });
  return rows.map(({ id, name, scopes, createdAt, expiresAt, lastUsedOn, revokedAt }) => ({
    id,
    name,
    scopes: scopes.filter(isTokenScope),
    createdAt,
    expiresAt,
    lastUsedOn,
    revokedAt,
  }));
}

/** Ends a token of a user's at once, for good. Refuses with `token-unknown` where they have none of that id which is still good. */
export async function revokeToken(
  { database, actor, now }: PeopleDesk,
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<Outcome<void>> {
  if (!z.uuid().safeParse(id).success) return refuse(tokenUnknown);
  return transact(database, async (transaction) => {
    const { count } = await transaction.personalToken.updateMany({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: now() },
    });
    if (count === 0) return refuse(tokenUnknown);
    await recordEvent(transaction, { at: now(), actor, action: "token-revoke", subject: id });
    return accept(undefined);
  });
}

/** Ends every token of a user's, in the transaction of what makes them worthless. Giving the account back does not give them back. */
export async function revokeAllTokens(
  transaction: Prisma.TransactionClient,
  userId: string,
  now: Date,
): Promise<void> {
  await transaction.personalToken.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: now },
  });
}

/** Whose token a text is; null for one that is none, was revoked or has expired, and for that of a closed account, all alike. */
export async function findTokenHolder(
  { database, now }: Pick<PeopleDesk, "database" | "now">,
  token: string,
): Promise<TokenHolder | null> {
  if (!FORM.test(token)) return null;
  const moment = now();
  const found = await database.personalToken.findUnique({
    where: { tokenHash: sha256(token) },
    select: { id: true, scopes: true, expiresAt: true, revokedAt: true, lastUsedOn: true, user: true },
  });
  if (found === null || found.revokedAt !== null || found.expiresAt <= moment) return null;
  const { user } = found;
  if (user.disabledAt !== null || !isRole(user.role)) return null;
  const today = new Date(moment.toISOString().slice(0, 10));
  if (found.lastUsedOn?.getTime() !== today.getTime())
    await database.personalToken.update({ where: { id: found.id }, data: { lastUsedOn: today } });
  const { id, email, name, role } = user;
  return { id, email, name, role, scopes: found.scopes.filter(isTokenScope) };
}

function isTokenScope(word: string): word is TokenScope {
  return Object.hasOwn(SCOPE_ROLES, word);
}

const nameMissing: Problem = {
  code: "name-missing",
  at: "name",
  message: "Say in a line what the token is for, so that you know it again.",
};

const daysNotUsable: Problem = {
  code: "days-not-usable",
  at: "days",
  message: `A token is good for at least a day and at most ${LONGEST_TOKEN_DAYS}. Choose how long.`,
};

const tooManyTokens: Problem = {
  code: "too-many-tokens",
  at: null,
  message: `You have ${MOST_TOKENS} tokens that are good. Revoke one that you no longer need.`,
};

const tokenUnknown: Problem = {
  code: "token-unknown",
  at: "token",
  message: "There is no such token that is still good. It may have been revoked already.",
};

function scopesNotUsable(usable: readonly string[]): Problem {
  const message = `Choose what the token may do, among what your role allows: ${usable.join(", ")}.`;
  return { code: "scopes-not-usable", at: "scopes", message };
}
