import type { Page } from "playwright/test";
import { createAndPublish } from "@/lib/articles/commands";
import { articleContent } from "../support/factories";
import { axeFindings } from "./axe";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "languages" });

const content = articleContent({
  headline: "The ministry read every letter",
  standfirst: "It says that it did not",
  body: "It was found on a Tuesday.\n\nNobody was fined.",
});

/** What the head of a page says of its editions, by their tags. */
const alternates = (page: Page) =>
  page
    .locator("link[rel=alternate][hreflang]")
    .evaluateAll((links) =>
      Object.fromEntries(links.map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")])),
    );

test("a piece is translated, read in either language, and each goes its own way, all without script", async ({
  page: withScript,
  browser,
  site,
  dataDir,
  people,
}) => {
  const published = await atDesk(dataDir, people.editor.email, async (desk) => {
    const first = await createAndPublish(desk, { content }, [site.origin]);
    if (!first.ok) throw new Error(first.problems[0].message);
    return first.value;
  });
  const english = site.origin + published.path;
  const desk = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const languages = reader.getByRole("navigation", { name: "Languages of this article" });

  await reader.goto(english);
  await expect(languages).toHaveCount(0);
  expect(await alternates(reader)).toEqual({});

  await signIn(desk, site.origin, "editor");
  await desk.goto(`${site.origin}/admin/drafts/${published.id}`);
  await desk.getByRole("link", { name: "Translations" }).click();
  await desk.getByLabel("Into which language").fill("German");
  await desk.getByRole("button", { name: "Begin a translation" }).click();
  await expect(desk.locator(".problems")).toContainText("This is the tag of no language");
  await desk.getByLabel("Into which language").fill("de");
  await desk.getByRole("button", { name: "Begin a translation" }).click();
  await desk.waitForURL(/\/admin\/drafts\/[0-9a-f-]{36}$/);
  await expect(desk.getByLabel("Headline", { exact: true })).toHaveValue(content.headline);
  await desk.getByLabel("Headline", { exact: true }).fill("Das Ministerium las jeden Brief");
  await desk.getByLabel("Standfirst", { exact: true }).fill("Es sagt, dass es das nicht tat");
  await desk.getByLabel("Text", { exact: true }).fill("Das kam an einem Dienstag heraus.");
  await desk.getByLabel("Translated by machine").fill("Babel 3");
  await desk.getByLabel("Translation checked by").fill("Mei Lin");
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await expect(desk.getByRole("status")).toHaveText("Saved.");
  await desk.getByRole("link", { name: "Publish", exact: true }).click();
  await desk.getByRole("button", { name: "Publish now" }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Article");

  // A reader of the original finds it, and the way back.
  await reader.goto(english);
  await expect(languages.locator("[aria-current]")).toHaveText("English");
  const both = await alternates(reader);
  await languages.getByRole("link", { name: "Deutsch" }).click();
  await reader.waitForURL(/das-ministerium-las-jeden-brief/);
  const german = reader.url();
  expect(both).toEqual({ "en-GB": english, de: german, "x-default": english });
  expect(await alternates(reader)).toEqual(both);
  expect(await reader.locator("link[rel=canonical]").getAttribute("href")).toBe(german);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "de");
  await expect(languages.locator("[aria-current]")).toHaveText("Deutsch");
  await expect(languages.locator("[aria-current]")).toHaveAttribute("lang", "de");
  await expect(
    reader.getByText("Translated from English by a machine (Babel 3), checked by Mei Lin"),
  ).toBeVisible();
  expect(JSON.parse(await reader.locator("script[type='application/ld+json']").innerText())).toMatchObject({
    inLanguage: "de",
    translationOfWork: { "@id": english },
  });
  await withScript.goto(german);
  expect(await axeFindings(withScript)).toEqual([]);
  // The sitemap leaves to the pages what is whose translation, and has both.
  const month = /<loc>([^<]*\/sitemaps\/\d{4}-\d{2}\.xml)<\/loc>/.exec(
    await (await fetch(`${site.origin}/sitemap.xml`)).text(),
  )?.[1];
  const map = await (await fetch(month ?? "")).text();
  expect([map.includes(english), map.includes(german), map.includes("hreflang")]).toEqual([
    true,
    true,
    false,
  ]);

  // The original is corrected; the translation is not, and says so.
  await desk.goto(`${site.origin}/admin/drafts/${published.id}`);
  await desk.getByLabel("Text", { exact: true }).fill("It was found on a Wednesday.\n\nNobody was fined.");
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await desk.getByRole("link", { name: "Publish", exact: true }).click();
  await desk.getByLabel("Kind of change").selectOption("corrected");
  await desk.getByLabel("What readers are told of it").fill("It was a Wednesday.");
  await desk.getByRole("button", { name: "Publish what changed" }).click();
  await desk.getByRole("link", { name: "Translations" }).click();
  await expect(desk.getByRole("listitem").filter({ hasText: "Das Ministerium" })).toContainText(
    "the original has changed since",
  );
  await reader.reload();
  await reader.getByRole("link", { name: "The original has changed since" }).click();
  await reader.waitForURL(`${english}/history`);
  await expect(reader.getByText("It was a Wednesday.")).toBeVisible();

  // It is withdrawn; the translation stays, and says so.
  await desk.getByRole("link", { name: "Article", exact: true }).click();
  await expect(desk.getByText("Its editions in German stay as they are")).toBeVisible();
  await desk.getByLabel("Reason").fill("It was forged.");
  await desk.getByRole("button", { name: "Withdraw the article" }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Withdrawn article");
  await reader.goto(german);
  await expect(languages).toHaveCount(0);
  expect(await alternates(reader)).toEqual({});
  await expect(reader.getByText("The original has been withdrawn")).toBeVisible();
  expect((await reader.goto(english))?.status()).toBe(410);
});
