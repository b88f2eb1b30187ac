import { openDatabase } from "@/lib/database/open";
import { axeFindings } from "./axe";
import { expect, PASSWORD, signIn, test } from "./newsroom";

test.use({ siteOf: "house" });

test.describe.configure({ mode: "serial" });

test("an administrator reads who did what, narrows it down, and has the chain checked", async ({
  page,
  site,
  people,
}) => {
  await signIn(page, site.origin, "administrator");
  await page.goto(`${site.origin}/admin/audit`);
  const log = page.locator("ol.ledger > li");
  await expect(log.first()).toContainText(`${people.administrator.name} signed in`);
  await expect(log).toHaveCount(50);
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole("link", { name: "Earlier events" }).click();
  await expect(log.last()).toContainText("no. 1 ·");
  await page.getByRole("link", { name: "Check the whole chain" }).click();
  await expect(page.getByText("The whole chain is as it was written")).toBeVisible();

  await page.getByLabel("What").selectOption({ label: "Joined" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(log).toHaveCount(3);
  await page.getByLabel("Who").selectOption({ label: people.writer.name });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(log).toHaveCount(1);
  await expect(log).toContainText(`${people.writer.name} joined the newsroom (as writer)`);

  await page.getByRole("link", { name: "Show everything" }).click();
  await page.getByLabel("What").selectOption({ label: "Published by an import" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(log.first()).toContainText("start imported and published");
  await log.first().getByRole("link", { name: "all of it" }).click();
  await expect(log).toHaveCount(1);
});

test("an event that somebody changed in the database is found", async ({ page, site, people, dataDir }) => {
  await signIn(page, site.origin, "administrator");
  await expect(page.getByText(people.administrator.name).first()).toBeVisible();
  const { client, close } = await openDatabase({ databaseUrl: null, dataDir });
  await client.$executeRawUnsafe("ALTER TABLE audit_event DISABLE TRIGGER audit_is_append_only");
  await client.$executeRawUnsafe("UPDATE audit_event SET actor = 'nobody' WHERE number = 2");
  await close();
  await page.goto(`${site.origin}/admin/audit?person=nobody&check=whole`);
  await expect(page.locator("ol.ledger > li")).toContainText("This is not what was written.");
  await expect(page.getByText("Event 2 is not what was written")).toBeVisible();
});

test("an administrator sees how the site is, by what the database itself says", async ({
  page,
  site,
  people,
  dataDir,
}) => {
  await signIn(page, site.origin, "administrator");
  await expect(page.getByText(people.administrator.name).first()).toBeVisible();
  await page.goto(`${site.origin}/admin/health`);
  const { client, close } = await openDatabase({ databaseUrl: null, dataDir });
  const [fsync] = await client.$queryRaw<{ fsync: string }[]>`SHOW fsync`;
  const articles = await client.article.count();
  await close();
  const line = (name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  await expect(line("fsync").locator("td")).toContainText(`${fsync?.fsync}`);
  await expect(line("Articles")).toContainText(String(articles));
  await expect(line("Database")).toContainText(/Embedded, .*Process \d+ holds the folder/);
  await expect(line("Kept pages")).toContainText(/\d+, .* in memory/);
  await expect(line("Backups")).toContainText("None");
  expect(await axeFindings(page)).toEqual([]);
});

test("neither is for an editor", async ({ browser, site, people }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/admin/sign-in`);
  await page.getByLabel("E-mail address").fill(people.editor.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${site.origin}/admin`);
  for (const name of ["audit", "health"]) {
    const answer = await page.goto(`${site.origin}/admin/${name}`);
    expect(answer?.status()).toBe(403);
  }
  await context.close();
});
