import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import type { Figure } from "@/lib/articles/content";
import { findArticle, listFrontPage } from "@/lib/articles/queries";
import { keepPicture, storePicture } from "@/lib/media/commands";
import { examinePicture } from "@/lib/media/picture";
import type { StoredPicture } from "@/lib/media/views";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";
import { photograph } from "./samples";

const desk = setUpDesk();

const jpeg = () => photograph({ width: 1200, height: 300 }).jpeg().toBuffer();

/** Publishes a piece that shows a picture at its head and in its text, and reads it as the public does. */
async function publishWith({ src, width, height }: StoredPicture) {
  const lead: Figure = { src, width, height, alt: "Waves", caption: null, credit: null, licence: null };
  const content = articleContent({ lead, body: `Before.\n\n![Waves](${src})\n\nAfter.` });
  const published = await createAndPublish(desk(), { content }, TEST_ORIGINS);
  if (!published.ok) throw new Error(published.problems[0].message);
  const article = await findArticle(published.value.path);
  if (article === null) throw new Error("The article is not there.");
  return article;
}

describe("a picture in an article", () => {
  test("comes in the width that the window needs, at the head, in the text and on the front page", async () => {
    const kept = await keepPicture(desk(), await jpeg(), { name: "waves.jpg" });
    if (!kept.ok) throw new Error(kept.problems[0].message);
    const { src, versions } = kept.value;
    const article = await publishWith(kept.value);
    expect(article.leadVersions).toEqual(versions);
    expect((await listFrontPage()).leadVersions).toEqual(versions);
    const sources = versions.map((version) => `${version.src} ${version.width}w`).join(", ");
    expect(article.bodyHtml).toContain(`srcset="${sources}" sizes="(min-width: 56rem) 44rem, 100vw"`);
    expect(article.bodyHtml).toContain(`src="${src}" alt="Waves" width="1200" height="300"`);
  });

  test("is shown as before where it was stored without versions", async () => {
    const picture = examinePicture(await jpeg(), "waves.jpg");
    if (!picture.ok) throw new Error(picture.problems[0].message);
    const article = await publishWith(await storePicture(desk(), picture.value));
    expect(article.leadVersions).toEqual([]);
    expect(article.bodyHtml).not.toContain("srcset");
    expect(article.bodyHtml).toContain('width="1200" height="300"');
  });
});
