import { createDraft } from "@/lib/articles/commands";
import { articleContent } from "../support/factories";
import { pressFor } from "./keyboard";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "publishing" });
test.describe.configure({ mode: "serial" });

const headline = "The ministry that reads over shoulders";

test("a writer sends a draft for review, an editor publishes it, and a reader sees it", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  const [id, other] = await atDesk(dataDir, people.writer.email, async (desk) => [
    await createDraft(desk, { content: articleContent({ headline }) }),
    await createDraft(
      { ...desk, actor: "somebody else" },
      { content: articleContent({ headline: "Not the writer’s" }) },
    ),
  ]);

  await signIn(page, site.origin, "writer");
  await expect(page.getByRole("link", { name: headline, exact: true })).toBeVisible();
  await expect(page.getByText("Not the writer’s")).toHaveCount(0);
  await page.goto(`${site.origin}/admin?q=writer`);
  await expect(page.getByText("Nothing here is like that.")).toBeVisible();
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await expect(page.getByRole("button", { name: "Publish now" })).toHaveCount(0);
  await page.getByLabel("A note for whoever has it next").fill("Is the second quote safe?");
  await page.getByRole("button", { name: "Send for review" }).click();
  await expect(page.getByText("In review")).toBeVisible();

  const theirs = await browser.newContext({ storageState: await page.context().storageState() });
  const refused = await (await theirs.newPage()).goto(`${site.origin}/admin/drafts/${other}/publish`);
  expect(refused?.status()).toBe(403);
  await theirs.close();
  await page.context().clearCookies();

  await signIn(page, site.origin, "editor");
  await expect(page.getByText("Is the second quote safe?")).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("j");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page.locator(":focus")).toHaveText(headline);
  await page.keyboard.press("p");
  await page.waitForURL(`${site.origin}/admin/drafts/${id}/publish`);
  await expect(page.getByText("Nothing is missing: it can go live.")).toBeVisible();
  await pressFor(page, "p", page.getByRole("button", { name: "Publish now" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/admin/articles/${id}`);

  const reader = await browser.newContext();
  const front = await reader.newPage();
  await front.goto(site.origin);
  await front.getByRole("link", { name: headline }).first().click();
  await expect(front.getByRole("heading", { level: 1 })).toHaveText(headline);
  await reader.close();
});

test("an editor schedules, chooses an address and publishes a correction, all without script", async ({
  browser,
  site,
  dataDir,
  people,
}) => {
  const id = await atDesk(dataDir, people.editor.email, (desk) =>
    createDraft(desk, { content: articleContent({ headline: "By hand" }) }),
  );
  const context = await browser.newContext({ javaScriptEnabled: false, timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);

  await page.getByRole("textbox", { name: /^Slug/ }).fill("Not a Slug");
  await page.getByRole("button", { name: "Choose" }).click();
  await expect(page.locator(".problems")).toContainText("Try “not-a-slug”.");
  await page.getByRole("textbox", { name: /^Slug/ }).fill("by-their-hands");
  await page.getByRole("button", { name: "Choose" }).click();
  await expect(page.getByText(/\/by-their-hands$/)).toBeVisible();

  // The last Sunday of an October to come, when London's clocks are put back at two.
  await page.getByLabel("Date and time").fill("2031-10-26T01:30");
  await page.getByRole("button", { name: "Schedule" }).click();
  await expect(page.locator(".problems")).toContainText("show this time twice");
  await page.getByLabel("Which of the two").selectOption("second");
  await page.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByRole("heading", { name: "Goes live 26 October 2031, 01:30 GMT" })).toBeVisible();
  await page.getByRole("button", { name: "Take it off the schedule" }).click();
  await expect(page.getByText("In review")).toBeVisible();

  await page.getByRole("button", { name: "Publish now" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Article");
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await expect(page.getByText("Readers have it as it is here")).toBeVisible();

  await atDesk(dataDir, people.editor.email, async (desk) => {
    const { saveDraft } = await import("@/lib/articles/save-draft");
    const content = articleContent({ headline: "By their hands", slug: "by-their-hands" });
    expect(await saveDraft(desk, { id, version: 2, content, deliberate: true })).toMatchObject({ ok: true });
  });
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await page.getByRole("link", { name: "See what is different" }).click();
  await expect(page.locator("del")).toHaveText(/hand$/);
  await expect(page.locator("ins")).toHaveText(/their hands$/);
  await page.goBack();
  await page.getByLabel("Kind of change").selectOption("corrected");
  await page.getByLabel("What readers are told of it").fill("There were several.");
  await page.getByRole("button", { name: "Publish what changed" }).click();
  await expect(page.getByText("By their hands")).toBeVisible();

  // An earlier text comes back as the draft, and readers see nothing of it.
  await page.goto(`${site.origin}/admin/drafts/${id}/history?from=r1&to=now`);
  await page.getByRole("button", { name: "Make revision 1 the draft again" }).click();
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await expect(page.getByText("Changed", { exact: true })).toBeVisible();
  await context.close();
});

test("a draft is discarded and brought back by keys", async ({ page, site, dataDir, people }) => {
  const id = await atDesk(dataDir, people.editor.email, (desk) =>
    createDraft(desk, { content: articleContent({ headline: "A slip" }) }),
  );
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await pressFor(page, "x", page.getByRole("button", { name: "Discard this draft" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/admin?state=discarded`);
  await pressFor(page, "j", page.locator("[data-row]"));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.origin}/admin/drafts/${id}`);
  await page.goto(`${site.origin}/admin?state=writing`);
  await pressFor(page, "/", page.getByRole("searchbox", { name: "Words of the headline" }));
  await page.keyboard.type("slip");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=slip/);
  await expect(page.getByRole("link", { name: "A slip", exact: true })).toBeVisible();
});
