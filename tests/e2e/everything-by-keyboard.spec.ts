import type { Page } from "playwright/test";
import { keepPicture } from "@/lib/media/commands";
import { describePicture } from "@/lib/media/describe-picture";
import { mediaHashesIn } from "@/lib/media/media-address";
import { photograph } from "../media/samples";
import { statusOf, textOf } from "./editor";
import { expectFocus, tabTo } from "./keyboard";
import { expect, PASSWORD, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "by-keyboard" });

/** Types into what is reached by Tab. */
async function type(page: Page, label: RegExp, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.type(words);
}

test("from signing in to a withdrawal, an editor needs no mouse", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  test.setTimeout(180_000);
  const { keyboard } = page;
  const bytes = await photograph({ width: 900, height: 600 }).jpeg().toBuffer();
  await atDesk(dataDir, people.editor.email, async (desk) => {
    const kept = await keepPicture(desk, bytes, { name: "mast.jpg" });
    if (!kept.ok) throw new Error(kept.problems[0].message);
    const words = { alt: "A mast above a car park", caption: null, credit: "Jane Doe", licence: null };
    for (const hash of mediaHashesIn(kept.value.src)) await describePicture(desk, hash, words);
  });

  await page.goto(`${site.origin}/admin/sign-in`);
  await type(page, /^E-mail address/, people.editor.email);
  await type(page, /^Password/, PASSWORD);
  await keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/admin`);

  const sheet = page.locator(".keys-sheet");
  // The key does nothing until its script is at work.
  await expect(async () => {
    await keyboard.press("?");
    await expect(sheet.getByText("To the tools of the text")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectFocus(page, page.locator(".keys > summary"));
  await keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expectFocus(page, page.locator(".keys > summary"));

  await keyboard.press("n");
  await page.waitForURL(/\/drafts\/new$/);
  await page.waitForLoadState("networkidle");
  await type(page, /^Headline$/, "No mouse was needed");
  await keyboard.press("Enter");
  await page.waitForURL(/\/admin\/drafts\/[0-9a-f-]{36}$/);
  await textOf(page).waitFor();
  await type(page, /^Standfirst$/, "An editor's hands never left the keys");

  await tabTo(page, textOf(page));
  await keyboard.type("The minister denied it.");
  await keyboard.press("Control+.");
  await expectFocus(page, page.getByRole("button", { name: "Note", exact: true }));
  await keyboard.press("ArrowRight");
  await expectFocus(page, page.getByRole("button", { name: "Sign note" }));
  await keyboard.press("Escape");
  await expectFocus(page, textOf(page));
  await keyboard.press("Control+.");
  await keyboard.press("n");
  await expectFocus(page, page.getByRole("group", { name: "A note" }).getByLabel("What it says"));
  await keyboard.type("In the house, on Tuesday.");
  await keyboard.press("Enter");
  await expectFocus(page, textOf(page));
  await expect(textOf(page)).toContainText("The minister denied it.[^1]");

  await keyboard.press("Control+.");
  await keyboard.press("f");
  const figure = page.getByRole("group", { name: "A figure" });
  await expectFocus(page, figure.getByLabel("Words of its description"));
  await keyboard.type("mast");
  await expect(figure.getByText("1 picture;")).toBeVisible();
  await keyboard.press("Enter");
  await expectFocus(page, figure.getByRole("radio", { name: "A mast above a car park" }));
  await keyboard.press("Space");
  await expect(figure.getByLabel("What it shows")).toHaveValue("A mast above a car park");
  await keyboard.press("Enter");
  await expectFocus(page, textOf(page));
  await expect(textOf(page)).toContainText("![A mast above a car park](/media/");

  // The text is no trap (WCAG 2.1.2): both ways lead out of it, with Escape before and without.
  await keyboard.press("Escape");
  await expectFocus(page, textOf(page));
  await tabTo(page, page.getByRole("button", { name: "Save", exact: true }));
  await tabTo(page, textOf(page), { back: true });
  await tabTo(page, page.getByRole("button", { name: "Link", exact: true }), { back: true });
  await type(page, /^Section$/, "Surveillance");
  await type(page, /^Authors/, "Edgar Itor");
  await tabTo(page, page.getByRole("button", { name: "Choose a picture" }));
  await keyboard.press("Enter");
  const lead = page.getByRole("group", { name: "The lead picture" });
  await expectFocus(page, lead.getByLabel("Words of its description"));
  await keyboard.press("Escape");
  await expectFocus(page, page.getByRole("button", { name: "Choose a picture" }));
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await expectFocus(page, lead.getByRole("radio", { name: "A mast above a car park" }));
  await keyboard.press("Space");
  await keyboard.press("Enter");
  await expectFocus(page, page.getByRole("button", { name: "Choose a picture" }));
  await expect(page.locator(".editor-preview .lead-figure img")).toBeVisible();
  await keyboard.press("Control+s");
  await expect(statusOf(page)).toHaveText(/^Saved \d/);

  await keyboard.press("u");
  await page.waitForURL(/\/publish$/);
  await page.waitForLoadState("networkidle");
  await keyboard.press("p");
  await expectFocus(page, page.getByRole("button", { name: "Publish now" }));
  await keyboard.press("Enter");
  await page.waitForURL(/\/admin\/articles\//);
  const address = await page.locator("[data-key=r]").getAttribute("href");
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(site.origin + address);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("No mouse was needed");
  await expect(reader.getByRole("img", { name: "A mast above a car park" })).toHaveCount(2);

  await page.waitForLoadState("networkidle");
  await keyboard.press("w");
  await page.waitForURL(/\/admin\/drafts\/[0-9a-f-]{36}$/);
  await textOf(page).waitFor();
  await tabTo(page, textOf(page));
  await keyboard.press("Control+Home");
  await keyboard.type("On Tuesday. ");
  await keyboard.press("Control+s");
  await expect(statusOf(page)).toHaveText(/^Saved \d/);
  await tabTo(page, page.getByRole("button", { name: "Save", exact: true }));
  await keyboard.press("u");
  await page.waitForURL(/\/publish$/);
  await page.waitForLoadState("networkidle");
  await tabTo(page, page.getByLabel("Kind of change"));
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await type(page, /^What readers are told/, "The day was missing.");
  await keyboard.press("Enter");
  await page.waitForURL(/\/admin\/articles\//);
  await reader.reload();
  await expect(reader.locator(".article > .prose")).toContainText("On Tuesday. The minister denied it.");

  await page.waitForLoadState("networkidle");
  await keyboard.press("x");
  await expectFocus(page, page.getByRole("button", { name: "Withdraw the article" }));
  await tabTo(page, page.getByRole("textbox", { name: /^Reason/ }), { back: true });
  await keyboard.type("It was a different minister.");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Withdrawn article");
  expect((await reader.goto(site.origin + address))?.status()).toBe(410);
  await reader.context().close();
});
