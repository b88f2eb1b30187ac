import { axeFindings } from "./axe";
import { beginDraft, statusOf, textOf } from "./editor";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "meeting" });

test("two editors meet in one draft, are told of each other, and lose nothing of either", async ({
  browser,
  site,
  people,
}) => {
  // Not the page of the fixture: a save that meets another is answered 412, which a browser logs as an error.
  const [hers, his] = [await browser.newContext(), await browser.newContext()];
  const [ada, edgar] = [await hers.newPage(), await his.newPage()];
  await signIn(ada, site.origin, "administrator");
  await signIn(edgar, site.origin, "editor");
  await beginDraft(ada, site.origin, "Two write one piece");
  await textOf(ada).click();
  await ada.keyboard.type("The first paragraph.\n\nThe second paragraph.\n\nThe third paragraph.");
  await expect(statusOf(ada)).toHaveText(/^Saved \d/);

  await edgar.goto(ada.url());
  await expect(edgar.getByText(`${people.administrator.name} has this draft open too`)).toBeVisible();
  await textOf(edgar).click();
  await edgar.keyboard.press("Control+End");
  await edgar.keyboard.type(" Edgar adds to it.");
  await edgar.keyboard.press("Control+s");
  await expect(statusOf(edgar)).toHaveText(/^Saved \d/);

  await textOf(ada).click();
  await ada.keyboard.press("Control+Home");
  await ada.keyboard.type("Ada says: ");
  await ada.keyboard.press("Control+s");
  const merging = ada.getByRole("region", { name: "Somebody else has saved this draft" });
  await expect(merging).toBeVisible();
  await expect(statusOf(ada)).toHaveText(/^Not saved: somebody else has saved this draft/);
  await expect(merging.getByRole("textbox", { name: /Their text/ })).toContainText("Edgar adds to it.");
  expect(await axeFindings(ada)).toEqual([]);
  await merging.getByRole("button", { name: "Save the text put together" }).click();
  await expect(statusOf(ada)).toHaveText(/^Saved \d/);

  await edgar.reload();
  await expect(textOf(edgar)).toContainText("Ada says: The first paragraph.");
  await expect(textOf(edgar)).toContainText("The third paragraph. Edgar adds to it.");
  await hers.close();
  await his.close();
});
