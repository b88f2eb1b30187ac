import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright/test";
import { z } from "zod";
import { projectFolder } from "@/lib/project-folder";
import { runStandfirst } from "../support/run-standfirst";
import { axeFindings } from "./axe";
import { expect, test } from "./site";

test.use({ siteOf: "layout" });

const WIDTHS = [320, 390, 768, 1440, 2560];
const proofs = path.join(projectFolder, "tests/e2e/proofs");
const reportSchema = z.object({ items: z.array(z.object({ path: z.string() })) });

/** The proofs' addresses, in the order of their files' names: Chinese, German, every kind of matter, ten figures. */
let chinese: string;
let german: string;
let everyKind: string;
let tenFigures: string;

test.beforeAll(async ({ site, dataDir }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-proofs-"));
  await cp(proofs, folder, { recursive: true });
  await cp(path.join(projectFolder, "prisma/samples/figures"), path.join(folder, "figures"), {
    recursive: true,
  });
  const files = (await readdir(proofs)).sort().map((name) => path.join(folder, name));
  const { status, stdout, stderr } = await runStandfirst(["import", ...files, "--publish", "--json"], {
    DATA_DIR: dataDir,
    SITE_URL: site.origin,
  });
  expect([status, stderr]).toEqual([0, ""]);
  const [one = "", two = "", three = "", four = ""] = reportSchema
    .parse(JSON.parse(stdout))
    .items.map((item) => encodeURI(item.path));
  [chinese, german, everyKind, tenFigures] = [one, two, three, four];
  await rm(folder, { recursive: true });
});

/** The words and pictures that reach beyond the window's sides, except in what scrolls by itself. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out: string[] = [];
    const width = document.documentElement.clientWidth;
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      const shown = node instanceof Text || node instanceof HTMLImageElement || node instanceof SVGElement;
      if (!shown || !element?.checkVisibility()) continue;
      if (element.closest(".table-scroll, pre, .unseen, .skip, script")) continue;
      range.selectNode(node);
      const outside = ({ left, right }: DOMRect) => right > left && (left < -1 || right > width + 1);
      if ([...range.getClientRects()].some(outside)) out.push(`${element.tagName}: ${node.textContent}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) out.push("the page scrolls sideways");
    return out;
  });
}

/** The words of the page's first heading and of the paper's name that are broken in two lines. */
function brokenWords(page: Page): Promise<string[]> {
  return page.locator(".nameplate a, h1").evaluateAll((elements) =>
    elements.flatMap((element) => {
      const range = document.createRange();
      const texts = [...element.childNodes].filter((node) => node instanceof Text);
      return texts.flatMap((text) =>
        [...text.data.matchAll(/[^\s-]+/g)]
          .filter(({ index, 0: word }) => {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
          })
          .map(([word]) => word),
      );
    }),
  );
}

const boxOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return { id: element.id, top: top + scrollY, bottom: bottom + scrollY, left, right };
    }),
  );

for (const width of WIDTHS) {
  test(`nothing sticks out of a page ${width} px wide`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const address of [
      "/",
      everyKind,
      german,
      chinese,
      tenFigures,
      "/archive",
      "/2018/01",
      "/search?q=court",
    ]) {
      await page.goto(site.origin + address);
      expect(await sticksOut(page), address).toEqual([]);
    }
  });
}

for (const width of [390, 1440]) {
  test(`nothing sticks out ${width} px wide when a reader's own text is twice as large`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const browser = await page.context().newCDPSession(page);
    await browser.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    for (const address of ["/", everyKind, german, "/archive", "/2018/01", "/search?q=court"]) {
      await page.goto(site.origin + address);
      const size = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
      if (address !== german) expect(await brokenWords(page), address).toEqual([]);
      expect(size, "the page follows the reader's own size").toBeGreaterThanOrEqual(36);
      expect(await sticksOut(page), address).toEqual([]);
    }
  });
}

for (const width of [768, 1440, 2560]) {
  test(`a line holds 60 to 70 characters ${width} px wide`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${site.origin}/2014/04/22/dual-ec`);
    const lengths = await page.locator(".prose > p:nth-of-type(2)").evaluate((paragraph) => {
      const lines = new Map<number, number>();
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < (node.nodeValue ?? "").length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const line = Math.round(range.getBoundingClientRect().bottom / 10);
          lines.set(line, (lines.get(line) ?? 0) + 1);
        }
      }
      return [...lines.values()].slice(0, -1);
    });
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(lengths.length).toBeGreaterThan(3);
    expect(mean).toBeGreaterThanOrEqual(60);
    expect(mean).toBeLessThanOrEqual(70);
  });
}

for (const width of [1160, 1440, 2560]) {
  test(`a note hangs in the margin beside its mark, ${width} px wide, and on nothing else`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(site.origin + everyKind);
    const [prose] = await boxOf(page, ".prose");
    const [article] = await boxOf(page, "article.article");
    const [rail] = await boxOf(page, ".rail");
    const hung = await boxOf(page, ".article > .prose .note:not(.note-below)");
    expect(hung.map(({ id }) => id.replace(/^.*-note-/, ""))).toEqual([
      "asterisk",
      "dagger",
      "1",
      "2",
      "3",
      "4",
    ]);
    let above = rail?.bottom ?? Number.NaN;
    for (const note of hung) {
      const [mark] = await boxOf(page, `#${note.id.replace("-note-", "-ref-")}`);
      if (!mark || !prose) throw new Error("The page has no mark, or no text.");
      expect(note.right, "left of the text").toBeLessThan(prose.left);
      expect(note.left).toBeGreaterThanOrEqual(article?.left ?? Number.NaN);
      expect(note.top, "below the one before").toBeGreaterThanOrEqual(above);
      // Beside its mark, unless the one before takes the place; then right below that.
      const beside = Math.abs(note.top - mark.top) <= 30;
      expect(beside || note.top - above <= 30, `${note.id} is beside its mark or below the one before`).toBe(
        true,
      );
      above = note.bottom;
    }
    expect(above, "above the article's foot").toBeLessThanOrEqual(article?.bottom ?? Number.NaN);
    const kept = await boxOf(page, ".article > .prose .note-below");
    expect(kept.map(({ id }) => id.replace(/^.*-note-/, ""))).toEqual(["5", "6"]);
    const last = (await boxOf(page, ".article > .prose > p")).at(-1);
    for (const note of kept) expect(note.top).toBeGreaterThan(last?.bottom ?? Number.NaN);
  });
}

test("on a narrow screen notes stand after the text, and the one that is followed comes to the reader", async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.origin + everyKind);
  const last = (await boxOf(page, ".article > .prose > p")).at(-1);
  const notes = await boxOf(page, ".article > .prose .note");
  expect(notes).toHaveLength(6 + 2);
  for (const note of notes) expect(note.top).toBeGreaterThan(last?.bottom ?? Number.NaN);

  const mark = page.locator(".note-ref a").nth(1);
  await mark.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await mark.click();
  expect(await page.evaluate(() => scrollY), "the reader stays where they read").toBe(before);
  const note = page.locator(".note:target");
  await expect(note).toBeInViewport({ ratio: 1 });
  await expect(note).toContainText("The second.");
  await note.locator('[role="doc-backlink"]').click();
  await expect(page.locator(":target")).toHaveText("†");
  await expect(page.locator(".note").nth(1)).not.toBeInViewport();
});

test("a pull quote stands beside the text where there is room, and between its paragraphs where there is none", async ({
  page,
  site,
}) => {
  for (const [width, beside] of [
    [1440, true],
    [390, false],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(site.origin + everyKind);
    const [quote] = await boxOf(page, ".pullquote");
    const [paragraph] = await boxOf(page, ".article > .prose > p");
    if (!quote || !paragraph) throw new Error("The page has no pull quote, or no text.");
    expect(quote.left >= paragraph.right).toBe(beside);
    expect(quote.right).toBeLessThanOrEqual(width);
  }
});

test("a table and a line of code that are wider than the screen can be scrolled by keyboard", async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(site.origin + everyKind);
  for (const selector of [".table-scroll", "pre.code"]) {
    const box = page.locator(selector).first();
    await box.focus();
    await expect(box).toBeFocused();
    expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(true);
  }
});

test("an Arabic original runs from right to left, in its place", async ({ page, site }) => {
  await page.goto(site.origin + everyKind);
  await page.locator(".quote-original > summary").click();
  const original = page.locator(".quote-original > p");
  await expect(original).toBeVisible();
  await expect(original).toHaveCSS("direction", "rtl");
  const [words] = await boxOf(page, ".quote-original > p");
  const [prose] = await boxOf(page, ".prose");
  expect(words?.left).toBeGreaterThan(prose?.left ?? Number.NaN);
  expect(words?.right).toBeLessThanOrEqual((prose?.right ?? Number.NaN) + 1);
});

test("a printed page has its links' addresses by number, its address and its hash, and no chrome", async ({
  page,
  site,
}) => {
  await page.goto(site.origin + everyKind);
  await expect(page.getByText("https://example.org/first", { exact: true })).toBeHidden();
  await page.emulateMedia({ media: "print" });
  const listed = page.locator(".addresses li");
  await expect(listed).toHaveText([
    "https://example.org/first",
    "https://example.org/quote",
    "https://example.org/second",
  ]);
  await expect(listed.first()).toBeVisible();
  await expect(page.locator(".imprint")).toContainText(new RegExp(`${everyKind}.*sha256 [0-9a-f]{64}`));
  await expect(page.locator(".imprint")).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
  await expect(page.locator(".article > .prose")).toHaveCSS("column-count", "2");
  // Every link of the text has a number, and there are as many numbers as addresses; what is listed elsewhere has none.
  expect(
    await page
      .locator(".article > :not(.prose) a")
      .evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content)),
  ).not.toContainEqual(expect.stringContaining("counter(address)"));
  const numbers = await page
    .locator(".article > .prose a.link-out")
    .evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content));
  expect(numbers).toHaveLength(3);
  for (const content of numbers) expect(content).toContain("counter(address)");
});

test("pages cross over within 200 ms, and not at all for readers who want no motion", async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      const { viewTransition } = event;
      document.documentElement.dataset.crossed = viewTransition ? "yes" : "no";
      viewTransition?.ready.then(() => {
        const lengths = document
          .getAnimations()
          .map(({ effect }) => Number(effect?.getComputedTiming().endTime));
        document.documentElement.dataset.longest = String(Math.max(...lengths));
      });
    });
  });
  const root = page.locator("html");
  await page.goto(site.origin);
  await page.getByRole("banner").getByRole("link", { name: "Archive" }).click();
  await expect(root).toHaveAttribute("data-crossed", "yes");
  await expect(root).toHaveAttribute("data-longest", /^1?\d{1,2}$/);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search");
  await expect(root).toHaveAttribute("data-crossed", "no");
});

test("with the reader's own colours the wire and its nodes are still there", async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await page.goto(site.origin);
  const paper = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  for (const pseudo of [undefined, "::before"]) {
    const selector = pseudo ? ".river li" : ".river";
    const drawn = await page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element, name).borderInlineStartColor, pseudo);
    expect(drawn).not.toBe(paper);
  }
});

test("an article of 600 words is at most 14 KB of markup and styles on its way to the reader", async ({
  page,
  site,
}) => {
  const response = await page.goto(`${site.origin}/1996/04/19/two-judges-read-source-code`);
  const html = (await response?.text()) ?? "";
  const sheets = await page
    .locator('link[rel="stylesheet"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const styles = await Promise.all(
    sheets.map(async (href) => (await page.request.get(site.origin + href)).text()),
  );
  const sent = [html, ...styles].reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
  expect(sheets.length).toBeGreaterThan(0);
  expect(sent).toBeLessThan(14 * 1024);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing in every kind of matter, ${colorScheme}, ${width} px wide`, async ({
      page,
      site,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const address of [everyKind, german, chinese]) {
        await page.goto(site.origin + address);
        expect(await axeFindings(page), address).toEqual([]);
      }
    });
  }
}
