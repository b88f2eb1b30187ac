import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright/test";
import { expect, test } from "./site";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it stands, a line for each finding. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as Window & {
      axe: { run(): Promise<{ violations: Violation[] }> };
    };
    const { violations } = await checker.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

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
      // Every article once; in the other views, those whose anatomy differs most are near the top.
      const articles = colorScheme === "light" && width === 1440 ? addresses : addresses.slice(0, 6);
      for (const path of ["/", "/about", ...new Set(articles)]) {
        await page.goto(site.origin + path);
        expect(await findings(page), String(path)).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(sideways, `${path} scrolls sideways`).toBe(false);
      }
    });
  }
}
