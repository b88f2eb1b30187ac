import type { APIRequestContext, Page } from "playwright/test";
import { unguarded } from "../support/guards";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "old-addresses-lead-on" });

test.describe.configure({ mode: "serial" });

async function answerAt(request: APIRequestContext, address: string) {
  const answer = await request.get(address, { maxRedirects: 0 });
  expect(unguarded(answer.headers()), address).toEqual([]);
  return { status: answer.status(), location: answer.headers().location };
}

const adding = (page: Page) => page.getByRole("form", { name: "Let an address lead on" });

test("an editor lets old addresses lead on, readers are led with their next request, and find nothing once they are removed", async ({
  page,
  site,
  people: _people,
  playwright,
}) => {
  const reader = await playwright.request.newContext();
  const at = (path: string) => answerAt(reader, site.origin + path);
  expect(await at("/old/page.html")).toEqual({ status: 404, location: undefined });
  await signIn(page, site.origin, "editor");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Redirects");

  await page.getByLabel("An address of this site").fill("https://old.example/old/page.html");
  await page.getByRole("button", { name: "Look" }).click();
  await expect(page.getByRole("status").first()).toContainText("/old/page.html leads nowhere");
  await expect(adding(page).getByLabel("From (needed)")).toHaveValue("/old/page.html");
  await adding(page).getByLabel("To (needed)").fill("/nowhere");
  await page.getByRole("button", { name: "Let it lead there" }).click();
  await expect(page.locator(".problems")).toContainText("Nothing is at /nowhere");
  await adding(page).getByLabel("To (needed)").fill("/about#us");
  await page.getByRole("button", { name: "Let it lead there" }).click();
  await expect(adding(page).getByRole("status")).toContainText("from their next request on");
  expect(await at("/old/page.html")).toEqual({ status: 308, location: "/about#us" });

  await page.getByLabel("One a line").fill("# the shop\n/?p=7 /privacy\n/shop https://shop.example/");
  await page.getByRole("button", { name: "Make them all" }).click();
  await expect(page.locator(".problems")).toContainText("Line 3: This address is on another site.");
  expect(await at("/?p=7")).toEqual({ status: 200, location: undefined });
  await page.getByLabel("They may lead to other sites").check();
  await page.getByRole("button", { name: "Make them all" }).click();
  await expect(page.getByText("2 redirects were made.")).toBeVisible();
  expect(await at("/?fbclid=x&p=7")).toEqual({ status: 308, location: "/privacy" });
  expect(await at("/?fbclid=x")).toEqual({ status: 200, location: undefined });
  expect(await at("/shop")).toEqual({ status: 308, location: "https://shop.example/" });
  await expect(page.getByRole("listitem").filter({ hasText: "/shop" })).toContainText("another site");

  for (const from of ["/old/page.html", "/?p=7"]) {
    const row = page.locator("#redirects").getByRole("link", { name: from, exact: true });
    await expect(row).toBeVisible();
    await page.getByRole("button", { name: `Remove the redirect from ${from}` }).click();
    await expect(row).toHaveCount(0);
  }
  expect(await at("/old/page.html")).toEqual({ status: 404, location: undefined });
  expect(await at("/?p=7")).toEqual({ status: 200, location: undefined });
  await reader.dispose();
});

test("all of that works without script", async ({ page, site, browser, people: _people, request }) => {
  await signIn(page, site.origin, "editor");
  const storageState = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const form = await plain.newPage();
  await form.goto(`${site.origin}/admin/redirects`);
  await adding(form).getByLabel("From (needed)").fill("/2009/01/post");
  await adding(form).getByLabel("To (needed)").fill("https://elsewhere.example/post");
  await form.getByRole("button", { name: "Let it lead there" }).click();
  await expect(form.locator(".problems")).toContainText("on another site");
  await expect(adding(form).getByLabel("From (needed)")).toHaveValue("/2009/01/post");
  await adding(form).getByLabel("It leads to another site").check();
  await form.getByRole("button", { name: "Let it lead there" }).click();
  await expect(form.getByRole("link", { name: "/2009/01/post" })).toBeVisible();
  expect(await answerAt(request, `${site.origin}/2009/01/post`)).toEqual({
    status: 308,
    location: "https://elsewhere.example/post",
  });
  await form.getByLabel("Or a file of such lines").setInputFiles({
    name: "old.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("/feed /rss.xml\r\n"),
  });
  await form.getByRole("button", { name: "Make them all" }).click();
  await expect(form.getByText("One redirect was made.")).toBeVisible();
  await form.getByRole("button", { name: "Remove the redirect from /feed" }).click();
  await expect(form.getByRole("link", { name: "/feed", exact: true })).toHaveCount(0);
  expect(await answerAt(request, `${site.origin}/feed`)).toEqual({ status: 404, location: undefined });
  await plain.close();
});
