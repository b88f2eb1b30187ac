import type { Page } from "playwright/test";
import { expect, test } from "./site";

const piece = "/2016/02/20/all-writs";
const story = "/stories/crypto-wars";

/** A reader whose browser runs nothing, as every page here expects. */
test.use({ javaScriptEnabled: false });

test("a reader meets a running story in a piece, reads it from the beginning, and follows it from piece to piece", async ({
  page,
  site,
}) => {
  await page.goto(site.origin + piece);
  const nearby = page.getByRole("navigation", { name: "In this story" });
  await expect(page.getByRole("main")).toContainText("Part of a running story: The crypto wars (5 of 9)");
  await page.getByRole("main").getByRole("link", { name: "The crypto wars" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The crypto wars");
  await expect(page.getByRole("main")).toContainText("3 Jun 1994 to 5 Dec 2024");

  const headlines = page.getByRole("article").getByRole("heading", { level: 3 });
  const newestFirst = await headlines.allInnerTexts();
  expect(newestFirst).toHaveLength(9);
  await page.getByRole("link", { name: "Read from the beginning" }).click();
  expect(await headlines.allInnerTexts()).toEqual(newestFirst.toReversed());
  const years = await page.getByRole("main").getByRole("heading", { level: 2 }).allInnerTexts();
  expect(years).toEqual(years.toSorted());
  expect(new Set(years).size).toBe(years.length);

  await headlines.first().getByRole("link").click();
  const read: string[] = [];
  for (;;) {
    read.push((await page.getByRole("heading", { level: 1 }).innerText()).trim());
    const later = nearby.getByRole("link", { name: "Later in this story" });
    if ((await later.count()) === 0) break;
    await later.click();
  }
  expect(read).toEqual(newestFirst.toReversed());
});

test("a reader finds the running stories from the archive and the foot of any page", async ({
  page,
  site,
}) => {
  await page.goto(`${site.origin}/archive`);
  await page.getByRole("main").getByRole("link", { name: "Running stories" }).click();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(3);
  await page.goto(`${site.origin}/about`);
  await page.getByRole("contentinfo").getByRole("link", { name: "Running stories" }).click();
  await page.getByRole("link", { name: "The crypto wars" }).click();
  await expect(page).toHaveURL(site.origin + story);
});

test("a feed reader finds a story's feeds on its page, and every piece in them", async ({ page, site }) => {
  await page.goto(site.origin + story);
  const paths = await page.getByRole("heading", { level: 3 }).getByRole("link").evaluateAll(hrefs);
  for (const type of ["application/atom+xml", "application/rss+xml", "application/feed+json"]) {
    const link = page.locator(`head link[rel=alternate][type="${type}"][href*="${story}/"]`);
    // The site's own port is the system's choice, and not in what it says of itself.
    const { pathname } = new URL((await link.getAttribute("href")) ?? "", site.origin);
    const answer = await page.request.get(site.origin + pathname);
    expect(answer.headers()["content-type"]).toContain(type);
    const text = await answer.text();
    for (const path of paths) expect(text).toContain(path);
  }
});

test("a running story has one address for each page and each order", async ({ page, site }) => {
  const nil = "00000000-0000-0000-0000-000000000000";
  const canonical = async (path: string) => {
    const html = await page.request.get(site.origin + path).then((answer) => answer.text());
    const address = new URL(/<link rel="canonical" href="([^"]+)"/.exec(html)?.[1] ?? "");
    return address.pathname + address.search;
  };
  expect(await canonical(story)).toBe(story);
  expect(await canonical(`${story}?order=oldest`)).toBe(`${story}?order=oldest`);
  expect(await answerOf(page, `${site.origin}/stories/CRYPTO-WARS`)).toEqual([308, story]);
  expect(await answerOf(page, `${site.origin}${story}?newer=0-${nil}`)).toEqual([307, story]);
  expect(await answerOf(page, `${site.origin}${story}?order=oldest&older=99999999999999-${nil}`)).toEqual([
    307,
    `${story}?order=oldest`,
  ]);
  for (const query of ["order=newest", "order=", "order=oldest&order=oldest", "order=oldest&older=1"])
    expect((await answerOf(page, `${site.origin}${story}?${query}`))[0], query).toBe(404);
  expect((await answerOf(page, `${site.origin}/stories/nothing`))[0]).toBe(404);
});

async function answerOf(page: Page, address: string): Promise<[number, string | undefined]> {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  return [answer.status(), answer.headers().location];
}

function hrefs(links: readonly Element[]): string[] {
  return links.map((link) => link.getAttribute("href") ?? "");
}
