import exifr from "exifr";
import { createDraft } from "@/lib/articles/commands";
import {
  absoluteUrl,
  articleCardPath,
  feedPath,
  frontPath,
  jsonTwinPath,
  markdownTwinPath,
} from "@/lib/urls";
import { photograph, SECRET, signed } from "../media/samples";
import { ask } from "../support/ask";
import { articleContent } from "../support/factories";
import { statusOf, textOf } from "./editor";
import { expect, signIn, test } from "./newsroom";
import { atDesk } from "./seeded-desk";

test.use({ siteOf: "picture-tells-nothing" });

const MEDIA = /\/media\/[0-9a-f]{64}\.[a-z0-9]{3,4}/g;

/** All that exifr can read beside the pixels. */
const EVERYTHING = {
  ...{ tiff: true, xmp: true, icc: true, iptc: true, gps: true, exif: true },
  ...{ jfif: false, ihdr: false },
};

test("a picture that says where it was taken is dragged in, and published without", async ({
  page,
  site,
  dataDir,
  people,
}) => {
  const photo = await signed(photograph({ width: 1700, height: 900 }))
    .jpeg()
    .toBuffer();
  expect(await exifr.gps(photo)).toMatchObject({ latitude: 51.5 });
  const content = articleContent({ headline: "Where nobody should have stood", slug: "where" });
  const id = await atDesk(dataDir, people.editor.email, (desk) => createDraft(desk, { content }));
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/drafts/${id}`);
  await textOf(page).waitFor();
  const dropped = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    const letters = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([letters], "source.jpg", { type: "image/jpeg" }));
    return transfer;
  }, photo.toString("base64"));
  await textOf(page).dispatchEvent("drop", { dataTransfer: dropped });
  const panel = page.getByRole("group", { name: "A figure" });
  await expect(panel.getByText("The picture is stored")).toBeVisible();
  await panel.getByLabel("What it shows").fill("A door in a wall");
  await panel.getByRole("button", { name: "Insert the figure" }).click();
  await page.getByRole("button", { name: "Choose a picture" }).click();
  const lead = page.getByRole("group", { name: "The lead picture" });
  await lead.getByRole("radio").first().check();
  await lead.getByLabel("What it shows").fill("The same door");
  await lead.getByRole("button", { name: "Make it the lead picture" }).click();
  await page.keyboard.press("Control+s");
  await expect(statusOf(page)).toHaveText(/^Saved \d/);
  await page.goto(`${site.origin}/admin/drafts/${id}/publish`);
  await page.getByRole("button", { name: "Publish now" }).click();
  await page.waitForURL(`${site.origin}/admin/articles/${id}`);
  const path = (await page.locator("[data-key=r]").getAttribute("href")) ?? "";

  // Everything that names a picture of it, to readers, to programs that read feeds, and to those who share it.
  const documents = [
    path,
    frontPath,
    markdownTwinPath(path),
    jsonTwinPath(path),
    ...(["atom", "rss", "json"] as const).map((format) => feedPath(frontPath, format)),
  ];
  const named = new Set<string>();
  for (const document of documents) {
    const { status, body } = await ask(site.origin, document);
    expect(status, document).toBe(200);
    const pictures = body.toString("utf8").match(MEDIA) ?? [];
    expect(pictures, document).not.toEqual([]);
    for (const picture of pictures) named.add(picture);
  }
  const html = (await ask(site.origin, path)).body.toString("utf8");
  const [, shared = ""] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? [];
  expect(
    [...named]
      .map((picture) => absoluteUrl(site.origin, picture))
      .concat(absoluteUrl(site.origin, articleCardPath(path))),
  ).toContain(shared.replace(/^https?:\/\/[^/]+/, site.origin));
  named.add(new URL(shared).pathname);
  // The picture itself, and its lighter versions.
  expect(named.size).toBeGreaterThan(2);

  for (const picture of named) {
    const { status, headers, body } = await ask(site.origin, picture);
    expect(status, picture).toBe(200);
    expect(headers["content-type"], picture).toMatch(/^image\//);
    expect(body.includes(SECRET), picture).toBe(false);
    // exifr reads no WebP; what keeps EXIF and XMP there must be missing.
    if (/jpeg|png/.test(headers["content-type"] ?? ""))
      expect(await exifr.parse(body, EVERYTHING), picture).toBeUndefined();
    else expect(body.toString("latin1"), picture).not.toMatch(/EXIF|XMP /);
  }
});
