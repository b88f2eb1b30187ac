import { keepPicture } from "@/lib/media/commands";
import { describePicture } from "@/lib/media/describe-picture";
import { mediaHashesIn } from "@/lib/media/media-address";
import { photograph } from "../media/samples";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "without-script" });

test("a piece is begun, written, met by somebody else, published and corrected, all without script", async ({
  browser,
  site,
  dataDir,
  people,
}) => {
  const bytes = await photograph({ width: 900, height: 600 }).jpeg().toBuffer();
  await atDesk(dataDir, people.editor.email, async (desk) => {
    const kept = await keepPicture(desk, bytes, { name: "mast.jpg" });
    if (!kept.ok) throw new Error(kept.problems[0].message);
    const words = { alt: "A mast above a car park", caption: null, credit: "Jane Doe", licence: null };
    for (const hash of mediaHashesIn(kept.value.src)) await describePicture(desk, hash, words);
  });
  const without = { javaScriptEnabled: false };
  const [hers, his] = [await browser.newContext(without), await browser.newContext(without)];
  const [ada, edgar] = [await hers.newPage(), await his.newPage()];
  await signIn(ada, site.origin, "administrator");
  await signIn(edgar, site.origin, "editor");

  await ada.goto(`${site.origin}/admin/drafts/new`);
  await ada.getByLabel("Headline").fill("Written on paper");
  await ada.getByRole("button", { name: "Begin writing" }).click();
  await ada.waitForURL(/\/admin\/drafts\/[0-9a-f-]{36}$/);
  await expect(ada.getByLabel("Headline", { exact: true })).toHaveValue("Written on paper");
  await ada.getByLabel("Text", { exact: true }).fill("The first paragraph.\n\nThe second.");
  await ada.getByLabel("Section", { exact: true }).fill("Surveillance");
  await ada.getByLabel(/^Authors/).fill("Ada Minister");
  await ada
    .getByLabel("One of the newest pictures")
    .selectOption({ label: "A mast above a car park (900 × 600)" });
  await ada.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ada.getByRole("status")).toHaveText("Saved.");
  await expect(ada.getByLabel("What the picture shows")).toHaveValue("A mast above a car park");
  await expect(ada.getByLabel("Credit", { exact: true })).toHaveValue("Jane Doe");
  await expect(ada.locator(".editor-preview .prose")).toContainText("The second.");

  // Both have the same version before them; he saves first.
  await edgar.goto(ada.url());
  await edgar.getByLabel("Text", { exact: true }).fill("The first paragraph, by Edgar.\n\nThe second.");
  await edgar.getByLabel("Standfirst", { exact: true }).fill("He thought of one");
  await edgar.getByRole("button", { name: "Save", exact: true }).click();
  await expect(edgar.getByRole("status")).toHaveText("Saved.");
  await ada.getByLabel("Text", { exact: true }).fill("The first paragraph.\n\nThe second, by Ada.");
  await ada.getByRole("button", { name: "Save", exact: true }).click();
  const theirs = ada.getByRole("region", { name: "What somebody else saved" });
  await expect(theirs.getByLabel("Theirs: Text")).toHaveValue(
    "The first paragraph, by Edgar.\n\nThe second.",
  );
  await expect(theirs.getByLabel("Theirs: Standfirst")).toHaveValue("He thought of one");
  await expect(theirs.getByLabel(/^Theirs/)).toHaveCount(2);
  await expect(ada.getByLabel("Text", { exact: true })).toHaveValue(
    "The first paragraph.\n\nThe second, by Ada.",
  );
  await ada.getByLabel("Text", { exact: true }).fill("The first paragraph, by Edgar.\n\nThe second, by Ada.");
  await ada.getByLabel("Standfirst", { exact: true }).fill("He thought of one");
  await ada.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ada.getByRole("status")).toHaveText("Saved.");
  await expect(theirs).toHaveCount(0);
  // Not by loading the page again, which would send his form again.
  await edgar.goto(edgar.url());
  await expect(edgar.getByLabel("Text", { exact: true })).toHaveValue(
    "The first paragraph, by Edgar.\n\nThe second, by Ada.",
  );

  await ada.getByRole("link", { name: "Publish", exact: true }).click();
  await ada.getByRole("button", { name: "Publish now" }).click();
  await expect(ada.getByRole("heading", { level: 1 })).toHaveText("Article");
  await ada.getByRole("link", { name: "Write", exact: true }).click();
  await ada.getByLabel("Text", { exact: true }).fill("The first paragraph, by Edgar.\n\nThe last, by Ada.");
  await ada.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ada.getByRole("status")).toHaveText("Saved.");
  await ada.getByRole("link", { name: "Publish", exact: true }).click();
  await ada.getByLabel("Kind of change").selectOption("corrected");
  await ada.getByLabel("What readers are told of it").fill("There were but two.");
  await ada.getByRole("button", { name: "Publish what changed" }).click();
  await expect(ada.getByRole("heading", { level: 1 })).toHaveText("Article");
  const reader = await hers.newPage();
  await reader.goto(site.origin);
  await reader.getByRole("link", { name: "Written on paper" }).first().click();
  await expect(reader.locator(".article > .prose")).toContainText("The last, by Ada.");
  await expect(reader.getByRole("img", { name: "A mast above a car park" })).toBeVisible();
  await hers.close();
  await his.close();
});
