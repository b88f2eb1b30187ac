import { imageSize } from "image-size";
import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { answerArticleCard, answerSiteCard } from "@/lib/cards/answers";
import { hrefOf } from "@/lib/urls";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();

async function publish(more: Partial<ArticleContent> = {}): Promise<string> {
  const published = await createAndPublish(desk(), { content: articleContent(more) }, TEST_ORIGINS);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  return published.value.path;
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe("the answer for a card", () => {
  test("is a picture of the article, and of no other", async () => {
    const [one, other] = [await publish(), await publish({ headline: "微信", slug: "another" })];
    const answers = await Promise.all([
      answerArticleCard({ path: one, canonical: true }),
      answerArticleCard({ path: other, canonical: true }),
      answerSiteCard(),
    ]);
    for (const answer of answers) expect(answer.headers.get("Content-Type")).toBe("image/png");
    const pictures = await Promise.all(answers.map(bytesOf));
    for (const picture of pictures)
      expect(imageSize(picture)).toMatchObject({ width: 1200, height: 630, type: "png" });
    expect(new Set(pictures.map((picture) => picture.toString("base64"))).size).toBe(3);
  });

  test("leads to the article's one address", async () => {
    const path = await publish({ slug: "微信" });
    const answer = await answerArticleCard({ path, canonical: false });
    expect([answer.status, answer.headers.get("Location")]).toEqual([308, `${hrefOf(path)}/card.png`]);
  });

  test("is 404 where there is no article, or can be none", async () => {
    expect((await answerArticleCard({ path: "/2018/01/02/x", canonical: true })).status).toBe(404);
    expect((await answerArticleCard(null)).status).toBe(404);
  });
});
