import { hash, verify } from "@node-rs/argon2";
import { describe, expect, test, vi } from "vitest";
import { isOutdated, PARAMETERS } from "@/lib/accounts/password-hash";
import { changePassword, offerReset, resetPassword } from "@/lib/accounts/passwords";
import { setDisabled } from "@/lib/accounts/people";
import { storedToken } from "@/lib/accounts/session-store";
import { endSessions, listSessions } from "@/lib/accounts/sessions";
import { aPerson, Browser, NEWSROOM, PASSWORD, setUpAccounts, TEST_SECRET } from "../support/newsroom";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);
const SESSION_COOKIE = "__Host-standfirst.session_token";

const hours = (count: number) => new Date(TEST_TIME.getTime() + count * 3_600_000);
const who = async (browser: Browser) => {
  const session = await accounts().auth.api.getSession({ headers: browser.headers() });
  return session?.user.email ?? null;
};

const passwordDesk = () => ({ ...desk(), secret: TEST_SECRET });

describe("signing in", () => {
  test("gives a cookie that only this host, over https, and no script can have", async () => {
    await aPerson(desk());
    const response = await new Browser(accounts).signIn();
    expect(response.status).toBe(200);
    const cookies = response.headers.getSetCookie();
    expect(cookies.map((line) => line.split("=")[0]).sort()).toEqual(
      ["__Host-standfirst.known_browser", SESSION_COOKIE].sort(),
    );
    for (const line of cookies) {
      for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"])
        expect(line).toContain(attribute);
      expect(line).not.toContain("Domain");
    }
  });

  test("the database has neither the token nor the address", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts, "198.51.100.23");
    await browser.signIn();
    const [session] = await desk().database.session.findMany();
    const token = decodeURIComponent(browser.cookies.get(SESSION_COOKIE) ?? "").split(".")[0] ?? "";
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(session?.token).toBe(storedToken(token));
    const everything = await dump();
    expect(everything).toContain("Test Browser");
    expect(everything).not.toContain(token);
    expect(everything).not.toContain("198.51.100.23");
    expect(everything).not.toContain(PASSWORD);
  });

  test("what is in the database opens nothing", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    const [session] = await desk().database.session.findMany();
    const { internalAdapter } = await accounts().auth.$context;
    expect(await internalAdapter.findSession(session?.token ?? "")).toBeNull();
  });

  test("another sign-in has another session, and the first is gone", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    const first = browser.cookies.get(SESSION_COOKIE);
    await browser.signIn();
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(first);
    expect(await who(browser)).toBe("ada@wiretap.example");
    expect(await desk().database.session.count()).toBe(1);
  });

  test("after signing out the old cookie opens nothing", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    const replay = new Browser(accounts);
    for (const [name, value] of browser.cookies) replay.cookies.set(name, value);
    expect(await who(replay)).toBe("ada@wiretap.example");
    await browser.post("/sign-out", {});
    expect(await who(replay)).toBeNull();
    expect(await desk().database.session.count()).toBe(0);
  });

  test("is written in the audit log, also when it fails", async () => {
    const id = await aPerson(desk());
    await new Browser(accounts).signIn("ada@wiretap.example", "a wrong horse battery staple");
    await new Browser(accounts).signIn("nobody@wiretap.example");
    await new Browser(accounts).signIn();
    const events = await desk().database.auditEvent.findMany({ orderBy: { number: "asc" } });
    expect(events.slice(-3).map(({ action, subject }) => ({ action, subject }))).toEqual([
      { action: "sign-in-failed", subject: id },
      { action: "sign-in-failed", subject: null },
      { action: "sign-in", subject: id },
    ]);
  });

  test("makes an outdated hash again", async () => {
    const userId = await aPerson(desk());
    const old = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await desk().database.account.updateMany({ where: { userId }, data: { password: old } });
    expect((await new Browser(accounts).signIn()).status).toBe(200);
    const account = await desk().database.account.findFirstOrThrow({ where: { userId } });
    expect(isOutdated(account.password ?? "")).toBe(false);
    expect((await new Browser(accounts).signIn()).status).toBe(200);
  });

  test("asks no other host for anything", async () => {
    const asked = vi.spyOn(globalThis, "fetch");
    await aPerson(desk());
    await new Browser(accounts).signIn();
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });
});

describe("a password", () => {
  test.each([
    ["64 characters", `${"kettle of fish ".repeat(4)}four`],
    ["emoji of several code points", "👩🏽‍🚀🐙🦊🐝🌵🍄🎻🧭🪁🛶🧊🪵🦉🐌🧶"],
    ["blanks around it", "  seven lanterns under the pier  "],
    ["letters taken apart", "un cafe\u0301 noir et deux croissants"],
    ["1,024 bytes", "seven lanterns under the pier ".repeat(35).slice(0, 1_024)],
  ])("of %s opens as it was set, and in no other form", async (_what, password) => {
    await aPerson(desk());
    const offered = await offerReset(desk(), { email: "ada@wiretap.example" });
    const token = offered.ok ? offered.value : "";
    expect(await resetPassword(desk(), { token, password })).toMatchObject({ ok: true });
    expect((await new Browser(accounts).signIn(undefined, password)).status).toBe(200);
    for (const other of [password.slice(0, -1), password.trim(), password.normalize("NFC")])
      if (other !== password)
        expect((await new Browser(accounts).signIn(undefined, other)).status, other).toBe(401);
  });
});

describe("who may not sign in learns nothing", () => {
  /** How many hashes were made or checked since this was last asked, each with what it cost. */
  function costs(): string[] {
    const made = vi
      .mocked(hash)
      .mock.calls.map(([, options]) => `${options?.memoryCost} ${options?.timeCost}`);
    const checked = vi.mocked(verify).mock.calls.map(([hashed]) => {
      const [, memory, passes] = /\$m=(\d+),t=(\d+),/.exec(String(hashed)) ?? [];
      return `${memory} ${passes}`;
    });
    vi.mocked(hash).mockClear();
    vi.mocked(verify).mockClear();
    return [...made, ...checked];
  }

  test("a wrong password, an unknown address and a closed account cost the site the same work", async () => {
    await aPerson(desk());
    await aPerson(desk(), { email: "gone@wiretap.example" });
    await setDisabled(desk(), { email: "gone@wiretap.example", disabled: true });
    costs();
    for (const [email, password] of [
      ["ada@wiretap.example", "a wrong horse battery staple"],
      ["nobody@wiretap.example", "a wrong horse battery staple"],
      ["gone@wiretap.example", "a wrong horse battery staple"],
      ["gone@wiretap.example", PASSWORD],
    ] as const) {
      expect((await new Browser(accounts).signIn(email, password)).status).toBe(401);
      expect(costs(), `${email} ${password}`).toEqual([`${PARAMETERS.memoryCost} ${PARAMETERS.timeCost}`]);
    }
  });

  test("a wrong password, an unknown address, a closed account, and what is no password are answered alike", async () => {
    await aPerson(desk());
    await aPerson(desk(), { email: "gone@wiretap.example" });
    await setDisabled(desk(), { email: "gone@wiretap.example", disabled: true });
    const answers = [];
    for (const [email, password] of [
      ["ada@wiretap.example", "a wrong horse battery staple"],
      ["nobody@wiretap.example", "a wrong horse battery staple"],
      ["gone@wiretap.example", PASSWORD],
      ["ada@wiretap.example", "x".repeat(2_000)],
    ] as const) {
      const response = await new Browser(accounts).signIn(email, password);
      answers.push({
        status: response.status,
        body: await response.text(),
        cookies: response.headers.getSetCookie(),
      });
    }
    expect(answers[0]).toMatchObject({ status: 401, cookies: [] });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe("what is no sign-in at all", () => {
  test.each([
    {},
    { email: 1, password: 2 },
    { email: ["ada@wiretap.example"], password: PASSWORD },
    { email: "ada@wiretap.example" },
    { email: "ada@wiretap.example\u0000", password: PASSWORD },
    { email: `${"a".repeat(300)}@wiretap.example`, password: PASSWORD },
    { email: "ada@wiretap.example' OR 1=1", password: PASSWORD },
    { email: { contains: "ada" }, password: { not: "" } },
  ])("%j is answered like a wrong password", async (body) => {
    await aPerson(desk());
    const response = await new Browser(accounts).post("/sign-in/email", body);
    expect([response.status, await response.json()]).toEqual([
      401,
      { message: "Invalid email or password", code: "INVALID_EMAIL_OR_PASSWORD" },
    ]);
    expect(await desk().database.session.count()).toBe(0);
  });

  test.each(["/two-factor/verify-totp", "/two-factor/verify-backup-code"])(
    "%s takes a text alone",
    async (path) => {
      for (const body of [{}, { code: 123456 }, { code: ["1"] }, { code: "1".repeat(1_000) }])
        expect((await new Browser(accounts).post(path, body)).status).toBe(400);
    },
  );
});

describe("a session", () => {
  const cases = [
    {
      what: "used every hour",
      uses: Array.from({ length: 30 }, (_, index) => index + 1),
      later: 31,
      alive: true,
    },
    { what: "left alone for less than twelve hours", uses: [], later: 11.9, alive: true },
    { what: "left alone for longer", uses: [], later: 12.1, alive: false },
    {
      what: "fourteen days old, however much it was used",
      uses: Array.from({ length: 42 }, (_, index) => index * 8),
      later: 336.1,
      alive: false,
    },
    {
      what: "just short of that",
      uses: Array.from({ length: 42 }, (_, index) => index * 8),
      later: 335.9,
      alive: true,
    },
  ];
  test.each(cases)("$what: alive is $alive", async ({ uses, later, alive }) => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    for (const hour of uses) {
      accounts().setNow(hours(hour));
      expect(await who(browser)).toBe("ada@wiretap.example");
    }
    accounts().setNow(hours(later));
    expect(await who(browser)).toBe(alive ? "ada@wiretap.example" : null);
    expect(await desk().database.session.count()).toBe(alive ? 1 : 0);
  });

  test("can be seen in a list, and ended from another", async () => {
    const userId = await aPerson(desk());
    const [one, other] = [new Browser(accounts), new Browser(accounts)];
    await one.signIn();
    accounts().setNow(hours(1));
    await other.signIn();
    const sessions = await listSessions(desk(), userId);
    expect(sessions.map(({ signedInAt, userAgent }) => ({ signedInAt, userAgent }))).toEqual([
      { signedInAt: hours(1), userAgent: "Test Browser" },
      { signedInAt: hours(0), userAgent: "Test Browser" },
    ]);
    const [newest] = sessions;
    expect(await endSessions(desk(), { userId, keep: newest?.id ?? "" })).toBe(1);
    expect([await who(one), await who(other)]).toEqual([null, "ada@wiretap.example"]);
  });

  test("a new password ends all but the one it was set in", async () => {
    const userId = await aPerson(desk());
    const [one, other] = [new Browser(accounts), new Browser(accounts)];
    await one.signIn();
    accounts().setNow(hours(1));
    await other.signIn();
    const [{ id: sessionId } = { id: "" }] = await listSessions(desk(), userId);
    const password = "seven lanterns under the pier";
    const asked = { userId, sessionId, password, address: null };
    expect(
      await changePassword(passwordDesk(), { ...asked, current: "a wrong horse battery staple" }),
    ).toMatchObject({ ok: false });
    expect(await who(one)).toBe("ada@wiretap.example");
    expect(await changePassword(passwordDesk(), { ...asked, current: PASSWORD })).toMatchObject({ ok: true });
    expect([await who(one), await who(other)]).toEqual([null, "ada@wiretap.example"]);
    expect((await new Browser(accounts).signIn()).status).toBe(401);
    expect((await new Browser(accounts).signIn("ada@wiretap.example", password)).status).toBe(200);
  });

  test("does not let whoever found it guess the password", async () => {
    const userId = await aPerson(desk());
    const asked = { userId, sessionId: "none", password: "seven lanterns under the pier", address: null };
    const codes = [];
    for (const current of [...Array<string>(5).fill("a wrong horse battery staple"), PASSWORD]) {
      const changed = await changePassword(passwordDesk(), { ...asked, current });
      codes.push(changed.ok ? "accepted" : changed.problems[0].code);
    }
    expect(codes).toEqual([...Array<string>(5).fill("password-wrong"), "too-many-tries"]);
  });

  test("ends when the account is closed", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    await aPerson(desk(), { email: "eve@wiretap.example", role: "administrator" });
    await setDisabled(desk(), { email: "ada@wiretap.example", disabled: true });
    expect(await who(browser)).toBeNull();
  });
});

describe("what better-auth could do besides", () => {
  test.each([
    ["/sign-up/email", { email: "eve@evil.example", password: PASSWORD, name: "Eve", role: "administrator" }],
    ["/update-user", { name: "Eve", role: "administrator" }],
    ["/change-email", { newEmail: "eve@evil.example" }],
    ["/change-password", { currentPassword: PASSWORD, newPassword: "x" }],
    ["/request-password-reset", { email: "ada@wiretap.example" }],
    ["/reset-password", { newPassword: PASSWORD, token: "x" }],
    ["/sign-in/social", { provider: "github" }],
    ["/delete-user", {}],
    ["/two-factor/send-otp", {}],
    ["/two-factor/get-totp-uri", { password: PASSWORD }],
    ["/two-factor/view-backup-codes", {}],
    ["/update-session", { userId: "x" }],
  ])("%s is closed", async (path, body) => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    const before = await desk().database.user.findMany();
    expect((await browser.post(path, body)).status).toBe(404);
    expect(await desk().database.user.findMany()).toEqual(before);
  });

  test.each([
    ["no Origin", { origin: "" }],
    ["another Origin", { origin: "https://evil.example" }],
    ["null", { origin: "null" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a subdomain", { "sec-fetch-site": "same-site", origin: "https://blog.wiretap.example" }],
    ["a host that the caller claims", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  ])("signing in with %s is refused", async (_, headers) => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    const body = { email: "ada@wiretap.example", password: PASSWORD };
    expect((await browser.post("/sign-in/email", body, headers)).status).toBe(403);
    expect(await desk().database.session.count()).toBe(0);
  });
});

/** Every row of the tables that have to do with accounts, as text. */
async function dump(): Promise<string> {
  const { database } = desk();
  const tables = [
    "user",
    "session",
    "account",
    "verification",
    "two_factor",
    "account_link",
    "sign_in_try",
    "audit_event",
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      database.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${table}" t`),
    ),
  );
  return `${NEWSROOM} ${rows
    .flat()
    .map(({ row }) => row)
    .join("\n")}`;
}
