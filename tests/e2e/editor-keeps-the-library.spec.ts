import { moving, photograph, SECRET, signed } from "../media/samples";
import { axeFindings } from "./axe";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "editor-keeps-the-library" });

test.describe.configure({ mode: "serial" });

test("a writer brings pictures, each by itself, and describes their own", async ({
  page,
  site,
  people: _people,
}) => {
  const photo = await signed(photograph({ width: 1700, height: 900 }))
    .jpeg()
    .toBuffer();
  expect(photo.includes(SECRET)).toBe(true);
  await signIn(page, site.origin, "writer");
  await page.goto(`${site.origin}/admin/media`);
  await page.getByLabel("Pictures", { exact: true }).setInputFiles([
    { name: "source.jpg", mimeType: "image/jpeg", buffer: photo },
    {
      name: "moving.gif",
      mimeType: "image/gif",
      buffer: await (await moving(3, { width: 60, height: 40 })).gif().toBuffer(),
    },
    { name: "page.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<!DOCTYPE html><script>1</script>") },
  ]);
  await page.getByRole("button", { name: "Bring" }).click();
  await expect(page.locator(".problems")).toContainText(
    "The file page.jpg is not a picture that can be shown",
  );
  await expect(page.getByRole("status")).toContainText("2 pictures are in the library. The others are not.");
  const sheet = page.locator(".contact-sheet");
  await expect(sheet.getByText("no alternative text").nth(1)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await sheet.locator("li", { hasText: "1600 × 847" }).getByRole("link").click();
  await page.getByLabel("Alternative text").fill("A mast above a car park");
  await page.getByLabel("Credit").fill("Wanda Riter");
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText("It is written down")).toBeVisible();
  await expect(page.locator(".reveal pre")).toContainText(':::figure{credit="Wanda Riter"}');
  await expect(page.locator(".reveal pre")).toContainText("![A mast above a car park](/media/");
  expect(await axeFindings(page)).toEqual([]);

  // What is served has nothing of the file but its pixels.
  const address = await page.locator(".picture-large img").getAttribute("src");
  const served = await page.request.get(`${site.origin}${address}`);
  expect((await served.body()).includes(SECRET)).toBe(false);
  expect(served.headers()["cross-origin-resource-policy"]).toBe("same-origin");
});

test("an editor finds a picture by its words, and removes what nothing shows", async ({ page, site }) => {
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/media`);
  await page.getByLabel("Words of the description").fill("mast wand");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.locator(".contact-sheet li")).toHaveCount(1);
  await page.locator(".contact-sheet a").click();
  const address = await page.locator(".picture-large img").getAttribute("src");
  await page.getByRole("button", { name: "Remove the picture" }).click();
  await expect(page.locator(".problems")).toContainText("Nothing is removed yet");
  await page.getByLabel("Remove it for good").check();
  await page.getByRole("button", { name: "Remove the picture" }).click();
  await page.waitForURL(`${site.origin}/admin/media`);
  expect((await page.request.get(`${site.origin}${address}`)).status()).toBe(404);
});

test("a picture that was published is never removed, and says where it is shown", async ({ page, site }) => {
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/media`);
  await page.locator(".contact-sheet li", { hasText: "article" }).first().getByRole("link").click();
  await expect(page.getByText("it is never removed")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove the picture" })).toHaveCount(0);
  await expect(
    page.locator("section", { hasText: "Where it is used" }).getByRole("link").first(),
  ).toHaveAttribute("href", /^\/\d{4}\//);
  expect(await axeFindings(page)).toEqual([]);
});

test("pictures are brought without script", async ({ page, site, browser }) => {
  await signIn(page, site.origin, "writer");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const form = await plain.newPage();
  await form.goto(`${site.origin}/admin/media`);
  const buffer = await photograph({ width: 90, height: 70 }).png().toBuffer();
  await form
    .getByLabel("Pictures", { exact: true })
    .setInputFiles([{ name: "plain.png", mimeType: "image/png", buffer }]);
  await form.getByRole("button", { name: "Bring" }).click();
  await expect(form.getByRole("status")).toContainText("One picture is in the library.");
  await expect(form.locator(".contact-sheet li").first()).toContainText("90 × 70");
  await plain.close();
});
