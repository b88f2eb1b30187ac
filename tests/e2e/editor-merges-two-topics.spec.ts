import type { Page } from "playwright/test";
import { ask } from "./ask";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "names" });
test.describe.configure({ mode: "serial" });

/** The headlines that a reader finds at an address of a list. */
async function headlinesAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  return page.getByRole("main").getByRole("article").getByRole("heading").allInnerTexts();
}

test("an editor merges two topics by keys, and a reader's old address leads on", async ({
  page,
  browser,
  site,
  people: _,
}) => {
  const reader = await (await browser.newContext()).newPage();
  const escrow = await headlinesAt(reader, `${site.origin}/topics/key-escrow`);
  const backdoors = await headlinesAt(reader, `${site.origin}/topics/backdoors`);
  expect(escrow.length).toBeGreaterThan(0);

  await signIn(page, site.origin, "editor");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.waitForURL(`${site.origin}/admin/topics`);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("/");
  await page.keyboard.type("escr");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/admin/topics?q=escr`);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/admin/topics/key-escrow`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Key escrow");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("/");
  await page.keyboard.type("backd");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Backdoors" }).click();
  const bears = escrow.length === 1 ? "1 article that bears" : `${escrow.length} articles that bear`;
  await expect(page.getByText(`${bears} Key escrow will bear Backdoors instead.`)).toContainText(
    "/topics/key-escrow will lead to /topics/backdoors.",
  );
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("m");
  await expect(page.locator(":focus")).toHaveText("Merge “Key escrow” into “Backdoors”");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/admin/topics/backdoors?left=key-escrow`);
  await expect(page.getByRole("status")).toHaveText("/topics/key-escrow leads here from now on.");

  const old = await ask(site.origin, "/topics/key-escrow");
  expect([old.status, old.headers.location]).toEqual([308, "/topics/backdoors"]);
  const merged = await headlinesAt(reader, `${site.origin}/topics/key-escrow`);
  expect(new URL(reader.url()).pathname).toBe("/topics/backdoors");
  expect([...merged].sort()).toEqual([...new Set([...escrow, ...backdoors])].sort());
  await page.goto(`${site.origin}/admin/topics/key-escrow`);
  await page.waitForURL(`${site.origin}/admin/topics/backdoors`);
  await reader.context().close();
});

test("the same goes without script, and what nothing uses is removed", async ({
  browser,
  site,
  people: _,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/topics`);
  const adding = page.getByRole("form", { name: "Add a topic" });
  await adding.getByLabel("Name").fill("Malware");
  await adding.getByRole("button").click();
  await expect(page.getByText("There is another at /topics/malware.").first()).toBeVisible();
  await expect(adding.getByLabel("Name")).toHaveValue("Malware");
  for (const name of ["Mal-ware", "Nobody’s"]) {
    await page.goto(`${site.origin}/admin/topics`);
    await adding.getByLabel("Name").fill(name);
    await adding.getByRole("button").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  await page.getByRole("button", { name: "Remove the topic" }).click();
  await page.waitForURL(`${site.origin}/admin/topics`);
  await expect(page.getByRole("link", { name: "Nobody’s" })).toHaveCount(0);

  await page.goto(`${site.origin}/admin/topics/malware`);
  await expect(page.getByText("Articles bear it.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Find the topic that it belongs to" }).fill("mal");
  await page.getByRole("search").getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "Mal-ware" }).click();
  await page.getByRole("button", { name: "Merge “Malware” into “Mal-ware”" }).click();
  await expect(page.getByRole("status")).toHaveText("/topics/malware leads here from now on.");
  expect((await ask(site.origin, "/topics/malware?older=1")).headers.location).toBe(
    "/topics/mal-ware?older=1",
  );
  await page.getByRole("link", { name: "all drafts and articles of it" }).click();
  await expect(page.locator("ol.desk > li")).not.toHaveCount(0);
  await page.goto(`${site.origin}/admin?topic=malware`);
  await expect(page.getByRole("link", { name: "All others too" })).toBeVisible();
  await expect(page.locator("ol.desk > li")).not.toHaveCount(0);
  await context.close();
});

test("an editor renames and orders the sections, and the masthead and old addresses follow", async ({
  page,
  browser,
  site,
  people: _,
}) => {
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/sections/platforms`);
  const renaming = page.getByRole("form", { name: "Rename it" });
  await renaming.getByLabel("Name").fill("Companies");
  await renaming.getByLabel("Slug").fill("law");
  await renaming.getByRole("button").click();
  await expect(page.getByText("There is another at /sections/law.").first()).toBeVisible();
  await renaming.getByLabel("Slug").fill("companies");
  await renaming.getByRole("button").click();
  await page.waitForURL(`${site.origin}/admin/sections/companies?left=platforms`);
  await page
    .getByRole("form", { name: "What it is about" })
    .getByLabel("Description")
    .fill("Those who sell.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Readers see it with their next request.")).toBeVisible();

  await page.goto(`${site.origin}/admin/sections`);
  await page.waitForLoadState("networkidle");
  const names = page.locator("#names").getByRole("link");
  const before = await names.allInnerTexts();
  const at = before.indexOf("Companies");
  await page.getByRole("link", { name: "Companies", exact: true }).last().focus();
  const press = at > 0 ? "u" : "d";
  await page.keyboard.press(press);
  const other = at > 0 ? at - 1 : at + 1;
  const expected = before.with(at, `${before[other]}`).with(other, "Companies");
  await expect(names).toHaveText(expected);
  await expect(page.locator(":focus")).toHaveText("Companies");

  const reader = await (await browser.newContext()).newPage();
  await reader.goto(site.origin);
  const masthead = await reader.getByRole("banner").getByRole("link").allTextContents();
  expect(masthead.filter((text) => expected.includes(text))).toEqual(expected);
  const old = await ask(site.origin, "/sections/platforms");
  expect([old.status, old.headers.location]).toEqual([308, "/sections/companies"]);
  await reader.goto(`${site.origin}/sections/platforms`);
  await expect(reader.getByRole("main").getByText("Those who sell.")).toBeVisible();
  await reader.context().close();
});
