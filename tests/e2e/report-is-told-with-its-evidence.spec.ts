import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { beginDraft } from "@/lib/articles/save-draft";
import { showCaptureText } from "@/lib/captures/commands";
import { articleContent } from "../support/factories";
import { axeFindings } from "./axe";
import { test as base, expect, findFreePort, signIn } from "./newsroom";
import { atDesk } from "./seeded-desk";

/** What the four sources say, by their paths. */
const SAID: Readonly<Record<string, string>> = {
  "/scmp":
    "Li said the head of Tencent “is watching us through WeChat every day because he can see whatever he wants”. Tencent has been boosting its cloud capacity, a researcher pointed out.",
  "/weixin": "微信声明：微信不留存任何用户的聊天记录，聊天内容只存储在用户的手机、电脑等终端设备上。",
  "/bbc": "The regulator fined Tencent in September for what its users were allowed to post.",
  "/wsj": "A construction supervisor in Puyang was jailed for a joke to a private group.",
};

const test = base.extend<object, { web: string }>({
  web: [
    async ({ siteOf: _ }, use) => {
      const port = await findFreePort();
      const server = createServer(({ url = "" }, answer) => {
        const said = SAID[url];
        if (said === undefined) return answer.writeHead(404).end();
        return answer
          .setHeader("content-type", "text/html; charset=utf-8")
          .end(`<!DOCTYPE html><title>A source</title><p>${said}</p>`);
      });
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
      await use(`http://127.0.0.1:${port}`);
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: "worker" },
  ],
  environment: [
    async ({ web }, use) =>
      use({ PORT: String(await findFreePort()), FETCH_ALLOWED_ADDRESSES: new URL(web).host }),
    { scope: "worker" },
  ],
});

test.use({ siteOf: "report-is-told-with-its-evidence", javaScriptEnabled: false });

const bodyFrom = (
  web: string,
) => `The owners of WeChat have denied that they watch its users, despite evidence to the contrary.

The [South China Morning Post](${web}/scmp?utm_source=desk) quoted the chairman of Geely: the head of Tencent "is watching us through WeChat every day because he can see whatever he wants". A researcher told the paper that Tencent "has been boosting its cloud storage".

:::quote[WeChat, on its own service]{from=zh-Hans translation=machine engine="Google Translate" cite="${web}/weixin"}
WeChat does not keep any user's chat history, chat content is only stored in the user's mobile phone, computer and other terminal equipment.

::original

微信不留存任何用户的聊天记录，聊天内容只存储在用户的手机、电脑等终端设备上。
:::

The regulator [fined Tencent in October](${web}/bbc). The [*Wall Street Journal*](${web}/wsj) reported that a construction supervisor was jailed for a joke.`;

test("a denial is told with its sources kept, its quotations checked and its correction in the open, without script", async ({
  page,
  browser,
  site,
  dataDir,
  people,
  web,
}) => {
  const id = randomUUID();
  const content = articleContent({
    headline: "Of course it does not watch its users, says WeChat",
    standfirstLabel: "Spoiler",
    standfirst: "It was fined last year for not doing that",
    body: bodyFrom(web),
  });
  await atDesk(dataDir, people.editor.email, (desk) => beginDraft(desk, { id, content }));

  // While it is written: every source is kept, and what became of each quotation is seen.
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}/sources`);
  await expect(page.getByRole("heading", { name: "0 of 4 sources kept" })).toBeVisible();
  await expect(page.getByText("Not checked")).toHaveCount(3);
  for (const position of [1, 2, 3, 4])
    await page.getByRole("button", { name: `Keep what source ${position} says now` }).click();
  await expect(page.getByRole("heading", { name: "4 of 4 sources kept" })).toBeVisible();
  await expect(page.getByText("Verified:")).toHaveCount(2);
  await expect(page.getByText("Altered:")).toContainText("has been boosting its cloud capacity");

  // Somebody says what the sources are.
  await page.getByRole("link", { name: "Describe source 1" }).click();
  await page.getByLabel("Title").fill("WeChat is watching us, says car-maker");
  await page.getByLabel("Date").fill("2018-01-01");
  await page.getByLabel("Kind", { exact: true }).selectOption("secondary");
  await page.getByRole("button", { name: "Say so" }).click();
  await expect(page.getByText("It is said wherever the source is cited")).toBeVisible();

  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await page.getByRole("button", { name: "Publish now" }).click();
  await page.waitForURL(`${site.origin}/admin/articles/${id}`);
  const { path } = await atDesk(dataDir, people.editor.email, ({ database }) =>
    database.article.findUniqueOrThrow({ where: { id }, select: { path: true } }),
  );
  const address = site.origin + path;
  await page.context().clearCookies();

  // The reader: the quotations with their signs, the note, the original in place, the sources.
  await page.goto(address);
  const verified = page.getByRole("link", { name: /^Verified/ });
  await expect(verified).toHaveCount(2);
  await expect(page.getByRole("link", { name: /^Altered/ })).toHaveCount(1);
  const original = page.locator("details.quote-original");
  await expect(original.getByText("微信不留存任何用户的聊天记录")).toBeHidden();
  await original.locator("summary").click();
  await expect(original.getByText("微信不留存任何用户的聊天记录")).toBeVisible();
  await expect(
    page.getByText("Quotes with this mark were translated by machine (Google Translate)"),
  ).toBeVisible();
  const sources = page.getByRole("region", { name: "Sources: 4 of 4 sources kept" });
  await expect(sources.getByRole("link", { name: "WeChat is watching us, says car-maker" })).toBeVisible();
  // The other words are the source's, and are readers' once an editor lets them read what was kept.
  await expect(sources).not.toContainText("has been boosting its cloud capacity");
  await atDesk(dataDir, people.editor.email, async (desk) => {
    const { captureHash: hash } = await desk.database.quote.findFirstOrThrow({ where: { state: "altered" } });
    await showCaptureText(desk, { hash: hash ?? "", shown: true });
  });
  await page.reload();
  await expect(sources).toContainText("The source has: has been boosting its cloud capacity");
  const link = page.locator(".prose a.link-out").first();
  await expect(link).toHaveAttribute("data-originalurl", `${web}/scmp`);
  await expect(link).toHaveAttribute("href", `${web}/scmp`);
  await expect(link).toHaveAttribute("data-versiondate", /^20\d\d-/);

  await page.getByRole("link", { name: "Where each is cited, and what was kept of it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(content.headline);
  await expect(page.locator("#source-3")).toContainText("The regulator fined Tencent in October.");
  await expect(page.locator("#source-3")).toContainText(/sha256 [0-9a-f]{64}/);
  const twin = await page.request.get(`${address}/sources.json`);
  expect(await twin.json()).toMatchObject({ kept: 4, sources: { length: 4 } });
  // The instrument is a script, which this reader does not run.
  const looker = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
  for (const seen of [address, `${address}/sources`]) {
    await looker.goto(seen);
    expect(await axeFindings(looker)).toEqual([]);
  }

  // A correction, with its difference.
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}`);
  const text = page.getByLabel("Text", { exact: true });
  await text.fill(
    (await text.inputValue())
      .replace("in October", "in September")
      .replace("cloud storage", "cloud capacity"),
  );
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await page.getByLabel("Kind of change").selectOption("corrected");
  await page
    .getByLabel("What readers are told of it")
    .fill("The fine was in September, and the quotation was ours.");
  await page.getByRole("button", { name: "Publish what changed" }).click();
  await page.waitForURL(`${site.origin}/admin/articles/${id}`);
  await page.context().clearCookies();

  await page.goto(address);
  await expect(page.getByText("The fine was in September, and the quotation was ours.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Verified/ })).toHaveCount(3);
  await expect(page.getByRole("link", { name: /^Altered/ })).toHaveCount(0);
  await page.goto(`${address}/history/1/2`);
  await expect(page.locator("del").filter({ hasText: "October" })).toHaveCount(1);
  await expect(page.locator("ins").filter({ hasText: "September" })).toHaveCount(1);
});
