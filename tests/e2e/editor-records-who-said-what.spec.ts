import { axeFindings } from "./axe";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "statements" });
test.describe.configure({ mode: "serial" });

const ARTICLE = "/2018/01/02/wechat-keeps-nothing";

test("an editor records a statement from an article’s quotation, marks what contradicts it, and a reader finds both", async ({
  page,
  browser,
  site,
  people: _,
}) => {
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/statements`);
  await page
    .getByLabel("The article in which it stands, by its address or words of its headline")
    .fill(site.origin + ARTICLE);
  await page.getByRole("button", { name: "Find" }).click();
  await page.waitForURL(/article=/);
  // The quotation that has an original brings it along.
  await page
    .getByRole("listitem")
    .filter({ hasText: "does not keep any user" })
    .getByRole("link", { name: /Use these words/ })
    .first()
    .click();
  await page.waitForURL(/quote=\d/);
  const form = page.getByRole("form", { name: "Record a statement" });
  await expect(form.getByLabel("The original, if they are a translation")).toHaveValue(/微信不留存/);
  await form.locator("[name=speaker]").fill("The messaging service");
  await form.getByLabel("Which is a").selectOption("organisation");
  await form.getByLabel("What they did").selectOption("denial");
  await form.locator("[name=saidOn]").fill("2018-01");
  await form.getByLabel("The words, as they stand in the article").fill("It keeps whatever it likes.");
  await form.getByRole("button", { name: "Record it" }).click();
  await expect(page.locator(".problems")).toContainText("The article does not have these words");
  await form
    .getByLabel("The words, as they stand in the article")
    .fill("It has not the authority to look at your WeChat");
  await form.getByLabel("The original, if they are a translation").fill("");
  await form.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByText(/Readers see it as statement \d+ from their next request on/)).toBeVisible();

  const row = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: /^\d+: The messaging service/ }) });
  const number = /^(\d+):/.exec((await row.getByRole("link").first().innerText()) ?? "")?.[1] ?? "";
  await row.getByText(`Contradicted, or withdrawn: statement ${number}`).click();
  await row.getByLabel("Number of the other statement").fill("1");
  await row.getByLabel("What readers are told of it").fill("One of the two looks.");
  await row.getByRole("button", { name: `Mark what contradicts ${number}` }).click();
  await expect(page.getByText("Readers are told of it at both.")).toBeVisible();

  await reader.goto(site.origin + ARTICLE);
  const panel = reader.getByRole("region", { name: "Who said what" });
  await expect(panel.getByRole("listitem")).toHaveText([
    "The messaging service: denied, January 2018; contradicted by Li Shufu",
    "Li Shufu: claimed, 1 January 2018; contradicted by The messaging service; contradicted by Tencent",
    "Tencent: denied, 2 January 2018; contradicted by Li Shufu",
  ]);
  await panel.getByRole("link", { name: "The messaging service" }).first().click();
  await reader.waitForURL(`${site.origin}/statements/the-messaging-service#statement-${number}`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("The messaging service");
  await expect(reader.getByText("January 2018", { exact: true })).toBeVisible();
  await expect(reader.getByRole("blockquote")).toHaveText("It has not the authority to look at your WeChat");
  await reader.getByRole("link", { name: /^Li Shufu/ }).click();
  await expect(reader.getByText("One of the two looks.")).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  const twin = await (await fetch(`${site.origin}/statements/the-messaging-service/statements.json`)).json();
  expect(twin.statements).toMatchObject([
    { kind: "denial", said_on: "2018-01", contradicted_by: [{ speaker: "Li Shufu" }] },
  ]);

  await row.locator("details").evaluate((details) => details.setAttribute("open", ""));
  await row.getByLabel("Why, for the record").fill("It was Tencent that said so.");
  await row.getByRole("button", { name: `Withdraw statement ${number}` }).click();
  await expect(page.getByRole("link", { name: `${number}: The messaging service` })).toHaveCount(0);
  expect((await fetch(`${site.origin}/statements/the-messaging-service`)).status).toBe(404);
});

test("a reader opens the original of what was said in place, and finds who contradicts it", async ({
  browser,
  site,
}) => {
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(`${site.origin}/statements`);
  await reader.getByRole("link", { name: "Tencent" }).click();
  await expect(reader.getByRole("heading", { level: 2, name: "Denied" })).toBeVisible();
  const original = reader.locator("blockquote[lang=zh-Hans]");
  await expect(original).toBeHidden();
  await reader.getByText("The original").click();
  await expect(original).toBeVisible();
  await expect(reader.getByText("Contradicted by")).toBeVisible();
  await reader.getByRole("link", { name: "WeChat has nothing to look at" }).click();
  await expect(reader).toHaveURL(new RegExp(`${ARTICLE}#`));
});
