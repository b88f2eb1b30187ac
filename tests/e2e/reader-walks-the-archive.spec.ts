import type { Page } from "playwright/test";
import { axeFindings } from "./axe";
import { expect, test } from "./site";

test("a reader walks from the front page through the archive to a piece, and on to the one before", async ({
  page,
  site,
}) => {
  await page.goto(site.origin);
  await page.getByRole("banner").getByRole("link", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The archive");
  await page.getByRole("main").getByRole("link", { name: "2018" }).click();
  await page.getByRole("link", { name: "January" }).click();
  await page.getByRole("table").getByRole("link", { name: "2 January 2018: 1 piece" }).click();
  await expect(page).toHaveTitle(/^2 January 2018/);
  await page.getByRole("article").getByRole("heading").getByRole("link").click();
  const headline = await page.getByRole("heading", { level: 1 }).innerText();
  await expect(page.getByRole("main")).toContainText(/Published \d+ years ago/);
  const next = page.getByRole("navigation", { name: "Before and after" }).locator('[rel="next"]');
  await next.click();
  await page.getByRole("navigation", { name: "Before and after" }).locator('[rel="prev"]').click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
});

test("a reader goes from a piece to its section, its author and its topic, and finds it on each", async ({
  page,
  site,
}) => {
  const piece = "/2018/01/02/wechat-keeps-nothing";
  await page.goto(site.origin + piece);
  for (const from of ['.article-head a[href^="/sections/"]', 'a[rel="author"]', 'a[rel="tag"]']) {
    await page.goto(site.origin + piece);
    const link = page.locator(from).first();
    const name = await link.textContent();
    await link.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ?? "");
    await expect(page.locator(`main a[href="${piece}"]`)).toHaveCount(1);
  }
});

test("a machine that follows the links before and after from the newest piece reads every piece once", async ({
  page,
  site,
}) => {
  const years = await page.request.get(`${site.origin}/archive`).then((answer) => answer.text());
  const total = Number(/(\d+) pieces/.exec(years)?.[1]);
  const read = new Set<string>();
  let next: string | undefined = /<article class="lead">.*?href="([^"]+)"/s.exec(
    await page.request.get(site.origin).then((answer) => answer.text()),
  )?.[1];
  while (next !== undefined && !read.has(next)) {
    read.add(next);
    const html: string = await page.request.get(site.origin + next).then((answer) => answer.text());
    next = /<a href="([^"]+)" rel="prev"/.exec(html)?.[1];
  }
  expect(next).toBeUndefined();
  expect(read.size).toBe(total);
});

test("an address that was never ours is not found, and one in another form leads to the one address", async ({
  page,
  site,
}) => {
  const nil = "00000000-0000-0000-0000-000000000000";
  for (const path of [
    "/2017/02",
    "/2018/1",
    "/2018/13",
    "/2018/02/30",
    "/2018/01/03",
    "/0000",
    "/9999",
    "/20188",
    "/sections/nobody",
    "/topics/%00",
    "/authors/a--b",
    "/sections/law?older=",
    "/sections/law?older=2",
    "/sections/law?newer=NaN",
    `/sections/law?older=0-${nil}`,
    `/sections/law?older=63650489400000-${nil}&older=63650489400000-${nil}`,
    `/2018/01?older=63650489400000-${nil}&newer=63650489400000-${nil}`,
    `/sections/law?older=${"9".repeat(10_240)}`,
  ]) {
    const { status } = await answerOf(page, site.origin + path);
    expect([400, 404, 414], path.slice(0, 80)).toContain(status);
  }
  expect(await answerOf(page, `${site.origin}/sections/LAW`)).toEqual({
    status: 308,
    location: "/sections/law",
  });
  expect(await answerOf(page, `${site.origin}/sections/law?newer=0-${nil}`)).toEqual({
    status: 307,
    location: "/sections/law",
  });
});

async function answerOf(
  page: Page,
  address: string,
): Promise<{ status: number; location: string | undefined }> {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  return { status: answer.status(), location: answer.headers().location };
}

const kinds = [
  "/archive",
  "/2018",
  "/2018/01",
  "/2018/01/02",
  "/sections",
  "/sections/law",
  "/topics",
].concat("/topics/encryption", "/authors", "/authors/ada-quill", "/stories", "/stories/crypto-wars");

test("every kind of page of the archive says what it is, and runs nothing", async ({ page, site }) => {
  const titles = new Set<string>();
  for (const path of kinds) {
    const html = await page.request.get(site.origin + path).then((answer) => answer.text());
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(new URL(canonical, site.origin).pathname).toBe(path);
    expect(canonical, path).toMatch(/^https?:/);
    expect(html, path).toMatch(/<meta name="description" content="[^"]{10,}"/);
    expect(html.match(/<h1[ >]/g), path).toHaveLength(1);
    expect(html, path).not.toMatch(/<script(?![^>]*application\/ld\+json)| style=/i);
    titles.add(/<title>([^<]+)<\/title>/.exec(html)?.[1] ?? "");
  }
  expect(titles.size).toBe(kinds.length);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1440]) {
    test(`axe finds nothing in the archive, ${colorScheme}, ${width} px wide`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const path of kinds) {
        await page.goto(site.origin + path);
        expect(await axeFindings(page), path).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          `${path} scrolls sideways`,
        ).toBeLessThanOrEqual(0);
      }
    });
  }
}
