import { changeSlug } from "@/lib/articles/change-slug";
import { sha256 } from "@/lib/storage/sha256";
import { accepted, publishWithHistory } from "../support/publish-revision";
import { runStandfirst } from "../support/run-standfirst";
import { ask } from "./ask";
import { axeFindings } from "./axe";
import { expect, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "changing" });

const paragraphs = (first: string) =>
  [first, ...Array.from({ length: 8 }, (_, at) => `Paragraph ${at + 2} of the report.`)].join("\n\n");

const first = {
  headline: "The ministry kept every letter",
  standfirst: "It was found in a cupboard",
  body: paragraphs("It kept 14 files."),
};

let path: string;
let id: string;

test.beforeAll(async ({ site, dataDir, people }) => {
  ({ path, id } = await atDesk(dataDir, people.editor.email, (desk) =>
    publishWithHistory(desk, [site.origin], first, [
      { kind: "corrected", note: "There were 15 files.", change: { body: paragraphs("It kept 15 files.") } },
      {
        kind: "updated",
        note: "It says why.",
        change: { headline: "The ministry kept every letter, and says why" },
      },
    ]),
  ));
});

test("a reader without script sees what a piece was, what became of it, and when", async ({
  browser,
  site,
}) => {
  const reader = await browser.newContext({ javaScriptEnabled: false });
  const page = await reader.newPage();
  await page.goto(site.origin + path);
  await page.getByRole("link", { name: "Revision 3", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "The ministry kept every letter, and says why",
  );
  const entries = page.locator(".ledger > li");
  await expect(entries).toHaveCount(3);
  await expect(entries.nth(0)).toContainText("Headline changed");
  await expect(entries.nth(0)).toContainText("It says why.");
  await expect(entries.nth(1)).toContainText("Correction");
  await expect(entries.nth(1)).toContainText("1 word added, 1 removed");
  await expect(entries.nth(2)).toContainText("Published");
  // Who did it is said only where the site wants it said.
  await expect(page.locator("main")).not.toContainText("Edgar");

  await page.getByRole("link", { name: "Revision 1, as it was" }).click();
  await expect(page.locator(".old-revision", { hasText: "An old revision: 1 of 3" })).toContainText(
    "This is not what the article says today.",
  );
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.headline);
  await expect(page.locator(".prose").first()).toContainText("It kept 14 files.");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", site.origin + path);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");

  await page.getByRole("link", { name: "Revision 2 →" }).click();
  await page.getByRole("link", { name: "What changed by it" }).click();
  expect(new URL(page.url()).pathname).toBe(`${path}/history/1/2`);
  await expect(page.locator(".comparison del")).toHaveText("removed: 14");
  await expect(page.locator(".comparison ins")).toHaveText("added: 15");
  const folded = page.getByText("Paragraph 5 of the report.");
  await expect(folded).toBeHidden();
  await page.getByText("7 paragraphs the same").click();
  await expect(folded).toBeVisible();

  await page.getByLabel("Revision", { exact: true }).fill("3");
  await page.getByLabel("and revision").fill("1");
  await page.getByLabel("shown").selectOption("side by side");
  await page.getByRole("button", { name: "Compare" }).click();
  expect(page.url()).toBe(`${site.origin}${path}/history/1/3?view=side`);
  const text = page.locator('[data-field="body"] tbody tr').first().locator("td");
  await expect(text.nth(0)).toContainText("It kept");
  await expect(text.nth(0).locator("del")).toHaveText("removed: 14");
  await expect(text.nth(1).locator("ins")).toHaveText("added: 15");
  await page.getByRole("link", { name: "Show it in line" }).click();
  await expect(page.locator('[data-field="headline"] ins')).toContainText("and says why");
  await reader.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing there, ${colorScheme}, ${width} px wide`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      for (const address of ["", "/1", "/3", "/1/3", "/1/3?view=side"]) {
        await page.goto(`${site.origin}${path}/history${address}`);
        expect(await axeFindings(page), address).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect(sideways, `${address} scrolls sideways`).toBe(false);
      }
    });
  }
}

test("a site may say who published each revision, and then gives the bytes of their hashes", async ({
  page,
  site,
  dataDir,
}) => {
  const record = `${path}/history/2/revision.json`;
  const before = JSON.parse((await ask(site.origin, record)).body);
  expect(before).toMatchObject({ withheld: ["actor", "origin"], record: { number: 2 } });
  expect(await runStandfirst(["site", "set", "--name-actors", "yes"], { DATA_DIR: dataDir })).toMatchObject({
    status: 0,
    stderr: "",
  });
  await page.goto(`${site.origin}${path}/history`);
  await expect(page.locator(".ledger > li").first()).toContainText("by Edgar Itor");
  const { headers, body } = await ask(site.origin, record);
  expect(headers["content-type"]).toBe("application/json");
  expect(sha256(Buffer.from(body))).toBe(before.sha256);
});

test("the history of a piece that moves goes with it", async ({ site, dataDir, people }) => {
  const moved = await atDesk(dataDir, people.editor.email, async (desk) =>
    accepted(await changeSlug(desk, { article: { id }, slug: "every-letter-kept" })),
  );
  for (const rest of ["/history", "/history/2", "/history/1/2?view=side", "/history/2/revision.json"]) {
    const { status, headers } = await ask(site.origin, path + rest);
    expect([status, headers.location], rest).toEqual([308, moved.path + rest]);
  }
  const gate = await ask(site.origin, `/timegate${path}`);
  expect([gate.status, gate.headers.location]).toEqual([308, `/timegate${moved.path}`]);
  const history = (await ask(site.origin, `${moved.path}/history`)).body;
  expect(history).toContain("Moved to another address");
  expect((await ask(site.origin, `${moved.path}/history/1`)).body).toContain("It kept 14 files.");
});
