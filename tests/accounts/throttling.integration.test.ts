import { describe, expect, test } from "vitest";
import { createAuth } from "@/lib/accounts/auth";
import { admitTry, forgiveTries, type SignInTry, type Throttle } from "@/lib/accounts/throttle";
import { aPerson, Browser, NEWSROOM, PASSWORD, setUpAccounts, TEST_SECRET } from "../support/newsroom";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

const minutes = (count: number) => new Date(TEST_TIME.getTime() + count * 60_000);
const throttleAt = (moment: Date): Throttle => ({
  database: desk().database,
  secret: TEST_SECRET,
  now: () => moment,
});
const attempt = (more: Partial<SignInTry> = {}): SignInTry => ({
  email: "ada@wiretap.example",
  address: "192.0.2.7",
  knownBrowser: null,
  ...more,
});

/** The moments, in minutes, at which a try was admitted, when one is made each minute from an address of its own. */
async function admittedMinutes(length: number): Promise<number[]> {
  const admitted = [];
  for (let minute = 0; minute < length; minute += 1) {
    const outcome = await admitTry(
      throttleAt(minutes(minute)),
      attempt({ address: `198.51.100.${minute % 250}` }),
    );
    if (outcome === "admitted") admitted.push(minute);
  }
  return admitted;
}

async function countAdmitted(tries: readonly SignInTry[], moment = TEST_TIME): Promise<number> {
  const outcomes = [];
  for (const one of tries) outcomes.push(await admitTry(throttleAt(moment), one));
  return outcomes.filter((outcome) => outcome === "admitted").length;
}

describe("tries to sign in to one account", () => {
  test("five are free; then the wait is ten minutes, and doubles", async () => {
    expect(await admittedMinutes(80)).toEqual([0, 1, 2, 3, 4, 14, 34, 74]);
  });

  test("fifty at once are five", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        admitTry(throttleAt(TEST_TIME), attempt({ address: `198.51.100.${index}` })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "admitted")).toHaveLength(5);
  });

  test.each([
    { what: "in capitals", email: "ADA@Wiretap.example", more: 0 },
    { what: "with spaces", email: " ada@wiretap.example ", more: 0 },
    { what: "another's", email: "bob@wiretap.example", more: 5 },
  ])("the address $what has $more tries of its own", async ({ email, more }) => {
    await countAdmitted(Array.from({ length: 5 }, () => attempt()));
    expect(await countAdmitted(Array.from({ length: 8 }, () => attempt({ email })))).toBe(more);
  });

  test("are forgotten when the password was right, and after a day of quiet", async () => {
    const five = Array.from({ length: 5 }, () => attempt());
    await countAdmitted(five.slice(1));
    await forgiveTries(throttleAt(TEST_TIME), attempt());
    expect(await countAdmitted(five)).toBe(5);
    expect(await countAdmitted(five, minutes(25 * 60))).toBe(5);
  });
});

describe("tries from one address", () => {
  const everyAccount = (count: number, address: (index: number) => string | null) =>
    Array.from({ length: count }, (_, index) =>
      attempt({ email: `person${index}@wiretap.example`, address: address(index) }),
    );

  test.each([
    { what: "one IPv4 address", address: () => "192.0.2.7", admitted: 25 },
    {
      what: "many of one /64",
      address: (index: number) => `2001:db8:1:2:${index.toString(16)}::7`,
      admitted: 25,
    },
    { what: "forty /64s", address: (index: number) => `2001:db8:1:${index.toString(16)}::7`, admitted: 40 },
    {
      what: "one, written as IPv6 or not",
      address: (index: number) => (index % 2 ? "::ffff:192.0.2.7" : "192.0.2.7"),
      admitted: 25,
    },
    { what: "who knows where", address: () => null, admitted: 25 },
  ])("of forty from $what $admitted are let through", async ({ address, admitted }) => {
    expect(await countAdmitted(everyAccount(40, address))).toBe(admitted);
  });

  test("are let through again five minutes later", async () => {
    await countAdmitted(everyAccount(30, () => "192.0.2.7"));
    expect(
      await countAdmitted(
        everyAccount(30, () => "192.0.2.7"),
        minutes(4),
      ),
    ).toBe(0);
    const others = everyAccount(30, () => "192.0.2.7").map((one) => ({ ...one, email: `new.${one.email}` }));
    expect(await countAdmitted(others, minutes(5))).toBe(25);
  });
});

describe("what is kept of a try", () => {
  test("no address and no account, and of a day before not even the key", async () => {
    await countAdmitted([attempt({ address: "203.0.113.99" })]);
    const [key] = await desk().database.signInKey.findMany();
    await countAdmitted([attempt({ address: "203.0.113.99" })], minutes(24 * 60));
    const keys = await desk().database.signInKey.findMany();
    expect(keys).toHaveLength(1);
    expect(keys[0]?.key).not.toBe(key?.key);
    const rows = JSON.stringify(await desk().database.signInTry.findMany());
    expect(rows).not.toContain("203.0.113.99");
    // No less than the sign of an address: three letters may be anywhere in a hash.
    expect(rows).not.toMatch(/@|wiretap/);
  });
});

describe("signing in by the form", () => {
  const wrong = "a wrong horse battery staple";

  test("is refused after five wrong passwords, with the right one too, also after a restart", async () => {
    await aPerson(desk());
    for (let count = 0; count < 5; count += 1)
      expect((await new Browser(accounts).signIn(undefined, wrong)).status).toBe(401);
    const restarted = createAuth({ database: desk().database, secret: TEST_SECRET, siteUrl: NEWSROOM });
    const refused = await new Browser(() => ({ auth: restarted })).signIn();
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([429, []]);
    accounts().setNow(minutes(10));
    expect((await new Browser(accounts).signIn()).status).toBe(200);
  });

  test("an unknown address is refused alike", async () => {
    const answers = [];
    await aPerson(desk());
    for (const email of ["ada@wiretap.example", "nobody@wiretap.example"]) {
      const statuses = [];
      for (let count = 0; count < 7; count += 1) {
        const response = await new Browser(accounts, `198.51.100.${count}`).signIn(email, wrong);
        statuses.push(`${response.status} ${await response.text()}`);
      }
      answers.push(statuses);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test("strangers cannot lock the owner out of a browser that is known", async () => {
    await aPerson(desk());
    const own = new Browser(accounts);
    await own.signIn();
    await own.post("/sign-out", {});
    for (let count = 0; count < 6; count += 1)
      await new Browser(accounts, "198.51.100.1").signIn(undefined, wrong);
    expect((await new Browser(accounts, "198.51.100.2").signIn()).status).toBe(429);
    expect((await own.signIn()).status).toBe(200);
  });

  test("a known browser has its own five, and is known for its account alone", async () => {
    await aPerson(desk());
    await aPerson(desk(), { email: "bob@wiretap.example" });
    const own = new Browser(accounts);
    await own.signIn();
    const statuses = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await own.signIn(undefined, wrong)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    for (let count = 0; count < 5; count += 1)
      await new Browser(accounts, "198.51.100.1").signIn("bob@wiretap.example", wrong);
    expect((await own.signIn("bob@wiretap.example", PASSWORD)).status).toBe(429);
  });

  test("a hundred claimed addresses are one", async () => {
    await aPerson(desk());
    const statuses = [];
    for (let count = 0; count < 100; count += 1) {
      const body = { email: `person${count}@wiretap.example`, password: wrong };
      const response = await new Browser(accounts).post("/sign-in/email", body, {
        "x-forwarded-for": `198.51.100.${count}`,
      });
      statuses.push(response.status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(25);
  });
});
