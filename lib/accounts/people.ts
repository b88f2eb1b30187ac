import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { type AccountLink, findLink, makeLink, spendLink } from "./account-links";
import { hashPassword } from "./password-hash";
import { checkPassword } from "./password-policy";
import type { Role } from "./roles";
import { revokeAllTokens } from "./tokens";

/**
 * Who is in the newsroom: inviting, joining, roles, leaving. Nobody is given a password by somebody else: all that is handed on is
 * a one-time address.
 */

/** What these commands work with. `actor` is a user's id, or the name of a program. */
export type PeopleDesk = Pick<Desk, "database" | "actor" | "now">;

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly secondFactor: boolean;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
const nameSchema = z.string().trim().min(1).max(100);

/** A token for making the first administrator, or null where anybody has an account. An earlier one is no longer good. */
export async function offerFirstAccount({ database, now }: PeopleDesk): Promise<string | null> {
  return inOrder(database, async (transaction) => {
    if ((await transaction.user.count()) > 0) return null;
    return makeLink(transaction, { kind: "first", email: null, role: "administrator", userId: null }, now());
  });
}

/** Gives back the token of an invitation, good for seven days. Refuses an address that is none (`email-invalid`) or has an account. */
export async function invitePerson(
  { database, actor, now }: PeopleDesk,
  invitation: { readonly email: string; readonly role: Role },
): Promise<Outcome<string>> {
  const email = emailSchema.safeParse(invitation.email);
  if (!email.success) return refuse(emailInvalid);
  const { role } = invitation;
  return transact(database, async (transaction) => {
    if (await transaction.user.findUnique({ where: { email: email.data }, select: { id: true } }))
      return refuse({
        code: "account-exists",
        at: "email",
        message: `${email.data} has an account already. Give it another role, or a new password by a reset.`,
      });
    const token = await makeLink(
      transaction,
      { kind: "invitation", email: email.data, role, userId: null },
      now(),
    );
    await recordEvent(transaction, {
      at: now(),
      actor,
      action: "person-invite",
      subject: null,
      detail: { role },
    });
    return accept(token);
  });
}

/**
 * Makes the account that a token is for, and gives back the user's id. `email` is taken only from the first administrator. Refuses with
 * `link-invalid`, `name-missing`, `email-invalid`, `account-exists`, or what `checkPassword` finds; then the token is still good.
 */
export async function joinNewsroom(
  { database, now }: PeopleDesk,
  asked: {
    readonly token: string;
    readonly name: string;
    readonly email?: string;
    readonly password: string;
  },
): Promise<Outcome<string>> {
  const link = await findLink(database, asked.token, now());
  if (!link || link.kind === "reset") return refuse(linkInvalid);
  const name = nameSchema.safeParse(asked.name);
  if (!name.success)
    return refuse({
      code: "name-missing",
      at: "name",
      message: "Write your name, in 100 characters or fewer.",
    });
  const email = emailSchema.safeParse(link.email ?? asked.email);
  if (!email.success) return refuse(emailInvalid);
  const [problem, ...more] = await checkFor(database, asked.password, { email: email.data, name: name.data });
  if (problem) return refuse(problem, ...more);
  const password = await hashPassword(asked.password);
  return inOrder(database, async (transaction) => {
    // Of two who open the first address at once, one is the first administrator.
    if (link.kind === "first" && (await transaction.user.count()) > 0) return refuse(linkInvalid);
    if (!(await spendLink(transaction, asked.token, now()))) return refuse(linkInvalid);
    const id = await createUser(transaction, {
      email: email.data,
      name: name.data,
      role: link.role,
      password,
      at: now(),
    });
    await recordEvent(transaction, {
      at: now(),
      actor: id,
      action: "person-join",
      subject: id,
      detail: { role: link.role },
    });
    return accept(id);
  });
}

/** Gives somebody another role. Refuses with `person-unknown`, or `last-administrator` where none would be left. */
export async function changeRole(
  { database, actor, now }: PeopleDesk,
  { email, role }: { readonly email: string; readonly role: Role },
): Promise<Outcome<void>> {
  return inOrder(database, async (transaction) => {
    const person = await findByEmail(transaction, email);
    if (!person) return refuse(personUnknown(email));
    if (role !== "administrator" && (await isLastAdministrator(transaction, person)))
      return refuse(lastAdministrator);
    await transaction.user.update({ where: { id: person.id }, data: { role, updatedAt: now() } });
    await recordEvent(transaction, {
      at: now(),
      actor,
      action: "role-change",
      subject: person.id,
      detail: { previousRole: person.role, role },
    });
    return accept(undefined);
  });
}

/** Closes somebody's account, or opens it again: their sessions and tokens end at once, and what they did keeps their name. */
export async function setDisabled(
  { database, actor, now }: PeopleDesk,
  { email, disabled }: { readonly email: string; readonly disabled: boolean },
): Promise<Outcome<void>> {
  return inOrder(database, async (transaction) => {
    const person = await findByEmail(transaction, email);
    if (!person) return refuse(personUnknown(email));
    if (disabled && (await isLastAdministrator(transaction, person))) return refuse(lastAdministrator);
    const disabledAt = disabled ? now() : null;
    await transaction.user.update({ where: { id: person.id }, data: { disabledAt, updatedAt: now() } });
    await transaction.session.deleteMany({ where: { userId: person.id } });
    await transaction.accountLink.deleteMany({ where: { userId: person.id, usedAt: null } });
    await revokeAllTokens(transaction, person.id, now());
    const action = disabled ? "person-disable" : "person-enable";
    await recordEvent(transaction, { at: now(), actor, action, subject: person.id });
    return accept(undefined);
  });
}

/** Everybody, by when they came. A newsroom is small: there are no pages of it. */
export async function listPeople({ database }: Pick<PeopleDesk, "database">): Promise<Person[]> {
  const users = await database.user.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: 1_000 });
  return users.map(({ id, email, name, role, twoFactorEnabled, disabledAt, createdAt }) => ({
    id,
    email,
    name,
    role,
    secondFactor: twoFactorEnabled,
    disabledAt,
    createdAt,
  }));
}

/** What is wrong with a password for somebody of this publication. */
export async function checkFor(
  database: PeopleDesk["database"],
  password: string,
  person: { readonly email: string; readonly name: string; readonly secondFactor?: boolean },
): Promise<Problem[]> {
  const site = await database.site.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } });
  return checkPassword(password, { siteName: site.name, secondFactor: false, ...person });
}

export function findByEmail(transaction: Prisma.TransactionClient, email: string) {
  return transaction.user.findUnique({ where: { email: email.trim().toLowerCase() } });
}

/** What is answered where there is nobody. Only those may see it who can list everybody. */
export function personUnknown(email: string): Problem {
  return { code: "person-unknown", at: "email", message: `Nobody here has the address ${email}.` };
}

export const linkInvalid: Problem = {
  code: "link-invalid",
  at: null,
  message: "This address was used, has expired, or is not whole. Ask an administrator for a new one.",
};

const emailInvalid: Problem = {
  code: "email-invalid",
  at: "email",
  message: "Write a whole e-mail address, such as ada@news.example.",
};

const lastAdministrator: Problem = {
  code: "last-administrator",
  at: "role",
  message: "There would be no administrator left. Make somebody else one first.",
};

async function createUser(
  transaction: Prisma.TransactionClient,
  user: { email: string; name: string; role: AccountLink["role"]; password: string; at: Date },
): Promise<string> {
  const { email, name, role, password, at } = user;
  const id = randomUUID();
  const times = { createdAt: at, updatedAt: at };
  await transaction.user.create({ data: { id, email, name, role, ...times } });
  await transaction.account.create({
    data: { id: randomUUID(), userId: id, accountId: id, providerId: "credential", password, ...times },
  });
  return id;
}

async function isLastAdministrator(
  transaction: Prisma.TransactionClient,
  person: { id: string; role: Role; disabledAt: Date | null },
): Promise<boolean> {
  if (person.role !== "administrator" || person.disabledAt !== null) return false;
  const others = await transaction.user.count({
    where: { role: "administrator", disabledAt: null, id: { not: person.id } },
  });
  return others === 0;
}

/** One at a time, because each of these decides by how many others there are. */
async function inOrder<T>(
  database: PeopleDesk["database"],
  work: (transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return transact(database, async (transaction) => {
    await transaction.$executeRaw`LOCK TABLE "user" IN SHARE ROW EXCLUSIVE MODE`;
    return work(transaction);
  });
}
