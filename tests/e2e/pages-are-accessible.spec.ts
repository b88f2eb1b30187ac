import { readdirSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";
import { axeFindings } from "./axe";
import { expect, test } from "./site";

/** The address of every sample article, which the name of its file holds. */
const everyArticle = readdirSync(path.join(projectFolder, "prisma/samples/articles")).map((name) =>
  name.replace(/^(\d{4})-(\d{2})-(\d{2})-(.+)\.md$/, "/$1/$2/$3/$4"),
);

/** One address of each kind that has no links to it on the front page. */
const kinds = [
  "/about",
  "/privacy",
  "/archive",
  "/2018",
  "/2018/01",
  "/2018/01/02",
  "/sections",
  "/topics",
  "/topics/china",
  "/authors",
  "/authors/ada-quill",
  "/stories",
  // A running story from either end, and a piece of it.
  "/stories/crypto-wars",
  "/stories/crypto-wars?order=oldest",
  "/2016/02/20/all-writs",
  // What it was, and when: nothing has changed it since.
  "/2016/02/20/all-writs/history",
  "/2016/02/20/all-writs/history/1",
  "/search",
  "/search?q=police",
  "/search?q=zzzz",
  "/failure.html",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing on any kind of page, ${colorScheme}, ${width} px wide`, async ({
      page,
      site,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(site.origin);
      const links = await page.getByRole("main").getByRole("link").all();
      const addresses = await Promise.all(links.map((link) => link.getAttribute("href")));
      // Every article and everything that the front page links to once; in the other views, what is near its top.
      const everything = colorScheme === "light" && width === 1440;
      const pages = everything ? [...addresses, ...everyArticle] : addresses.slice(0, 6);
      for (const address of new Set(["/", ...kinds, ...pages])) {
        const response = await page.goto(site.origin + address);
        expect(response?.status(), String(address)).toBe(200);
        expect(await axeFindings(page), String(address)).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(sideways, `${address} scrolls sideways`).toBe(false);
      }
    });
  }
}

test("axe finds nothing on the page that is shown where there is none", async ({ browser, site }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [390, 1440]) {
      // A browser notes a 404 as an error, which the common page of these tests would refuse.
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const response = await page.goto(`${site.origin}/nothing-here`);
      expect(response?.status()).toBe(404);
      expect(await axeFindings(page), `${colorScheme}, ${width} px`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      await page.close();
    }
  }
});
