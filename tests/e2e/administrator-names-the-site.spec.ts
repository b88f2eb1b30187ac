import { axeFindings } from "./axe";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "administrator-names-the-site" });

/** A piece of the samples that was not printed with an end mark of its own. */
const ARTICLE = "/2025/02/22/a-notice-nobody-may-mention";

test.describe.configure({ mode: "serial" });

test("an administrator names the site and its tagline, and readers see it with the next request", async ({
  page,
  site,
  people: _people,
  browser,
}) => {
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(site.origin);
  await expect(reader.locator("footer")).not.toContainText("Heard by few");

  await signIn(page, site.origin, "administrator");
  await page.goto(`${site.origin}/admin/settings`);
  await page.getByLabel("Name (needed)").fill("The Eavesdropper");
  await page.getByLabel("Tagline").fill("Heard by few");
  await page.getByLabel("End mark").fill("❧");
  await page.getByLabel("Name 1").fill("House rules");
  await page.getByLabel("Address 1").fill("/about#house-rules");
  await page.getByLabel("Corrections", { exact: true }).fill("/about#corrections");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("The settings are changed");

  await reader.goto(site.origin);
  await expect(reader).toHaveTitle("The Eavesdropper");
  await expect(reader.locator("footer")).toContainText("Heard by few");
  await expect(reader.getByRole("link", { name: "House rules" })).toHaveAttribute(
    "href",
    "/about#house-rules",
  );
  await reader.goto(`${site.origin}${ARTICLE}`);
  await expect(reader.locator(".end-mark")).toHaveText("❧");
  const data = await reader.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(data ?? "{}").publisher.correctionsPolicy).toMatch(/\/about#corrections$/);
});

test("the second of two who save at once is told, keeps what they typed, and saves knowingly", async ({
  page,
  site,
  context,
}) => {
  await signIn(page, site.origin, "administrator");
  await page.goto(`${site.origin}/admin/settings`);
  const other = await context.newPage();
  await other.goto(`${site.origin}/admin/settings`);
  await other.getByLabel("Tagline").fill("Theirs");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("status")).toContainText("The settings are changed");

  await page.getByLabel("Tagline").fill("Mine");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".problems")).toContainText("Somebody else has changed the settings");
  await expect(page.locator(".problems")).toContainText("“Theirs”");
  await expect(page.getByLabel("Tagline")).toHaveValue("Mine");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("The settings are changed");
  await other.reload();
  await expect(other.getByLabel("Tagline")).toHaveValue("Mine");
});

test("the form works without script, and says what is wrong where it is", async ({ site, browser, page }) => {
  await signIn(page, site.origin, "administrator");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const form = await plain.newPage();
  await form.goto(`${site.origin}/admin/settings`);
  await form.getByLabel("Tagline").fill("Without script");
  await form.getByLabel("Time zone").fill("Europe/Nowhere");
  await form.getByLabel("Name 2").fill("Shop");
  await form.getByLabel("Address 2").fill("http://shop.example");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.locator(".problems")).toContainText("must be a time zone such as Europe/London");
  await expect(form.getByLabel("Address 2")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("Tagline")).toHaveValue("Without script");
  await form.getByLabel("Time zone").fill("Europe/Paris");
  await form.getByLabel("Address 2").fill("https://shop.example/");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("status")).toContainText("The settings are changed");
  await plain.close();
});
