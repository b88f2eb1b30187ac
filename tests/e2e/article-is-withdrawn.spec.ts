import { writeFile } from "node:fs/promises";
import path from "node:path";
import { aReport } from "../support/a-report";
import { runStandfirst } from "../support/run-standfirst";
import { axeFindings } from "./axe";
import { expect, test } from "./site";

test.use({ siteOf: "withdrawal" });

const headline = "Ministry denies reading the post it opens";
const address = "/2018/01/02/ministry-denies-reading-the-post-it-opens";
const reason = "The letters that it rests on were forged.";

/** Where the article, or what names it, is to be found. */
const lists = [
  "/",
  "/atom.xml",
  "/rss.xml",
  "/feed.json",
  "/2018/01/02",
  "/sitemaps/2018-01.xml",
  "/search?q=ministry",
];

test.describe("an article is withdrawn", () => {
  const command = async (dataDir: string, ...args: string[]) =>
    expect(await runStandfirst(args, { DATA_DIR: dataDir })).toMatchObject({ status: 0, stderr: "" });

  test.beforeAll(async ({ site, dataDir }) => {
    const file = path.join(dataDir, "report.txt");
    await writeFile(file, aReport);
    await command(dataDir, "import", file, "--date", "2018-01-02", "--publish");
    // All of it has been read before, and is kept by the press.
    for (const list of [...lists.slice(1), address]) {
      expect(await (await fetch(site.origin + list)).text(), list).toContain("inistry");
    }
    await command(dataDir, "withdraw", address, "--reason", reason);
  });

  test("and the next reader finds its tombstone, in any browser and however it is asked for", async ({
    page,
    site,
  }) => {
    const response = await page.request.get(site.origin + address);
    expect(response.status()).toBe(410);
    expect(response.headers()["content-type"]).toMatch(/^text\/html/);
    const head = await fetch(site.origin + address, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([410, ""]);
    const again = await fetch(site.origin + address, {
      headers: { "If-None-Match": response.headers().etag ?? "" },
    });
    expect(again.status).toBe(410);
    for (const other of [address.toUpperCase(), address.replace("ministry", "%6dinistry")]) {
      const answer = await fetch(site.origin + other, { redirect: "manual" });
      expect([answer.status, answer.headers.get("location")], other).toEqual([308, address]);
    }
    // A browser says in its console that the page is gone, which the fixture takes for a complaint.
    await page.setContent(await response.text());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(headline);
    const article = page.getByRole("article");
    await expect(article).toContainText(reason);
    await expect(article).toContainText(/sha256 [0-9a-f]{64}/);
    await expect(article).not.toContainText("holding it up to the light");
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
    await expect(page.locator("script")).toHaveCount(0);
  });

  test("and no feed, list, sitemap or search has it any more", async ({ site }) => {
    for (const list of lists) {
      const text = await (await fetch(site.origin + list)).text();
      expect(text, list).not.toContain(headline);
    }
    const atom = await (await fetch(`${site.origin}/atom.xml`)).text();
    expect(atom).toContain("<at:deleted-entry");
  });

  test("and its twins say the same to programs", async ({ site }) => {
    const json = await fetch(`${site.origin}${address}/article.json`);
    expect(json.status).toBe(410);
    expect(await json.json()).toMatchObject({ reason, withdrawn: "editorial" });
    const markdown = await fetch(`${site.origin}${address}/article.md`);
    expect([markdown.status, (await markdown.text()).includes(reason)]).toEqual([410, true]);
  });

  test("and a reader who asks for the tombstone itself finds nothing there", async ({ site }) => {
    for (const asked of [
      `/tombstone${address}?status=410`,
      `/tombstone${address}`,
      `/%74ombstone${address}?status=410`,
    ])
      expect((await fetch(site.origin + asked)).status, asked).toBe(404);
  });

  for (const width of [390, 1440]) {
    test(`and axe finds nothing on its tombstone, ${width} px wide`, async ({ browser, site }) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(site.origin + address);
        expect(await axeFindings(page)).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(sideways, "scrolls sideways").toBe(false);
      }
      await page.close();
    });
  }

  test("and comes back when the newsroom changes its mind, moves, and goes by order", async ({
    site,
    dataDir,
  }) => {
    await command(dataDir, "restore", site.origin + address);
    expect((await fetch(site.origin + address)).status).toBe(200);
    await command(dataDir, "move", address, "ministry-reads");
    const old = await fetch(site.origin + address, { redirect: "manual" });
    expect([old.status, old.headers.get("location")]).toEqual([308, "/2018/01/02/ministry-reads"]);
    const authority = "https://court.example/orders/12";
    await command(dataDir, "withdraw", address, "--reason", "By order.", "--legal", authority);
    for (const asked of [address, "/2018/01/02/ministry-reads", `${address}/article.json`]) {
      const gone = await fetch(site.origin + asked);
      expect([gone.status, gone.headers.get("link")], asked).toEqual([
        451,
        `<${authority}>; rel="blocked-by"`,
      ]);
      expect(await gone.text()).not.toContain(headline);
    }
  });

  test("unless nobody says why, or it is not there", async ({ dataDir }) => {
    const refused = async (...args: string[]) => runStandfirst(args, { DATA_DIR: dataDir });
    const again = await refused("withdraw", "/2018/01/02/ministry-reads", "--reason", "Again.");
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("has been withdrawn")]);
    const unknown = await refused("withdraw", "/2018/01/02/nothing", "--reason", "Why not.");
    expect([unknown.status, unknown.stderr]).toEqual([
      1,
      expect.stringContaining("No article was ever published"),
    ]);
    const unsaid = await refused("withdraw", "/2018/01/02/nothing", "--reason", " ");
    expect([unsaid.status, unsaid.stderr]).toEqual([1, expect.stringContaining("No reason is given")]);
  });
});
