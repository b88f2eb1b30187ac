import type { Locator, Page } from "playwright/test";

/** Begins a draft, and is where it is written then. */
export async function beginDraft(page: Page, origin: string, headline: string): Promise<void> {
  await page.goto(`${origin}/admin/drafts/new`);
  await page.getByLabel("Headline").fill(headline);
  await page.getByRole("button", { name: "Begin writing" }).click();
  await page.waitForURL(/\/admin\/drafts\/[0-9a-f-]{36}$/);
  await textOf(page).waitFor();
}

/** The field of the text, once its script has come. */
export function textOf(page: Page): Locator {
  return page.getByRole("textbox", { name: "Text", exact: true }).and(page.locator(".cm-content"));
}

/** What is said of where the words are. */
export function statusOf(page: Page): Locator {
  return page.locator(".editor-status").getByRole("status");
}
