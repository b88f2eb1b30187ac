import { createAndPublish } from "@/lib/articles/commands";
import { saveDraft } from "@/lib/articles/save-draft";
import { articleContent } from "../support/factories";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "correcting-seriously" });

const content = articleContent({
  headline: "The ministry kept everything",
  body: "It was found on a Tuesday.\n\nIt kept *14* files. That was lawful.\n\nNobody was fined.",
});

test("a serious correction is met before the piece, with the words that it replaced, without script", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  const published = await atDesk(dataDir, people.editor.email, async (desk) => {
    const first = await createAndPublish(desk, { content }, [site.origin]);
    if (!first.ok) throw new Error(first.problems[0].message);
    const wrong = { ...content, body: content.body.replace("lawful", "not lawful") };
    await saveDraft(desk, { id: first.value.id, version: 1, content: wrong });
    return first.value;
  });

  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${published.id}/publish`);
  // What only adds a word cannot be called a typing error.
  await expect(page.getByText("This is more than a typing error")).toBeVisible();
  expect(await page.getByLabel("Kind of change").locator("option").allInnerTexts()).toEqual([
    "Choose",
    "an update: there is news",
    "a correction: something was wrong",
  ]);
  await page.getByText("What readers would be shown of a correction").click();
  await expect(page.locator(".pending-passages ins")).toHaveText(/not/);
  await page.getByLabel("Kind of change").selectOption("corrected");
  await page.getByLabel("What readers are told of it").fill("We had it that this was lawful.");
  await page.getByLabel("It is a serious correction").check();
  await page.getByRole("button", { name: "Publish what changed" }).click();
  await page.waitForURL(`${site.origin}/admin/articles/${published.id}`);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.goto(site.origin + published.path);
  const told = reader.getByRole("region", { name: "A serious correction" });
  await expect(told).toContainText("We had it that this was lawful.");
  const [correctionAt, proseAt] = await Promise.all([
    told.boundingBox(),
    reader.getByText("It was found on a Tuesday.").boundingBox(),
  ]);
  expect(correctionAt?.y).toBeLessThan(proseAt?.y ?? 0);
  await expect(told.locator("ins")).toBeHidden();
  await told.getByText("The passage, before and after").click();
  await expect(told.locator("ins")).toHaveText(/^added: not\s*$/);
  await expect(told).toContainText("That was");
  expect(await told.getByRole("link", { name: "show the correction in the text" }).getAttribute("href")).toBe(
    `${published.path}/history/1/2`,
  );

  await reader.getByRole("contentinfo").getByRole("link", { name: "Corrections" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("What we got wrong");
  const item = reader.getByRole("listitem").filter({ hasText: content.headline });
  await expect(item).toContainText("Serious");
  await expect(item).toContainText("We had it that this was lawful.");
  await expect(reader.getByRole("row", { name: /^Corrections/ })).toContainText("1");
  await item.getByRole("link", { name: "On the article’s page" }).click();
  await expect(reader).toHaveURL(`${site.origin}${published.path}#change-2`);

  const feed = await (await context.request.get(`${site.origin}/corrections/atom.xml`)).text();
  expect(feed).toContain("#change-2</id>");
  await context.close();
});
