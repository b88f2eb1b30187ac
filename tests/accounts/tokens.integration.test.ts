import { describe, expect, test } from "vitest";
import { offerReset, resetPassword } from "@/lib/accounts/passwords";
import { changeRole, setDisabled } from "@/lib/accounts/people";
import {
  findTokenHolder,
  listTokens,
  makeToken,
  revokeToken,
  scopesFor,
  TOKEN_SCOPES,
} from "@/lib/accounts/tokens";
import type { Outcome } from "@/lib/outcome";
import { sha256 } from "@/lib/storage/sha256";
import { aPerson } from "../support/newsroom";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const DAY = 24 * 60 * 60 * 1000;
const asked = { name: "Importer", scopes: ["drafts:read", "publish"], days: 30 };

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

async function aToken() {
  const userId = await aPerson(desk());
  const actor = { ...desk(), actor: userId };
  return { userId, actor, ...accepted(await makeToken(actor, asked)) };
}

describe("a personal token", () => {
  test("is shown once, and what is kept is its hash", async () => {
    const { userId, token, id, expiresAt } = await aToken();
    expect(token).toMatch(/^sf_[\w-]{43}$/);
    expect(expiresAt).toEqual(new Date(TEST_TIME.getTime() + 30 * DAY));
    const row = await desk().database.personalToken.findUniqueOrThrow({ where: { id } });
    expect(row.tokenHash).toBe(sha256(token));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await listTokens(desk(), userId)).toEqual([
      {
        id,
        name: "Importer",
        scopes: ["drafts:read", "publish"],
        createdAt: TEST_TIME,
        expiresAt,
        lastUsedOn: null,
        revokedAt: null,
      },
    ]);
  });

  test("is its owner's, with the scopes that were asked for, and its last use is known to the day", async () => {
    const { userId, token } = await aToken();
    expect(await findTokenHolder(desk(), token)).toEqual({
      id: userId,
      email: "ada@wiretap.example",
      name: "Ada Writer",
      role: "editor",
      scopes: ["drafts:read", "publish"],
    });
    expect(await listTokens(desk(), userId)).toMatchObject([{ lastUsedOn: new Date("2026-03-04") }]);
    desk().setNow(new Date(TEST_TIME.getTime() + DAY));
    await findTokenHolder(desk(), token);
    expect(await listTokens(desk(), userId)).toMatchObject([{ lastUsedOn: new Date("2026-03-05") }]);
  });

  test.each<[string, (made: Awaited<ReturnType<typeof aToken>>) => Promise<unknown>]>([
    ["it has expired", async () => desk().setNow(new Date(TEST_TIME.getTime() + 30 * DAY))],
    ["it was revoked", ({ actor, userId, id }) => revokeToken(actor, { userId, id })],
    [
      "the account was closed, and opened again",
      async () => {
        await aPerson(desk(), { email: "boss@wiretap.example", role: "administrator" });
        for (const disabled of [true, false])
          accepted(await setDisabled(desk(), { email: "ada@wiretap.example", disabled }));
      },
    ],
    [
      "the password was reset",
      async () => {
        const token = accepted(await offerReset(desk(), { email: "ada@wiretap.example" }));
        accepted(await resetPassword(desk(), { token, password: "another long phrase of words" }));
      },
    ],
    [
      "the second factor was forgotten",
      () => offerReset(desk(), { email: "ada@wiretap.example", forgetSecondFactor: true }),
    ],
  ])("is nobody's once %s", async (_what, end) => {
    const made = await aToken();
    await end(made);
    expect(await findTokenHolder(desk(), made.token)).toBeNull();
  });

  test("of somebody who has another role now is what that role allows", async () => {
    const { token } = await aToken();
    accepted(await changeRole(desk(), { email: "ada@wiretap.example", role: "writer" }));
    expect(await findTokenHolder(desk(), token)).toMatchObject({ role: "writer" });
  });

  test.each(["", "sf_", `sf_${"a".repeat(43)}`, "Bearer", `sf_${"a".repeat(42)}\0`, "a".repeat(9000)])(
    "is not %j",
    async (text) => {
      await aToken();
      expect(await findTokenHolder(desk(), text)).toBeNull();
    },
  );

  test("cannot be found by its hash", async () => {
    const { token } = await aToken();
    expect(await findTokenHolder(desk(), sha256(token))).toBeNull();
  });

  test.each([
    ["no name", { name: " " }, "name-missing"],
    ["a name of two lines", { name: "a\nb" }, "name-missing"],
    ["no scope", { scopes: [] }, "scopes-not-usable"],
    ["a scope that there is none of", { scopes: ["drafts:read", "everything"] }, "scopes-not-usable"],
    ["a scope beyond the role", { scopes: ["settings"] }, "scopes-not-usable"],
    ["a word of every object", { scopes: ["constructor"] }, "scopes-not-usable"],
    ["no day", { days: 0 }, "days-not-usable"],
    ["more than a year", { days: 366 }, "days-not-usable"],
    ["half a day", { days: 0.5 }, "days-not-usable"],
  ])("is not made with %s", async (_what, more, code) => {
    const actor = { ...desk(), actor: await aPerson(desk()) };
    expect(await makeToken(actor, { ...asked, ...more })).toMatchObject({ ok: false, problems: [{ code }] });
    expect(await desk().database.personalToken.count()).toBe(0);
  });

  test("is not the fifty-first", async () => {
    const actor = { ...desk(), actor: await aPerson(desk()) };
    const made = await Promise.all(Array.from({ length: 52 }, () => makeToken(actor, asked)));
    const refused = made.flatMap((each) => (each.ok ? [] : each.problems.map(({ code }) => code)));
    expect(refused).toEqual(["too-many-tokens", "too-many-tokens"]);
  });

  test("is revoked once, and only as its owner's", async () => {
    const { actor, userId, id } = await aToken();
    const other = await aPerson(desk(), { email: "eve@wiretap.example" });
    const unknown = { ok: false, problems: [{ code: "token-unknown" }] };
    expect(await revokeToken({ ...desk(), actor: other }, { userId: other, id })).toMatchObject(unknown);
    expect(await revokeToken(actor, { userId, id: "none" })).toMatchObject(unknown);
    expect(await revokeToken(actor, { userId, id })).toMatchObject({ ok: true });
    expect(await revokeToken(actor, { userId, id })).toMatchObject(unknown);
  });

  test("leaves its making and its end in the audit log, and nothing of itself", async () => {
    const { actor, userId, id, token } = await aToken();
    accepted(await revokeToken(actor, { userId, id }));
    const events = await desk().database.auditEvent.findMany({ orderBy: { number: "asc" } });
    expect(events.slice(-2)).toMatchObject([
      { action: "token-make", actor: userId, subject: id },
      { action: "token-revoke", actor: userId, subject: id },
    ]);
    expect(JSON.stringify(events)).not.toContain(token.slice(3));
    expect(JSON.stringify(events)).not.toContain("Importer");
  });
});

test("each role's scopes have those of the roles before it", () => {
  expect(scopesFor("writer")).toEqual(["drafts:read", "drafts:write", "media", "captures"]);
  expect(scopesFor("editor")).toEqual(["drafts:read", "drafts:write", "media", "captures", "publish"]);
  expect(scopesFor("administrator")).toEqual(TOKEN_SCOPES);
});
