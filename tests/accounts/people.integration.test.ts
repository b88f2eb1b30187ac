import { describe, expect, test } from "vitest";
import { findLink } from "@/lib/accounts/account-links";
import { offerReset, resetPassword } from "@/lib/accounts/passwords";
import {
  changeRole,
  invitePerson,
  joinNewsroom,
  listPeople,
  offerFirstAccount,
  setDisabled,
} from "@/lib/accounts/people";
import { verifyAudit } from "@/lib/audit/audit";
import { sha256 } from "@/lib/storage/sha256";
import { aPerson, Browser, PASSWORD, setUpAccounts } from "../support/newsroom";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

const days = (count: number) => new Date(TEST_TIME.getTime() + count * 86_400_000);
const ada = { name: "Ada Writer", email: "ada@wiretap.example", password: PASSWORD };
const codes = (outcome: { ok: boolean; problems?: readonly { code: string }[] }) =>
  outcome.ok ? "accepted" : outcome.problems?.map(({ code }) => code).join();

async function firstToken(): Promise<string> {
  const token = await offerFirstAccount(desk());
  if (token === null) throw new Error("There was no first account to offer.");
  return token;
}

async function inviteToken(email = "bob@wiretap.example"): Promise<string> {
  const token = await invitePerson(desk(), { email, role: "writer" });
  if (!token.ok) throw new Error(token.problems[0].message);
  return token.value;
}

describe("the first administrator", () => {
  test("comes by an address that is kept nowhere, and signs in", async () => {
    const token = await firstToken();
    const [link] = await desk().database.accountLink.findMany();
    expect(link?.tokenHash).toBe(sha256(token));
    expect(JSON.stringify(link)).not.toContain(token);
    expect(codes(await joinNewsroom(desk(), { ...ada, token }))).toBe("accepted");
    expect(await listPeople(desk())).toMatchObject([{ email: "ada@wiretap.example", role: "administrator" }]);
    expect((await new Browser(accounts).signIn()).status).toBe(200);
  });

  test("is offered to nobody once there is an account", async () => {
    await aPerson(desk());
    expect(await offerFirstAccount(desk())).toBeNull();
  });

  const cases = [
    {
      what: "used a second time",
      token: firstToken,
      before: (token: string) => joinNewsroom(desk(), { ...ada, token }),
    },
    { what: "a day old", token: firstToken, before: async () => desk().setNow(days(1)) },
    { what: "replaced by a later one", token: firstToken, before: firstToken },
    {
      what: "offered before somebody was invited and came",
      token: firstToken,
      before: () => aPerson(desk()),
    },
    { what: "made up", token: async () => "made-up", before: async () => undefined },
  ];
  test.each(cases)("does not come by an address that was $what", async ({ token, before }) => {
    const given = await token();
    await before(given);
    expect(codes(await joinNewsroom(desk(), { ...ada, email: "eve@evil.example", token: given }))).toBe(
      "link-invalid",
    );
    expect((await listPeople(desk())).map(({ email }) => email)).not.toContain("eve@evil.example");
  });

  test("is one, when two open the address at once", async () => {
    const token = await firstToken();
    const both = await Promise.all(
      ["ada", "eve"].map((name) => joinNewsroom(desk(), { ...ada, email: `${name}@wiretap.example`, token })),
    );
    expect(both.map(codes).sort()).toEqual(["accepted", "link-invalid"]);
    expect(await listPeople(desk())).toHaveLength(1);
  });
});

describe("an invitation", () => {
  test("makes an account for whom it names, as what it says, whatever else is sent", async () => {
    const token = await inviteToken();
    const forged = Object.assign({}, ada, { token, email: "eve@evil.example", role: "administrator" });
    expect(codes(await joinNewsroom(desk(), forged))).toBe("accepted");
    expect(await listPeople(desk())).toMatchObject([
      { email: "bob@wiretap.example", role: "writer", name: "Ada Writer" },
    ]);
  });

  test.each([
    { age: 6.9, found: true },
    { age: 7, found: false },
  ])("after $age days is good: $found", async ({ age, found }) => {
    const token = await inviteToken();
    expect((await findLink(desk().database, token, days(age))) !== null).toBe(found);
  });

  test("that follows another for the same person takes its place", async () => {
    const [first, second] = [await inviteToken(), await inviteToken()];
    expect(codes(await joinNewsroom(desk(), { ...ada, token: first }))).toBe("link-invalid");
    expect(codes(await joinNewsroom(desk(), { ...ada, token: second }))).toBe("accepted");
  });

  test.each([
    ["not an address", "email-invalid"],
    ["", "email-invalid"],
    [" ADA@wiretap.example ", "account-exists"],
  ])("for “%s” is refused: %s", async (email, code) => {
    await aPerson(desk());
    expect(codes(await invitePerson(desk(), { email, role: "writer" }))).toBe(code);
  });

  test.each([
    [{ name: " " }, "name-missing"],
    [{ password: "too short" }, "password-too-short"],
    [{ password: "The Test Post 2026" }, "password-own-words"],
    [{ password: "bob@wiretap.example" }, "password-own-words"],
  ])("with %o is refused, and stays good", async (slip, code) => {
    const token = await inviteToken();
    expect(codes(await joinNewsroom(desk(), { ...ada, ...slip, token }))).toBe(code);
    expect(await findLink(desk().database, token, desk().now())).not.toBeNull();
  });
});

describe("roles and leaving", () => {
  test("a role is changed, and the change recorded", async () => {
    const id = await aPerson(desk(), { role: "writer" });
    expect(codes(await changeRole(desk(), { email: "ada@wiretap.example", role: "editor" }))).toBe(
      "accepted",
    );
    expect(await listPeople(desk())).toMatchObject([{ role: "editor" }]);
    const last = await desk().database.auditEvent.findFirst({ orderBy: { number: "desc" } });
    expect(last).toMatchObject({
      action: "role-change",
      subject: id,
      detail: { previousRole: "writer", role: "editor" },
    });
  });

  test.each([
    ["given another role", () => changeRole(desk(), { email: "ada@wiretap.example", role: "editor" })],
    ["closed", () => setDisabled(desk(), { email: "ada@wiretap.example", disabled: true })],
  ])("the last administrator is not %s", async (_, change) => {
    await aPerson(desk(), { role: "administrator" });
    expect(codes(await change())).toBe("last-administrator");
    await aPerson(desk(), { email: "bob@wiretap.example", role: "administrator" });
    expect(codes(await change())).toBe("accepted");
  });

  test("two administrators cannot close each other's accounts at once", async () => {
    await aPerson(desk(), { role: "administrator" });
    await aPerson(desk(), { email: "bob@wiretap.example", role: "administrator" });
    const both = await Promise.all(
      ["ada", "bob"].map((name) => setDisabled(desk(), { email: `${name}@wiretap.example`, disabled: true })),
    );
    expect(both.map(codes).sort()).toEqual(["accepted", "last-administrator"]);
  });

  test("of somebody unknown nothing is changed", async () => {
    expect(codes(await changeRole(desk(), { email: "nobody@wiretap.example", role: "editor" }))).toBe(
      "person-unknown",
    );
    expect(codes(await offerReset(desk(), { email: "nobody@wiretap.example" }))).toBe("person-unknown");
  });
});

describe("a reset", () => {
  const password = "seven lanterns under the pier";

  test("sets another password once, and ends every session", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    const offered = await offerReset(desk(), { email: "ada@wiretap.example" });
    const token = offered.ok ? offered.value : "";
    expect(codes(await resetPassword(desk(), { token, password: "too short" }))).toBe("password-too-short");
    expect(codes(await resetPassword(desk(), { token, password }))).toBe("accepted");
    expect(codes(await resetPassword(desk(), { token, password }))).toBe("link-invalid");
    expect(await accounts().auth.api.getSession({ headers: browser.headers() })).toBeNull();
    expect((await new Browser(accounts).signIn()).status).toBe(401);
    expect((await new Browser(accounts).signIn("ada@wiretap.example", password)).status).toBe(200);
  });

  test("is not to be had by an invitation, nor an account by a reset", async () => {
    await aPerson(desk());
    const offered = await offerReset(desk(), { email: "ada@wiretap.example" });
    const reset = offered.ok ? offered.value : "";
    expect(codes(await resetPassword(desk(), { token: await inviteToken(), password }))).toBe("link-invalid");
    expect(codes(await joinNewsroom(desk(), { ...ada, token: reset }))).toBe("link-invalid");
  });
});

test("all of it is in the audit log, whole and without a secret", async () => {
  await aPerson(desk());
  await setDisabled(desk(), { email: "ada@wiretap.example", disabled: false });
  const offered = await offerReset(desk(), { email: "ada@wiretap.example" });
  expect(await verifyAudit(desk().database)).toMatchObject({ intact: true, events: 4 });
  const written = JSON.stringify(await desk().database.auditEvent.findMany());
  expect(written).not.toContain(PASSWORD);
  expect(written).not.toContain(offered.ok ? offered.value : "nothing");
  expect(written).not.toContain("ada@wiretap.example");
});
