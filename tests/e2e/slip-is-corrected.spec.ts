import { createAndPublish } from "@/lib/articles/commands";
import { articleContent } from "../support/factories";
import { statusOf, textOf } from "./editor";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "correcting" });

test("a slip is corrected, and the reader's next request has it", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  const content = articleContent({
    headline: "The ministry kept everything",
    body: "It was found on a Tuesday.\n\nIt kept 14 files.\n\nNobody was fined.",
  });
  const published = await atDesk(dataDir, people.editor.email, (desk) =>
    createAndPublish(desk, { content }, [site.origin]),
  );
  if (!published.ok) throw new Error(published.problems[0].message);
  const { id, path } = published.value;
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(site.origin + path);
  const prose = reader.locator(".article > .prose");
  await expect(prose).toContainText("It kept 14 files.");
  await expect(reader.locator(".provenance")).toContainText("Revision 1");

  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}`);
  await textOf(page).waitFor();
  const shown = page.locator(".editor-preview .prose > p");
  const first = await shown.first().elementHandle();
  await textOf(page).getByText("It kept 14 files.").click();
  await page.keyboard.press("Home");
  for (let letter = 0; letter < "It kept 14".length; letter += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("5");
  await expect(shown.nth(1)).toHaveText("It kept 15 files.");
  // Of the preview nothing is drawn anew but what changed.
  expect(await shown.first().evaluate((now, before) => now === before, first)).toBe(true);
  await page.keyboard.press("Control+s");
  await expect(statusOf(page)).toHaveText(/^Saved \d/);
  await reader.reload();
  await expect(prose).toContainText("It kept 14 files.");

  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await page.getByLabel("Kind of change").selectOption("corrected");
  await page.getByRole("button", { name: "Publish what changed" }).click();
  await expect(page.locator(".problems")).toBeVisible();
  await page.getByLabel("What readers are told of it").fill("There were 15 files, not 14.");
  await page.getByRole("button", { name: "Publish what changed" }).click();
  await page.waitForURL(`${site.origin}/admin/articles/${id}`);

  await reader.reload();
  await expect(prose).toContainText("It kept 15 files.");
  await expect(prose).not.toContainText("14");
  await expect(reader.locator(".provenance")).toContainText("Revision 2");
  await expect(reader.locator(".updated")).toBeVisible();
  await expect(reader.getByRole("region", { name: "What changed" })).toContainText(
    "There were 15 files, not 14.",
  );
  await page.goto(`${site.origin}/admin/drafts/${id}/history`);
  await expect(page.getByText("There were 15 files, not 14.")).toBeVisible();
  await reader.context().close();
});
