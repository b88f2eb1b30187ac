import { describe, expect, test } from "vitest";
import { requireActor } from "@/lib/accounts/guard";
import { changeRole, setDisabled } from "@/lib/accounts/people";
import type { Action, Subject } from "@/lib/accounts/roles";
import { aPerson, Browser, setUpAccounts } from "../support/newsroom";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

interface Ask {
  action?: Action;
  subject?: Subject;
  fresh?: boolean;
  method?: string;
  headers?: Record<string, string>;
}

async function answer(browser: Browser, ask: Ask = {}): Promise<string> {
  const { action = "draft-publish", subject = null, fresh = false, method = "POST", headers = {} } = ask;
  const call = { headers: browser.headers(headers), method };
  const found = await requireActor(accounts(), call, { action, subject, fresh });
  return found.ok ? found.value.email : found.problems[0].code;
}

async function signedIn(role: "writer" | "editor" | "administrator"): Promise<Browser> {
  await aPerson(desk(), { role });
  const browser = new Browser(accounts);
  await browser.signIn();
  return browser;
}

describe("who is calling", () => {
  test("an editor may publish, and is who they are", async () => {
    expect(await answer(await signedIn("editor"))).toBe("ada@wiretap.example");
  });

  test("a stranger is asked to sign in, to read and to write", async () => {
    expect(await answer(new Browser(accounts))).toBe("signed-out");
    expect(await answer(new Browser(accounts), { method: "GET" })).toBe("signed-out");
  });

  test.each(["", "made-up", "made-up.c2lnbmF0dXJl", "sha256:0000.c2lnbmF0dXJl"])(
    "a cookie of “%s” is a stranger's",
    async (value) => {
      await signedIn("administrator");
      const stranger = new Browser(accounts);
      stranger.cookies.set("__Host-standfirst.session_token", value);
      expect(await answer(stranger)).toBe("signed-out");
    },
  );

  test("a writer may not publish, which is put down", async () => {
    const browser = await signedIn("writer");
    expect(await answer(browser)).toBe("not-allowed");
    const last = await desk().database.auditEvent.findFirst({ orderBy: { number: "desc" } });
    expect(last).toMatchObject({ action: "not-allowed", detail: { asked: "draft-publish", role: "writer" } });
  });

  test.each([
    { subject: { own: true }, found: "ada@wiretap.example" },
    { subject: { own: false }, found: "not-allowed" },
    { subject: null, found: "not-allowed" },
  ])("a writer edits $subject: $found", async ({ subject, found }) => {
    expect(await answer(await signedIn("writer"), { action: "draft-edit", subject })).toBe(found);
  });

  test("another role holds from the next call on", async () => {
    const browser = await signedIn("editor");
    await changeRole(desk(), { email: "ada@wiretap.example", role: "writer" });
    expect(await answer(browser)).toBe("not-allowed");
  });

  test("a closed account is a stranger's", async () => {
    const browser = await signedIn("editor");
    await setDisabled(desk(), { email: "ada@wiretap.example", disabled: true });
    expect(await answer(browser)).toBe("signed-out");
  });

  test.each([
    { minutes: 9, found: "ada@wiretap.example" },
    { minutes: 11, found: "not-fresh" },
  ])("what needs a fresh sign-in, $minutes minutes later: $found", async ({ minutes, found }) => {
    const browser = await signedIn("administrator");
    accounts().setNow(new Date(TEST_TIME.getTime() + minutes * 60_000));
    expect(await answer(browser, { action: "person-invite", fresh: true })).toBe(found);
    expect(await answer(browser, { action: "person-invite" })).toBe("ada@wiretap.example");
  });
});

describe("where a call comes from", () => {
  const cases: { what: string; headers: Record<string, string>; refused: boolean }[] = [
    { what: "a page of the newsroom", headers: {}, refused: false },
    { what: "a browser that sends no Sec-Fetch-Site", headers: { "sec-fetch-site": "" }, refused: false },
    { what: "no Origin", headers: { origin: "" }, refused: true },
    { what: "another Origin", headers: { origin: "https://evil.example" }, refused: true },
    { what: "the Origin null", headers: { origin: "null" }, refused: true },
    { what: "the same host over http", headers: { origin: "http://wiretap.example" }, refused: true },
    { what: "another port", headers: { origin: "https://wiretap.example:8443" }, refused: true },
    {
      what: "a name that begins alike",
      headers: { origin: "https://wiretap.example.evil.example" },
      refused: true,
    },
    { what: "Sec-Fetch-Site: cross-site", headers: { "sec-fetch-site": "cross-site" }, refused: true },
    { what: "Sec-Fetch-Site: same-site", headers: { "sec-fetch-site": "same-site" }, refused: true },
    {
      what: "a spoofed host",
      headers: { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
      refused: true,
    },
    {
      what: "a subrequest that is none",
      headers: {
        origin: "",
        "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
      },
      refused: true,
    },
  ];
  test.each(cases)("$what: refused is $refused", async ({ headers, refused }) => {
    const browser = await signedIn("editor");
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect(await answer(browser, { method, headers })).toBe(
        refused ? "cross-origin" : "ada@wiretap.example",
      );
    // A link from elsewhere leads into the newsroom; reading changes nothing.
    for (const method of ["GET", "HEAD"])
      expect(await answer(browser, { method, headers })).toBe("ada@wiretap.example");
  });
});
