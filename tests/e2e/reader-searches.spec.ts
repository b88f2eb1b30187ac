import { parseAtomFeed } from "feedsmith";
import { expect, test } from "./site";

test("a reader searches, narrows the search and opens what was found", async ({ page, site }) => {
  await page.goto(`${site.origin}/search`);
  await page.getByRole("searchbox").fill("police");
  await page.getByRole("button", { name: "Search" }).click();
  expect(new URL(page.url()).search).toBe("?q=police");
  const results = page.getByRole("list", { name: "Results" }).getByRole("article");
  await expect(results.first()).toContainText(/police/i);
  await expect(page.locator("mark").first()).toHaveText(/police/i);
  const all = await results.count();
  await page.getByRole("navigation", { name: "Narrow the search" }).getByRole("link").first().click();
  expect(await results.count()).toBeLessThan(all);
  await expect(page.getByRole("searchbox")).toHaveValue("police");
  const headline = await results.first().getByRole("heading").innerText();
  await results.first().getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
});

test("a reader searches without JavaScript", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/search`);
  await page.getByRole("searchbox").fill("微信");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Results" }).getByRole("article").first()).toBeVisible();
  await context.close();
});

test("a reader follows a search, and its feed has what the search finds", async ({ page, site }) => {
  await page.goto(`${site.origin}/search?q=police`);
  const found = await page.getByRole("list", { name: "Results" }).getByRole("heading").allInnerTexts();
  const address = await page.getByRole("link", { name: "Follow this search" }).getAttribute("href");
  const response = await page.request.get(site.origin + address);
  expect(response.headers()["x-robots-tag"]).toBe("noindex");
  const { entries = [] } = parseAtomFeed(await response.text());
  expect(entries.map(({ title }) => title?.value).toSorted()).toEqual(found.toSorted());
  const times = entries.map(({ published = "" }) => published);
  expect(times).toEqual(times.toSorted().toReversed());
  expect((await page.request.get(`${site.origin}/search/atom.xml?q=zzzqqq`)).status()).toBe(200);
});

test("a search that finds nothing says so, and how to go on", async ({ page, site }) => {
  await page.goto(`${site.origin}/search?q=zzzqqq&section=law`);
  await expect(page.getByRole("status")).toHaveText("No articles");
  await page.getByRole("link", { name: "Search the whole archive" }).click();
  expect(new URL(page.url()).search).toBe("?q=zzzqqq");
});

test("no search is an error: hostile words get a page, and pages that there cannot be are not found", async ({
  page,
  site,
}) => {
  const get = (query: string) => page.request.get(`${site.origin}/search?${query}`);
  const [long, tooLong] = ["a".repeat(3000), "a".repeat(10_240)];
  for (const words of [
    "%25",
    "_",
    "%5C",
    "'",
    "%22",
    "%00",
    "%ED%A0%80",
    "%E2%80%AEx",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    long,
    tooLong,
  ]) {
    const response = await get(`q=${words}`);
    expect(response.status(), words.slice(0, 40)).toBe(200);
    const html = await response.text();
    expect(html).not.toContain("<script>alert");
    expect(html).toMatch(/<meta name="robots" content="noindex"/);
  }
  expect((await get("q=wechat&q=other&section=law&section=x")).status()).toBe(200);
  for (const number of ["-1", "0", "1e9", "1.5", "NaN", "1'", "51", "50", long, tooLong]) {
    expect((await get(`q=wechat&page=${number}`)).status(), number.slice(0, 40)).toBe(404);
  }
  for (const year of ["0", "0000", "20x8", "20188"])
    expect((await get(`q=wechat&year=${year}`)).status()).toBe(404);
});
