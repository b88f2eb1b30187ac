import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import { findLink, makeLink, spendLink } from "./account-links";
import { hashPassword, verifyPassword } from "./password-hash";
import { checkFor, findByEmail, linkInvalid, type PeopleDesk, personUnknown } from "./people";
import { admitTry, forgiveTries, passwordAgain, type Throttle } from "./throttle";
import { revokeAllTokens } from "./tokens";

/** Setting another password: knowing the present one, or by a one-time address. Either way every other session ends. */

/**
 * Gives back the token of an address where somebody sets a new password, good for a day. `forgetSecondFactor` is for those who lost it:
 * until they set a new password, they cannot sign in. Refuses with `person-unknown`.
 */
export async function offerReset(
  { database, actor, now }: PeopleDesk,
  { email, forgetSecondFactor = false }: { readonly email: string; readonly forgetSecondFactor?: boolean },
): Promise<Outcome<string>> {
  return transact(database, async (transaction) => {
    const person = await findByEmail(transaction, email);
    if (!person) return refuse(personUnknown(email));
    if (forgetSecondFactor) {
      // A password that was good beside a second factor may be too short without it, so it is good for nothing now.
      await transaction.account.updateMany({
        where: { userId: person.id },
        data: { password: null, updatedAt: now() },
      });
      await transaction.twoFactor.deleteMany({ where: { userId: person.id } });
      await transaction.session.deleteMany({ where: { userId: person.id } });
      await revokeAllTokens(transaction, person.id, now());
      await transaction.user.update({
        where: { id: person.id },
        data: { twoFactorEnabled: false, updatedAt: now() },
      });
    }
    const link = { kind: "reset", email: null, role: person.role, userId: person.id } as const;
    const token = await makeLink(transaction, link, now());
    const event = { at: now(), actor, subject: person.id };
    if (forgetSecondFactor) await recordEvent(transaction, { ...event, action: "second-factor-forget" });
    await recordEvent(transaction, { ...event, action: "password-offer" });
    return accept(token);
  });
}

/** Sets the password that a reset's token is for, and ends every session and every token. Refuses with `link-invalid`, or as `checkPassword` does. */
export async function resetPassword(
  desk: PeopleDesk,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Outcome<void>> {
  const { database, now } = desk;
  const link = await findLink(database, token, now());
  if (link?.kind !== "reset" || link.userId === null) return refuse(linkInvalid);
  const userId = link.userId;
  const hashed = await hashIfGood(desk, userId, password);
  if (!hashed.ok) return hashed;
  return transact(database, async (transaction) => {
    if (!(await spendLink(transaction, token, now()))) return refuse(linkInvalid);
    await transaction.account.updateMany({
      where: { userId, providerId: "credential" },
      data: { password: hashed.value, updatedAt: now() },
    });
    await transaction.session.deleteMany({ where: { userId } });
    await revokeAllTokens(transaction, userId, now());
    await recordEvent(transaction, { at: now(), actor: userId, action: "password-reset", subject: userId });
    return accept(undefined);
  });
}

/**
 * Changes one's own password; every session but `sessionId` ends. Refuses with `password-wrong`, `too-many-tries` (of the present one, as for
 * signing in), or as `checkPassword` does.
 */
export async function changePassword(
  desk: PeopleDesk & Pick<Throttle, "secret">,
  asked: {
    readonly userId: string;
    readonly address: string | null;
    readonly sessionId: string;
    readonly current: string;
    readonly password: string;
  },
): Promise<Outcome<void>> {
  const { database, now } = desk;
  const { userId, sessionId } = asked;
  const attempt = passwordAgain(userId, asked.address);
  if ((await admitTry(desk, attempt)) === "refused")
    return refuse({
      code: "too-many-tries",
      at: "current",
      message: "Too many tries. Wait for ten minutes or more, then try again.",
    });
  const account = await database.account.findFirst({ where: { userId, providerId: "credential" } });
  if (!account?.password || !(await verifyPassword(account.password, asked.current)))
    return refuse({ code: "password-wrong", at: "current", message: "That is not your present password." });
  await forgiveTries(desk, attempt);
  const hashed = await hashIfGood(desk, userId, asked.password);
  if (!hashed.ok) return hashed;
  return transact(database, async (transaction) => {
    await transaction.account.update({
      where: { id: account.id },
      data: { password: hashed.value, updatedAt: now() },
    });
    await transaction.session.deleteMany({ where: { userId, id: { not: sessionId } } });
    await transaction.accountLink.deleteMany({ where: { userId, usedAt: null } });
    await recordEvent(transaction, { at: now(), actor: userId, action: "password-change", subject: userId });
    return accept(undefined);
  });
}

async function hashIfGood(
  { database }: PeopleDesk,
  userId: string,
  password: string,
): Promise<Outcome<string>> {
  const { email, name, twoFactorEnabled } = await database.user.findUniqueOrThrow({ where: { id: userId } });
  const [problem, ...more] = await checkFor(database, password, {
    email,
    name,
    secondFactor: twoFactorEnabled,
  });
  return problem ? refuse(problem, ...more) : accept(await hashPassword(password));
}
