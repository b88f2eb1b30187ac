import { expect, test } from "./site";

test("a reader opens the front page, follows the lead and reads it to the end", async ({ page, site }) => {
  await page.goto(site.origin);
  await expect(page.getByRole("banner")).toContainText("The Wiretap");
  const lead = page.getByRole("main").getByRole("article").first();
  const headline = (await lead.getByRole("heading").first().innerText()).trim();
  await lead.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
  await expect(page).toHaveTitle(new RegExp(headline.slice(0, 20)));
  expect(new URL(page.url()).pathname).toMatch(/^\/\d{4}\/\d{2}\/\d{2}\/[^/]+$/);
  await expect(page.locator("time").first()).toHaveAttribute("datetime", /^\d{4}-\d{2}-\d{2}/);
  await expect(page.locator(".end-mark")).toHaveCount(1);
  await expect(page.getByRole("contentinfo")).toContainText("Listening in on those who listen in");
  await expect(page.getByRole("contentinfo")).toContainText(`© 1994–${new Date().getUTCFullYear()}`);
});

test("a reader without JavaScript sees the very same words", async ({ page, site, browser }) => {
  await page.goto(site.origin);
  const address = await page
    .getByRole("main")
    .getByRole("article")
    .first()
    .getByRole("link")
    .first()
    .getAttribute("href");
  const scriptless = await browser.newContext({ javaScriptEnabled: false });
  const plain = await scriptless.newPage();
  for (const path of ["/", address ?? "", "/about"]) {
    await page.goto(site.origin + path);
    await plain.goto(site.origin + path);
    expect(await plain.locator("body").innerText()).toBe(await page.locator("body").innerText());
  }
  await scriptless.close();
});

test("a reader who follows an address that was never there is told so, and led back", async ({
  page,
  site,
}) => {
  // The browser itself notes the 404 on its console, which is what this test wants to see.
  const response = await page.request.get(`${site.origin}/2018/01/02/nothing-here`);
  expect(response.status()).toBe(404);
  const html = await response.text();
  expect(html).toMatch(/<h1[^>]*>/);
  expect(html).toContain('href="/"');
  for (const path of ["/2018/13/45/x", "/2018/1/2/x", "/nothing", "/2018/01/03", "/%E0%A4%A"]) {
    expect([400, 404]).toContain((await page.request.get(site.origin + path)).status());
  }
});

test("no kind of page runs a script, sets a cookie or keeps anything in the browser", async ({
  page,
  site,
}) => {
  for (const path of ["/", "/2018/01/02/wechat-keeps-nothing", "/about", "/sections/law", "/2018"]) {
    const response = await page.goto(site.origin + path);
    expect(await response?.text()).not.toMatch(/<script(?![^>]*application\/ld\+json)/i);
    expect(response?.headers()["content-security-policy"]).toContain("script-src 'none'");
    const kept = await page.evaluate(() => {
      // What an article says of itself to search engines is data, which no browser runs.
      const running = [...document.scripts].filter(({ type }) => type !== "application/ld+json");
      return [running.length, localStorage.length, sessionStorage.length];
    });
    expect(kept).toEqual([0, 0, 0]);
  }
  expect(await page.context().cookies()).toEqual([]);
});
