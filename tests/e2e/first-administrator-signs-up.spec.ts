import { codeAt } from "@/lib/accounts/second-factor";
import { expect, firstAddress, PASSWORD, test } from "./newsroom";
import { readBase32 } from "./read-base32";

test.use({ siteOf: "first-administrator" });

test.describe.configure({ mode: "serial" });

test("whoever started the site makes the first account, at an address that works once", async ({
  page,
  site,
}) => {
  const address = firstAddress(site.said());
  await page.goto(address);
  await page.getByLabel("Your name").fill("Ada Minister");
  await page.getByLabel("E-mail address").fill("ada@wiretap.example");
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.locator(".problems")).toContainText("at least 15 characters");
  await expect(page.getByLabel("E-mail address")).toHaveValue("ada@wiretap.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(`${site.origin}/admin`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Desk");

  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This address is no longer good");
});

test("a second factor is set up, and asked for from then on, each code once", async ({ page, site }) => {
  await page.goto(`${site.origin}/admin/sign-in?next=/admin/account`);
  await page.getByLabel("E-mail address").fill("ada@wiretap.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${site.origin}/admin/account`);

  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set one up" }).click();
  const secret = readBase32(
    await page.locator(".reveal", { hasText: "to be typed" }).locator("pre").innerText(),
  );
  const codes = (
    await page.locator(".reveal", { hasText: "Recovery codes" }).locator("pre").innerText()
  ).split("\n");
  expect(codes).toHaveLength(10);
  const used = codeAt(secret, new Date());
  await page.getByLabel("First code").fill(used);
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("● On")).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${site.origin}/admin/sign-in`);
  await page.getByLabel("E-mail address").fill("ada@wiretap.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/admin\/sign-in\/code/);
  await page.getByLabel("Code").fill(used);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.locator(".problems")).toContainText("used already");
  await page.getByLabel("Code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL(`${site.origin}/admin`);
});

test("who signed out is out, and an old cookie opens nothing", async ({ page, site, context }) => {
  await page.goto(`${site.origin}/admin/account`);
  await expect(page).toHaveURL(/\/admin\/sign-in\?next=%2Fadmin%2Faccount/);
  expect(await context.cookies()).toEqual([]);
});
