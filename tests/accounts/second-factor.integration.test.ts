import { describe, expect, test } from "vitest";
import { z } from "zod";
import { offerReset, resetPassword } from "@/lib/accounts/passwords";
import { codeAt } from "@/lib/accounts/second-factor";
import { aPerson, Browser, PASSWORD, setUpAccounts } from "../support/newsroom";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

const seconds = (count: number) => new Date(TEST_TIME.getTime() + count * 1_000);
const enabled = z.object({ totpURI: z.url(), backupCodes: z.array(z.string()) });

interface Setup {
  /** The text whose bytes are the key. */
  readonly secret: string;
  readonly recoveryCodes: string[];
}

/** Sets a second factor up in a browser, by the code of a minute ago, so that the test has this minute's. */
async function setUpSecondFactor(): Promise<Setup> {
  await aPerson(desk());
  accounts().setNow(seconds(-60));
  const browser = new Browser(accounts);
  await browser.signIn();
  const { totpURI, backupCodes } = enabled.parse(
    await (await browser.post("/two-factor/enable", { password: PASSWORD })).json(),
  );
  const secret = decodeBase32(new URL(totpURI).searchParams.get("secret") ?? "");
  const confirmed = await browser.post("/two-factor/verify-totp", { code: codeAt(secret, seconds(-60)) });
  expect(confirmed.status).toBe(200);
  await browser.post("/sign-out", {});
  accounts().setNow(TEST_TIME);
  return { secret, recoveryCodes: backupCodes };
}

const isIn = async (browser: Browser) =>
  (await accounts().auth.api.getSession({ headers: browser.headers() })) !== null;

/** A browser in which the password was right, and the second factor is asked for. */
async function halfWay(): Promise<Browser> {
  const browser = new Browser(accounts);
  const response = await browser.signIn();
  expect(await response.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  return browser;
}

describe("a second factor", () => {
  test("the password alone opens nothing, and leaves no session", async () => {
    await setUpSecondFactor();
    const browser = await halfWay();
    expect(await isIn(browser)).toBe(false);
    expect(browser.cookies.has("__Host-standfirst.session_token")).toBe(false);
    expect(await desk().database.session.count()).toBe(0);
  });

  test.each([
    { what: "of now", at: 0, status: 200 },
    { what: "of a step ago", at: -30, status: 200 },
    { what: "of the next step", at: 30, status: 200 },
    { what: "of two steps ago", at: -60, status: 401 },
    { what: "of two steps from now", at: 60, status: 401 },
  ])("the code $what is answered $status", async ({ at, status }) => {
    const { secret } = await setUpSecondFactor();
    const browser = await halfWay();
    const response = await browser.post("/two-factor/verify-totp", { code: codeAt(secret, seconds(at)) });
    expect(response.status).toBe(status);
    expect(await isIn(browser)).toBe(status === 200);
  });

  test("a code is good once, and those before it no more", async () => {
    const { secret } = await setUpSecondFactor();
    const code = codeAt(secret, TEST_TIME);
    expect((await (await halfWay()).post("/two-factor/verify-totp", { code })).status).toBe(200);
    const again = await halfWay();
    expect((await again.post("/two-factor/verify-totp", { code })).status).toBe(401);
    const before = codeAt(secret, seconds(-30));
    expect((await again.post("/two-factor/verify-totp", { code: before })).status).toBe(401);
    expect(await isIn(again)).toBe(false);
    accounts().setNow(seconds(30));
    expect((await again.post("/two-factor/verify-totp", { code: codeAt(secret, seconds(30)) })).status).toBe(
      200,
    );
  });

  test("a code is good once, when two send it at once", async () => {
    const { secret } = await setUpSecondFactor();
    const code = codeAt(secret, TEST_TIME);
    const browsers = [await halfWay(), await halfWay()];
    const answers = await Promise.all(
      browsers.map((browser) => browser.post("/two-factor/verify-totp", { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test("guessing ends the sign-in after five codes", async () => {
    const { secret } = await setUpSecondFactor();
    const right = codeAt(secret, TEST_TIME);
    const wrong = right === "000000" ? "000001" : "000000";
    const browser = await halfWay();
    for (let count = 0; count < 6; count += 1) await browser.post("/two-factor/verify-totp", { code: wrong });
    expect((await browser.post("/two-factor/verify-totp", { code: right })).status).not.toBe(200);
    expect(await isIn(browser)).toBe(false);
  });

  test("trusting a browser is not to be had", async () => {
    const { secret } = await setUpSecondFactor();
    const browser = await halfWay();
    const body = { code: codeAt(secret, TEST_TIME), trustDevice: true };
    expect((await browser.post("/two-factor/verify-totp", body)).status).toBe(200);
    expect([...browser.cookies.keys()].filter((name) => name.includes("trust"))).toEqual([]);
  });

  test("a shorter password will do beside it", async () => {
    await setUpSecondFactor();
    const offered = await offerReset(desk(), { email: "ada@wiretap.example" });
    const token = offered.ok ? offered.value : "";
    expect(await resetPassword(desk(), { token, password: "dim lamp" })).toMatchObject({ ok: true });
  });

  test("is forgotten by a reset that says so, after which only a new password opens", async () => {
    await setUpSecondFactor();
    const offered = await offerReset(desk(), { email: "ada@wiretap.example", forgetSecondFactor: true });
    const token = offered.ok ? offered.value : "";
    expect((await new Browser(accounts).signIn()).status).toBe(401);
    const password = "seven lanterns under the pier";
    expect(await resetPassword(desk(), { token, password })).toMatchObject({ ok: true });
    const browser = new Browser(accounts);
    await browser.signIn(undefined, password);
    expect(await isIn(browser)).toBe(true);
  });

  test("is taken away by its owner, with their password, which is put down", async () => {
    const { secret } = await setUpSecondFactor();
    const browser = await halfWay();
    await browser.post("/two-factor/verify-totp", { code: codeAt(secret, TEST_TIME) });
    expect((await browser.post("/two-factor/disable", { password: PASSWORD })).status).toBe(200);
    expect(await isIn(browser)).toBe(true);
    expect(await desk().database.session.count()).toBe(1);
    const last = await desk().database.auditEvent.findFirst({ orderBy: { number: "desc" } });
    expect(last?.action).toBe("two-factor-disable");
    const next = new Browser(accounts);
    await next.signIn();
    expect(await isIn(next)).toBe(true);
  });

  test("is not taken away while the password is too short without it", async () => {
    const { secret } = await setUpSecondFactor();
    const offered = await offerReset(desk(), { email: "ada@wiretap.example" });
    const password = "dim lamp";
    await resetPassword(desk(), { token: offered.ok ? offered.value : "", password });
    const browser = new Browser(accounts);
    await browser.signIn(undefined, password);
    await browser.post("/two-factor/verify-totp", { code: codeAt(secret, TEST_TIME) });
    expect(await isIn(browser)).toBe(true);
    expect(await (await browser.post("/two-factor/disable", { password })).json()).toMatchObject({
      code: "PASSWORD_TOO_SHORT",
    });
  });

  test("takes the password to set up, and to take away", async () => {
    await aPerson(desk());
    const browser = new Browser(accounts);
    await browser.signIn();
    const wrong = { password: "a wrong horse battery staple" };
    expect((await browser.post("/two-factor/enable", wrong)).status).toBe(400);
    expect((await browser.post("/two-factor/disable", wrong)).status).toBe(400);
  });
});

test("a password cannot be guessed where somebody left their browser open", async () => {
  await aPerson(desk());
  const browser = new Browser(accounts);
  await browser.signIn();
  const statuses = [];
  for (const password of [...Array<string>(6).fill("a wrong horse battery staple"), PASSWORD])
    statuses.push((await browser.post("/two-factor/enable", { password })).status);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
});

describe("recovery codes", () => {
  test("are ten, all different, and in the database as hashes alone", async () => {
    const { recoveryCodes } = await setUpSecondFactor();
    expect(new Set(recoveryCodes).size).toBe(10);
    const { backupCodes } = await desk().database.twoFactor.findFirstOrThrow();
    for (const code of recoveryCodes) expect(backupCodes).not.toContain(code);
    expect(z.array(z.string().regex(/^hmac:[0-9a-f]{64}$/)).parse(JSON.parse(backupCodes))).toHaveLength(10);
  });

  test("each is good once", async () => {
    const { recoveryCodes } = await setUpSecondFactor();
    for (const code of recoveryCodes.slice(0, 2)) {
      const browser = await halfWay();
      expect((await browser.post("/two-factor/verify-backup-code", { code })).status).toBe(200);
      expect(await isIn(browser)).toBe(true);
    }
    const again = await halfWay();
    expect((await again.post("/two-factor/verify-backup-code", { code: recoveryCodes[0] })).status).toBe(401);
    const { backupCodes } = await desk().database.twoFactor.findFirstOrThrow();
    expect(JSON.parse(backupCodes)).toHaveLength(8);
  });

  test("what the database has is none", async () => {
    await setUpSecondFactor();
    const { backupCodes } = await desk().database.twoFactor.findFirstOrThrow();
    const [hash] = z.array(z.string()).parse(JSON.parse(backupCodes));
    const browser = await halfWay();
    expect((await browser.post("/two-factor/verify-backup-code", { code: hash })).status).toBe(401);
  });

  test("are put down in the audit log when they fail", async () => {
    await setUpSecondFactor();
    const browser = await halfWay();
    await browser.post("/two-factor/verify-backup-code", { code: "wrong-codes" });
    const last = await desk().database.auditEvent.findFirst({ orderBy: { number: "desc" } });
    expect(last).toMatchObject({ action: "second-factor-failed", detail: { reason: "wrong-code" } });
  });
});

/** The example of RFC 6238, appendix B, of which six digits are taken. */
test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [20_000_000_000, "353130"],
])("the code of second %i is %s", (second, code) => {
  expect(codeAt("12345678901234567890", new Date(second * 1_000))).toBe(code);
});

function decodeBase32(text: string): string {
  const bits = [...text]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString("utf8");
}
