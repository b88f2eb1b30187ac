import { createAndPublish } from "@/lib/articles/commands";
import { articleContent } from "../support/factories";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "reporting" });

test("a reader reports an error without account, script or cookie, and an editor decides", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  const content = articleContent({ headline: "The ministry kept everything", body: "It kept 14 files." });
  const published = await atDesk(dataDir, people.editor.email, (desk) =>
    createAndPublish(desk, { content }, [site.origin]),
  );
  if (!published.ok) throw new Error(published.problems[0].message);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.goto(site.origin + published.value.path);
  await reader.getByRole("link", { name: "Report an error" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("What is wrong?");
  // Nobody meets the field that is for programs.
  await expect(reader.getByLabel("Leave this empty")).toBeHidden();

  await reader.getByLabel("The words that it is about").fill("It kept 14 files.");
  await reader.getByRole("button", { name: "Send the report" }).click();
  await expect(reader.getByRole("alert")).toContainText("Say what is wrong");
  // What was written is still there.
  await expect(reader.getByLabel("The words that it is about")).toHaveValue("It kept 14 files.");
  await reader.getByLabel("What is wrong, and how you know").fill("It kept 15:\nsee annex <b>.");
  await reader.getByLabel("How we can reach you").fill("reader@example.org");
  const [sent] = await Promise.all([
    reader.waitForRequest((request) => request.method() === "POST"),
    reader.getByRole("button", { name: "Send the report" }).click(),
  ]);
  expect((await sent.allHeaders()).cookie).toBeUndefined();
  await expect(reader).toHaveURL(`${site.origin}${published.value.path}/report/thanks`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  expect(await context.cookies()).toEqual([]);

  // A form that is not the page's own, and one from elsewhere, does nothing.
  const form = (more: Record<string, string>) => ({
    multipart: { text: "x", quote: "", contact: "", website: "", ...more },
  });
  const elsewhere = await context.request.post(`${site.origin}/2018/01/02/nothing/report`, form({}));
  expect(elsewhere.status()).toBe(400);
  const crossing = await context.request.post(`${site.origin}${published.value.path}/report`, {
    ...form({}),
    headers: { origin: "https://evil.example" },
  });
  expect(crossing.status()).toBe(403);

  await signIn(page, site.origin, "editor");
  await page.getByRole("navigation", { name: "Newsroom" }).getByRole("link", { name: "Reports" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "see annex <b>." });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("reader@example.org");
  await expect(row.getByRole("link", { name: content.headline })).toHaveAttribute(
    "href",
    `/admin/drafts/${published.value.id}`,
  );
  await row.getByLabel("What came of it").selectOption("declined");
  await row.getByRole("button", { name: "Decide" }).click();
  await expect(row.getByRole("alert")).toContainText("why nothing is wrong");
  await row.getByLabel("A note for the newsroom").fill("The annex says 14.");
  await row.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("Nothing is reported.")).toBeVisible();
  await page.getByRole("link", { name: "Those that were handled" }).click();
  await expect(page.getByText("The annex says 14.")).toBeVisible();
  await expect(page.getByText("reader@example.org")).toHaveCount(0);
  await context.close();
});
