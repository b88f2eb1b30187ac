import { createDraft } from "@/lib/articles/commands";
import { saveDraft } from "@/lib/articles/save-draft";
import { crawl } from "../support/crawl";
import { articleContent } from "../support/factories";
import { unguarded } from "../support/guards";
import { ask } from "./ask";
import { axeFindings } from "./axe";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "previews" });

const secretWord = "sentinelofadraft";

test("somebody without an account reads a draft by a link, until it is made void", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  const id = await atDesk(dataDir, people.editor.email, (desk) =>
    createDraft(desk, { content: articleContent({ headline: `The ${secretWord}` }) }),
  );
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await page.getByLabel("Good for how many days").fill("15");
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.locator(".problems")).toContainText("1 to 14 whole days");
  await page.getByLabel("Good for how many days").fill("2");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.locator(".reveal pre").innerText();

  const answer = await ask(site.origin, new URL(link).pathname);
  expect(answer.status).toBe(200);
  expect(unguarded(answer.headers)).toEqual([]);
  expect(answer.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.body).toMatch(/<meta name="robots" content="noindex/);
  expect(answer.body).not.toMatch(/rel="canonical"|application\/ld\+json|application\/atom/);

  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const reader = await context.newPage();
    await reader.goto(link);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(`The ${secretWord}`);
    await expect(reader.getByText("Not published.")).toBeVisible();
    if (javaScriptEnabled) expect(await axeFindings(reader)).toEqual([]);
    await atDesk(dataDir, people.editor.email, async (desk) => {
      const { version } = await desk.database.draft.findUniqueOrThrow({ where: { id } });
      const content = articleContent({ headline: `The ${secretWord}`, body: `Version ${version}.` });
      await saveDraft(desk, { id, version, content, deliberate: true });
      await reader.reload();
      await expect(reader.getByText(`Version ${version}.`)).toBeVisible();
    });
    await context.close();
  }

  await page.getByRole("button", { name: "Make all links void" }).click();
  await expect(page.getByText("No link that was made so far shows anything")).toBeVisible();
  const after = await ask(site.origin, new URL(link).pathname);
  expect(after.status).toBe(404);
  expect(after.body).not.toContain(secretWord);
  expect((await ask(site.origin, "/admin/preview/none")).body).toBe(after.body);
});

test("nothing of a draft is anywhere that readers look", async ({ site }) => {
  const searches = ["", "/atom.xml", "/feed.json"].map((file) => `/search${file}?q=${secretWord}`);
  const from = ["/", "/sitemap.xml", "/feeds.opml", "/llms.txt", ...searches];
  const documents = await crawl(site.origin, [site.origin], from, 3);
  expect(documents.length).toBeGreaterThan(30);
  for (const { address, body } of documents) expect(body, address).not.toContain(`The ${secretWord}`);
});
