import { afterEach, beforeEach, vi } from "vitest";
import type { Accounts } from "@/lib/accounts/accounts";
import { type Auth, createAuth } from "@/lib/accounts/auth";
import { CALLER_HEADER } from "@/lib/accounts/caller-address";
import { invitePerson, joinNewsroom } from "@/lib/accounts/people";
import type { Role } from "@/lib/accounts/roles";
import { TEST_TIME, type TestDesk } from "./test-desk";

export const NEWSROOM = "https://wiretap.example";
export const PASSWORD = "correct horse battery staple";
export const TEST_SECRET = "a secret that is known to the tests alone, 0123456789abcdef";

/** The newsroom's accounts on a test's desk, at the test's own time, which `setNow` moves for better-auth too. */
export function setUpAccounts(desk: () => TestDesk): () => Accounts & { setNow(moment: Date): void } {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: TEST_TIME });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  let made: { auth: Auth; database: TestDesk["database"] } | undefined;
  const auth = ({ database }: TestDesk): Auth => {
    if (made?.database !== database)
      made = { auth: createAuth({ database, secret: TEST_SECRET, siteUrl: NEWSROOM }), database };
    return made.auth;
  };
  return () => ({
    auth: auth(desk()),
    database: desk().database,
    secret: TEST_SECRET,
    siteUrl: NEWSROOM,
    now: () => new Date(),
    setNow(moment) {
      vi.setSystemTime(moment);
      desk().setNow(moment);
    },
  });
}

/** Somebody who was invited and came; gives back their id. */
export async function aPerson(
  desk: TestDesk,
  { email = "ada@wiretap.example", role = "editor" }: { email?: string; role?: Role } = {},
): Promise<string> {
  const token = await invitePerson(desk, { email, role });
  if (!token.ok) throw new Error(token.problems[0].message);
  const joined = await joinNewsroom(desk, { token: token.value, name: "Ada Writer", password: PASSWORD });
  if (!joined.ok) throw new Error(joined.problems[0].message);
  return joined.value;
}

/** A browser that sends its cookies back, from one address. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly accounts: () => Pick<Accounts, "auth">,
    private readonly address = "192.0.2.7",
  ) {}

  /** The headers of a form that is sent from a page of the newsroom. `more` overrides; an empty value takes one away. */
  headers(more: Readonly<Record<string, string>> = {}): Headers {
    const headers = new Headers({
      origin: NEWSROOM,
      "sec-fetch-site": "same-origin",
      "user-agent": "Test Browser",
      [CALLER_HEADER]: this.address,
    });
    if (this.cookies.size > 0)
      headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    for (const [name, value] of Object.entries(more)) {
      if (value === "") headers.delete(name);
      else headers.set(name, value);
    }
    return headers;
  }

  async post(path: string, body: object, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    const headers = this.headers({ "content-type": "application/json", ...more });
    return this.send(
      new Request(`${NEWSROOM}/admin/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
    );
  }

  async get(path: string): Promise<Response> {
    return this.send(new Request(`${NEWSROOM}/admin/auth${path}`, { headers: this.headers() }));
  }

  signIn(email = "ada@wiretap.example", password = PASSWORD): Promise<Response> {
    return this.post("/sign-in/email", { email, password });
  }

  private async send(request: Request): Promise<Response> {
    const response = await this.accounts().auth.handler(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0\b/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
