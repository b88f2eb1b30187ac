import { randomBytes } from "node:crypto";
import type { Queryable } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import { sha256 } from "@/lib/storage/sha256";
import type { Role } from "./roles";

/** One-time addresses: what is handed out is a random token, what is kept is its hash. */

const HOUR = 60 * 60 * 1_000;

/** How long each is good for. */
const LIFETIMES = { first: 24 * HOUR, invitation: 7 * 24 * HOUR, reset: 24 * HOUR } as const;

export interface AccountLink {
  readonly kind: keyof typeof LIFETIMES;
  /** Whom an invitation is for; null for the first administrator, who names their own address. */
  readonly email: string | null;
  readonly role: Role;
  /** Whose password a reset is for. */
  readonly userId: string | null;
}

/** Makes a link and gives back its token, which is shown once. Others of its kind for the same person are no longer good. */
export async function makeLink(
  transaction: Prisma.TransactionClient,
  link: AccountLink,
  now: Date,
): Promise<string> {
  const { kind, email, userId } = link;
  await transaction.accountLink.deleteMany({ where: { kind, email, userId, usedAt: null } });
  const token = randomBytes(32).toString("base64url");
  await transaction.accountLink.create({
    data: {
      ...link,
      tokenHash: sha256(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIMES[kind]),
    },
  });
  return token;
}

/** What a token is for; null where it is none, was used, or has expired. */
export async function findLink(database: Queryable, token: string, now: Date): Promise<AccountLink | null> {
  return database.accountLink.findFirst({
    where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: now } },
    select: { kind: true, email: true, role: true, userId: true },
  });
}

/** Uses a token up. False where somebody else did meanwhile. */
export async function spendLink(
  transaction: Prisma.TransactionClient,
  token: string,
  now: Date,
): Promise<boolean> {
  const used = await transaction.accountLink.updateMany({
    where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return used.count === 1;
}
