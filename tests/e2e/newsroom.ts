import { createServer } from "node:net";
import type { Page } from "playwright/test";
import { test as base, expect } from "./site";

/** The password of everybody in these journeys. */
export const PASSWORD = "correct horse battery staple";

export const people = {
  administrator: { name: "Ada Minister", email: "ada@wiretap.example" },
  editor: { name: "Edgar Itor", email: "edgar@wiretap.example" },
  writer: { name: "Wanda Riter", email: "wanda@wiretap.example" },
} as const;

export type Somebody = keyof typeof people;

interface Newsroom {
  /** Makes the accounts of everybody, once for the site of this file. */
  readonly people: typeof people;
}

/**
 * A site with a newsroom of three: an administrator, an editor and a writer. Each file says by `test.use({ siteOf })` whose site it
 * is. It is at a port that is known before it starts, because forms are only taken from the site's own address.
 */
export const test = base.extend<object, Newsroom>({
  environment: [
    async ({ siteOf: _ }, use) => use({ PORT: String(await findFreePort()) }),
    { scope: "worker" },
  ],
  people: [
    async ({ site, browser }, use) => {
      await makeAccounts(site.origin, site.said(), browser);
      await use(people);
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

export { expect };

/** A port that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was found.");
  return address.port;
}

/** Signs somebody in with this page, and is at the desk then. */
export function signIn(page: Page, origin: string, who: Somebody): Promise<void> {
  return signInAs(page, origin, people[who].email);
}

/** The same for an account that is not one of the three. */
export async function signInAs(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/admin/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${origin}/admin`);
}

/** The address that the start printed for the first administrator. */
export function firstAddress(said: string): string {
  const address = /http:\S+\/admin\/join\/\S+/.exec(said)?.[0];
  if (address === undefined) throw new Error(`No address for the first administrator was printed:\n${said}`);
  return address;
}

export async function makeAccounts(
  origin: string,
  said: string,
  browser: import("playwright/test").Browser,
): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(firstAddress(said));
  await page.getByLabel("Your name").fill(people.administrator.name);
  await page.getByLabel("E-mail address").fill(people.administrator.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(`${origin}/admin`);
  for (const role of ["editor", "writer"] as const) {
    await page.goto(`${origin}/admin/people`);
    await page
      .getByRole("form", { name: "Invite somebody" })
      .getByLabel("E-mail address")
      .fill(people[role].email);
    await page.getByRole("form", { name: "Invite somebody" }).getByLabel("Role").selectOption(role);
    await page.getByRole("button", { name: "Make an address" }).last().click();
    const address = await page.locator(".reveal pre").innerText();
    const other = await browser.newContext();
    const theirs = await other.newPage();
    await theirs.goto(address);
    await theirs.getByLabel("Your name").fill(people[role].name);
    await theirs.getByLabel("Password").fill(PASSWORD);
    await theirs.getByRole("button", { name: "Join" }).click();
    await theirs.waitForURL(`${origin}/admin`);
    await other.close();
  }
  await context.close();
}
