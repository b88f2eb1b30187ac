import { createServer } from "node:http";
import type { Page } from "playwright/test";
import { createAndPublish } from "@/lib/articles/commands";
import { articleContent } from "../support/factories";
import { unguarded } from "../support/guards";
import { axeFindings } from "./axe";
import { test as base, expect, findFreePort, signIn } from "./newsroom";
import { atDesk } from "./seeded-desk";

/** A source on the web, which here is on this machine, and says what it is told to. */
interface Source {
  readonly address: string;
  says: string;
  asked: number;
}

const test = base.extend<object, { source: Source }>({
  source: [
    async ({ siteOf: _ }, use) => {
      const port = await findFreePort();
      const source: Source = { address: `http://127.0.0.1:${port}/denial`, says: "", asked: 0 };
      const server = createServer((request, answer) => {
        if (request.url !== "/denial") return answer.writeHead(404).end();
        source.asked += 1;
        return answer.setHeader("content-type", "text/html; charset=utf-8").end(source.says);
      });
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
      await use(source);
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: "worker" },
  ],
  environment: [
    async ({ source }, use) =>
      use({
        PORT: String(await findFreePort()),
        FETCH_ALLOWED_ADDRESSES: new URL(source.address).host,
      }),
    { scope: "worker" },
  ],
});

test.use({ siteOf: "editor-keeps-what-a-source-said" });
test.describe.configure({ mode: "serial" });

const page1 =
  '<!DOCTYPE html><title>Denial</title><h1>微信否认监控用户相册</h1><p onclick="alert(1)">The ministry denies it.</p><script>document.title="run"</script>';

const fetching = (page: Page) => page.getByRole("form", { name: "Keep what a source says" });
const bringing = (page: Page) => page.getByRole("form", { name: "Bring a file" });
const rows = (page: Page) => page.locator("#captures > li");

test("an editor keeps what a source said, sees what has changed, and lets readers read it", async ({
  page,
  site,
  dataDir,
  people,
  source,
  request,
}) => {
  source.says = page1;
  await signIn(page, site.origin, "editor");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Captures");
  // Nothing is asked of anybody before somebody wants it.
  expect(source.asked).toBe(0);

  await fetching(page).getByLabel("Address").fill("http://169.254.169.254/latest/meta-data/");
  await page.getByRole("button", { name: "Fetch and keep" }).click();
  await expect(page.locator(".problems")).toContainText("no address of the open web");
  await fetching(page).getByLabel("Address").fill(`${source.address}?utm_source=desk`);
  await page.getByRole("button", { name: "Fetch and keep" }).click();
  await expect(fetching(page).getByRole("status")).toHaveText("It is kept.");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText("The first of this address");
  await expect(rows(page).first()).toContainText("Edgar Itor");

  source.says = page1.replace("denies it", "no longer denies it");
  await fetching(page).getByLabel("Address").fill(source.address);
  await page.getByRole("button", { name: "Fetch and keep" }).click();
  await expect(rows(page)).toHaveCount(2);
  expect(source.asked).toBe(2);
  await rows(page).first().getByRole("link", { name: "Changed since the time before" }).click();
  await expect(rows(page).first().locator("ins")).toContainText("no longer");
  await rows(page).first().getByText("How it begins").click();
  await expect(rows(page).first()).toContainText("微信否认监控用户相册");
  expect(await axeFindings(page)).toEqual([]);

  // Readers have it once they have a piece that cites it.
  const hash = (
    await atDesk(dataDir, people.editor.email, ({ database }) =>
      database.capture.findFirstOrThrow({ orderBy: { capturedAt: "desc" }, select: { hash: true } }),
    )
  ).hash;
  await expect(rows(page).first()).toContainText("readers have no page of it");
  expect((await request.get(`${site.origin}/captures/${hash}`)).status()).toBe(404);
  const body = `They [denied](${source.address}) it, and [admitted](${source.address}/behind-a-wall) it.`;
  await atDesk(dataDir, people.editor.email, (desk) =>
    createAndPublish(desk, { content: articleContent({ body }) }, [site.origin]),
  );
  await page.reload();
  const address = (await rows(page).first().getByRole("link").first().getAttribute("href")) ?? "";
  expect(address).toMatch(/^\/captures\/[0-9a-f]{64}$/);
  await page.goto(site.origin + address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What 127.0.0.1 said");
  await expect(page.getByText("Its text is not shown here")).toBeVisible();
  await expect(page.getByText(address.slice("/captures/".length))).toBeVisible();
  await page.goBack();
  await rows(page).first().getByRole("button", { name: "Let readers read its text" }).click();
  await expect(rows(page).first()).toContainText("shown to readers");

  const answer = await request.get(site.origin + address);
  expect(unguarded(answer.headers())).toEqual([]);
  expect(answer.headers()["content-security-policy"]).toContain("; sandbox");
  expect(answer.headers()["x-robots-tag"]).toBe("noindex");
  const html = await answer.text();
  expect(html).toContain("The ministry no longer denies it.");
  expect(html).not.toMatch(/<script|onclick|alert\(1\)/);
  await page.goto(site.origin + address);
  await expect(page.getByText("The ministry no longer denies it.")).toBeVisible();
  await expect(page).toHaveTitle(/^What 127\.0\.0\.1 said/);
  // The page in its sandbox has the house's own looks.
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("font-family", /Newsreader/);
  // What is looked for from within has to run, which the sandbox forbids: it is looked for in the same page out of it.
  await page.route(site.origin + address, async (route) => {
    const sent = await route.fetch();
    const policy = sent.headers()["content-security-policy"]?.replace(/; sandbox.*$/, "") ?? "";
    await route.fulfill({
      response: sent,
      headers: { ...sent.headers(), "content-security-policy": policy },
    });
  });
  await page.goto(site.origin + address);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${site.origin}/admin/captures`);
  await rows(page).first().getByRole("button", { name: "Hide its text from readers" }).click();
  await expect(rows(page).first()).toContainText("its text is not shown");
  expect(await (await request.get(site.origin + address)).text()).not.toContain("no longer denies");

  for (const nothing of [`/captures/${"0".repeat(64)}`, "/captures/none", "/captures"])
    expect((await request.get(site.origin + nothing)).status(), nothing).toBe(404);
});

test("all of that works without script, and a file is brought where nothing can be fetched", async ({
  page,
  site,
  browser,
  people: _people,
  source,
}) => {
  await signIn(page, site.origin, "editor");
  const storageState = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const form = await plain.newPage();
  await form.goto(`${site.origin}/admin/captures`);
  await fetching(form).getByLabel("Address").fill("https://editor:secret@127.0.0.1/");
  await form.getByRole("button", { name: "Fetch and keep" }).click();
  await expect(form.locator(".problems")).toContainText("a name or a password");
  await fetching(form).getByLabel("Address").fill(source.address);
  await form.getByRole("button", { name: "Fetch and keep" }).click();
  await expect(form.getByText("The source says the same as the time before")).toBeVisible();

  const other = `${source.address}/behind-a-wall`;
  await bringing(form).getByLabel("Address of the source").fill(other);
  await bringing(form)
    .getByLabel("File")
    .setInputFiles({
      name: "secret-name.html",
      mimeType: "text/html",
      buffer: Buffer.from(
        "<!DOCTYPE html><p>Behind a wall, the ministry admits it.</p><script>alert(1)</script>",
      ),
    });
  await form.getByRole("button", { name: "Keep the file" }).click();
  await expect(form.getByText("It is kept.")).toBeVisible();
  await form.goto(`${site.origin}/admin/captures?address=${encodeURIComponent(other)}`);
  await expect(rows(form)).toHaveCount(1);
  await expect(rows(form).first()).toContainText("brought by Edgar Itor");
  expect(await form.content()).not.toContain("secret-name");
  await rows(form).first().getByRole("button", { name: "Let readers read its text" }).click();
  await expect(rows(form).first()).toContainText("shown to readers");
  await rows(form).first().getByRole("link").first().click();
  await expect(form.getByText("Behind a wall, the ministry admits it.")).toBeVisible();
  await expect(form.getByText("brought it as a file")).toBeVisible();
  await plain.close();
});

test("a writer keeps what a source says, and does not decide what readers read of it", async ({
  page,
  site,
  people: _people,
  source,
}) => {
  await signIn(page, site.origin, "writer");
  await page.goto(`${site.origin}/admin/captures?address=${encodeURIComponent(source.address)}`);
  const before = await rows(page).count();
  source.says = `${page1}<p>Again.</p>`;
  await page.getByRole("button", { name: "Fetch and keep" }).click();
  await expect(rows(page)).toHaveCount(before + 1);
  await expect(page.getByRole("button", { name: "Let readers read its text" })).toHaveCount(0);
});
