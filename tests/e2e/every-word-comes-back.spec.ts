import { once } from "node:events";
import { startSite } from "../support/run-standfirst";
import { beginDraft, statusOf, textOf } from "./editor";
import { expect, findFreePort, makeAccounts, signIn, test } from "./newsroom";

/** A journey that kills its site looks after it itself: the page may log what fails meanwhile. */
test.use({ siteOf: "words" });

test("the server is killed while someone writes, and every word is back", async ({
  browser,
  dataDir,
  site,
}) => {
  // Its own data folder, beside that of the fixture, so that nothing else uses what is killed.
  expect(site.origin).not.toBe("");
  const folder = `${dataDir}-killed`;
  const environment = { PORT: String(await findFreePort()) };
  const first = await startSite(folder, [], environment);
  await makeAccounts(first.origin, first.said(), browser);
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, first.origin, "writer");
  await beginDraft(page, first.origin, "What is written is kept");
  const address = page.url();
  await textOf(page).click();
  await page.keyboard.type("Words that the server has.");
  await expect(statusOf(page)).toHaveText(/^Saved \d/);

  first.child.kill("SIGKILL");
  await once(first.child, "close");
  await page.keyboard.type(" Words that it never saw.");
  await expect(statusOf(page)).toHaveText("Not saved: the server is out of reach; kept in this browser");
  await page.close({ runBeforeUnload: false });

  const second = await startSite(folder, [], environment);
  const again = await context.newPage();
  await again.goto(address);
  await expect(textOf(again)).toHaveText(/Words that the server has\. Words that it never saw\./);
  await expect(again.getByText("were found in this browser")).toBeVisible();
  await expect(statusOf(again)).toHaveText(/^Saved \d/);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signIn(other, second.origin, "writer");
  await other.goto(address);
  await expect(textOf(other)).toHaveText(/Words that the server has\. Words that it never saw\./);
  await elsewhere.close();
  await context.close();
  await second.stop();
});
