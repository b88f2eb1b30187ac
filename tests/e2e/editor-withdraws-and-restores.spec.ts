import { createAndPublish } from "@/lib/articles/commands";
import { articleContent } from "../support/factories";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "withdrawing" });

test("an editor moves an article, withdraws it with a reason, and publishes it again", async ({
  page,
  browser,
  site,
  dataDir,
  people,
}) => {
  const published = await atDesk(dataDir, people.editor.email, (desk) =>
    createAndPublish(desk, { content: articleContent({ headline: "A claim too many" }) }, [site.origin]),
  );
  if (!published.ok) throw new Error(published.problems[0].message);
  const { id, path } = published.value;
  const reader = await (await browser.newContext()).newPage();
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/articles/${id}`);
  const stale = await page.context().newPage();
  await stale.goto(`${site.origin}/admin/articles/${id}`);

  await page.getByRole("textbox", { name: /^Slug/ }).fill("a-claim");
  await page.getByRole("button", { name: "Move it there" }).click();
  await expect(page.getByRole("status")).toContainText("the address that it had leads there");
  await expect(page.getByRole("link", { name: path, exact: true })).toBeVisible();
  await reader.goto(site.origin + path);
  expect(new URL(reader.url()).pathname).toMatch(/\/a-claim$/);

  // Whoever still has the page of before is told, and keeps what they typed.
  await stale.getByRole("textbox", { name: /^Reason/ }).fill("It is not true.");
  await stale.getByRole("button", { name: "Withdraw the article" }).click();
  await expect(stale.locator(".problems")).toContainText("Somebody has published since you saw it");
  await expect(stale.getByRole("textbox", { name: /^Reason/ })).toHaveValue("It is not true.");
  await expect(stale.getByText("· revision 2 ·")).toBeVisible();
  expect((await reader.goto(reader.url()))?.status()).toBe(200);
  await stale.close();

  await page.getByLabel("Who decided").selectOption("legal");
  await page.getByRole("textbox", { name: /^Reason/ }).fill("A court found it to be untrue.");
  await page.getByLabel("Address of the authority").fill("the court");
  await page.getByRole("button", { name: "Withdraw the article" }).click();
  await expect(page.locator(".problems")).toContainText("named by its address on the web");
  await expect(page.getByRole("textbox", { name: /^Reason/ })).toHaveValue("A court found it to be untrue.");
  await page.getByLabel("Address of the authority").fill("https://court.example/orders/12");
  await page.getByLabel("Its headline").selectOption("hide");
  await page.getByRole("button", { name: "Withdraw the article" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Withdrawn article");
  await expect(page.getByText("A claim too many")).toHaveCount(0);
  const gone = await reader.goto(reader.url());
  expect(gone?.status()).toBe(451);
  await expect(reader.getByText("A court found it to be untrue.")).toBeVisible();

  await page.getByLabel("What readers are told of it").fill("The court changed its mind.");
  await page.getByRole("button", { name: "Publish it again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Article");
  expect((await reader.goto(reader.url()))?.status()).toBe(200);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("A claim too many");
  await reader.context().close();
});
