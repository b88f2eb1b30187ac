import type { Page } from "playwright/test";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "front-by-keys" });

async function add(page: Page, word: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("/");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(word);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`q=${word}`));
  const found = page.getByRole("heading", { name: "Found" });
  await expect(found).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("k");
  const headline = await page.locator(":focus").innerText();
  await page.keyboard.press("a");
  await expect(page.locator("ol.front-order").getByRole("link", { name: headline })).toBeVisible();
}

test("the front page is ordered by keyboard alone", async ({ page, site, people: _ }) => {
  await signIn(page, site.origin, "editor");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.waitForURL(`${site.origin}/admin/front`);
  for (const word of ["chip", "wechat", "salt"]) await add(page, word);
  const order = page.locator("ol.front-order").getByRole("link");
  const [first, second, third] = await order.allInnerTexts();
  expect(third).toBeDefined();

  // From the third place to the first, without looking for the button each time.
  await page.reload();
  await page.waitForLoadState("networkidle");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("j");
  await page.keyboard.press("u");
  await expect(order).toHaveText([`${first}`, `${third}`, `${second}`]);
  await expect(page.locator(":focus")).toHaveText(`${third}`);
  await page.keyboard.press("u");
  await expect(order).toHaveText([`${third}`, `${first}`, `${second}`]);
  await expect(page.locator(":focus")).toHaveText(`${third}`);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(order).toHaveText([`${third}`, `${second}`]);

  const reader = await page.context().newPage();
  await reader.goto(site.origin);
  await expect(
    reader.getByRole("main").getByRole("article").getByRole("heading").getByRole("link").first(),
  ).toHaveText(`${third}`);
});

test("of two who order at once, the second is told, and an order is made without script", async ({
  browser,
  site,
  people: _,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const [one, other] = [await context.newPage(), await context.newPage()];
  await signIn(one, site.origin, "editor");
  for (const page of [one, other]) await page.goto(`${site.origin}/admin/front?q=the`);
  await one
    .getByRole("button", { name: /^Put on/ })
    .first()
    .click();
  await expect(one.getByRole("status")).toHaveText("Readers see it with their next request.");
  await other
    .getByRole("button", { name: /^Put on/ })
    .nth(1)
    .click();
  await expect(other.locator(".problems")).toContainText("Somebody has ordered the front page since.");
  await context.close();
});
