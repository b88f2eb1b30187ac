import { offerReset } from "@/lib/accounts/passwords";
import { changeRole, invitePerson, listPeople, type Person, setDisabled } from "@/lib/accounts/people";
import { isRole, ROLES, type Role } from "@/lib/accounts/roles";
import { env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { absoluteUrl, accountLinkPath } from "@/lib/urls";
import { report } from "./article-place";
import { atDesk } from "./open-desk";

/** Invites somebody, and prints the one-time address where they make their account; gives back the exit status. */
export async function addUser(email: string, options: { role: string }): Promise<number> {
  const role = readRole(options.role);
  return atDesk("command line", async ({ desk }) =>
    report(await invitePerson(desk, { email, role }), (token) =>
      [
        `Give this address to ${email}, who makes their account there. It works once, within seven days:`,
        linkTo(token),
      ].join("\n"),
    ),
  );
}

/** Gives somebody another role; gives back the exit status. */
export async function setUserRole(email: string, word: string): Promise<number> {
  const role = readRole(word);
  return atDesk("command line", async ({ desk }) =>
    report(await changeRole(desk, { email, role }), () => `${email} is ${role} from now on.`),
  );
}

/** Prints the one-time address where somebody sets another password; gives back the exit status. */
export async function resetUser(email: string, options: { secondFactor: boolean }): Promise<number> {
  return atDesk("command line", async ({ desk }) =>
    report(await offerReset(desk, { email, forgetSecondFactor: options.secondFactor }), (token) =>
      [
        ...(options.secondFactor ? ["Their second factor is forgotten, and their sessions are ended."] : []),
        `Give this address to ${email}, who sets a new password there. It works once, within a day:`,
        linkTo(token),
      ].join("\n"),
    ),
  );
}

/** Closes somebody's account, or opens it again; gives back the exit status. */
export async function disableUser(email: string, disabled: boolean): Promise<number> {
  return atDesk("command line", async ({ desk }) =>
    report(await setDisabled(desk, { email, disabled }), () =>
      disabled ? `${email} is signed out, and cannot sign in any more.` : `${email} can sign in again.`,
    ),
  );
}

/** Shows who is in the newsroom; gives back the exit status. */
export async function listUsers(): Promise<number> {
  return atDesk("command line", async ({ desk }) => {
    const people = await listPeople(desk);
    console.log(people.length === 0 ? "Nobody has an account yet." : people.map(describe).join("\n"));
    return 0;
  });
}

function describe({ email, name, role, secondFactor, disabledAt }: Person): string {
  const notes = [secondFactor ? "second factor" : "no second factor", ...(disabledAt ? ["closed"] : [])];
  return `${email}  ${name}  ${role}  (${notes.join(", ")})`;
}

function linkTo(token: string): string {
  return absoluteUrl(env().siteUrl, accountLinkPath(token));
}

function readRole(word: string): Role {
  if (isRole(word)) return word;
  throw new OperatorError(`“${word}” is no role. Choose one of ${ROLES.join(", ")}.`);
}
