import { imageSize } from "image-size";
import { all, only, parseXml } from "../syndication/parse-xml";
import { expect, test } from "./site";

/** A site whose port the system chose does not know its own: what it says of itself is looked for where it really is. */
const at = (origin: string, address: string | null) => origin + new URL(address ?? "").pathname;

test("whoever shares an article shows its card, whichever article it is", async ({ page, site }) => {
  const get = async (address: string) => {
    const response = await page.request.get(at(site.origin, address));
    expect(response.status()).toBe(200);
    return response;
  };
  const index = parseXml(await (await get(`${site.origin}/sitemap.xml`)).text());
  const articles: string[] = [];
  for (const file of all(index, "sitemap")) {
    const addresses = all(parseXml(await (await get(only(file, "loc").text)).text()), "url");
    articles.push(
      ...addresses.map((url) => only(url, "loc").text).filter((url) => /\/\d{4}(?:\/\d\d){2}\//.test(url)),
    );
  }
  expect(articles.length).toBeGreaterThan(30);
  const seen = new Set<string>();
  for (const article of articles) {
    const head = await (await get(article)).text();
    const [, card = ""] = /<meta property="og:image" content="([^"]*)"/.exec(head) ?? [];
    expect(card).toBe(`${article}/card.png`);
    const response = await get(card);
    expect(response.headers()["content-type"]).toBe("image/png");
    // A picture is compressed as it is.
    expect(response.headers()["content-encoding"]).toBeUndefined();
    const picture = await response.body();
    expect(imageSize(picture)).toMatchObject({ width: 1200, height: 630, type: "png" });
    seen.add(picture.toString("base64"));
  }
  expect(seen.size).toBe(articles.length);
});

test("the card of an article is a large picture, with words for those who do not see it", async ({
  page,
  site,
}) => {
  await page.goto(`${site.origin}/2018/01/02/wechat-keeps-nothing`);
  const meta = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute("content");
  expect(await meta("twitter:card")).toBe("summary_large_image");
  expect([await meta("og:image:width"), await meta("og:image:height")]).toEqual(["1200", "630"]);
  expect(await meta("og:image:alt")).toContain(
    (await page.getByRole("heading", { level: 1 }).innerText()).trim(),
  );
});

test("every other page shows the publication's card", async ({ page, site }) => {
  for (const path of ["/", "/about", "/sections/law", "/2018/01", "/search"]) {
    await page.goto(site.origin + path);
    const card = await page.locator('meta[property="og:image"]').getAttribute("content");
    expect(new URL(card ?? "").pathname).toBe("/card.png");
  }
  const picture = await (await page.request.get(`${site.origin}/card.png`)).body();
  expect(imageSize(picture)).toMatchObject({ width: 1200, height: 630, type: "png" });
});

test("an address that has no article has no card, and what is added to a card's address changes nothing", async ({
  page,
  site,
}) => {
  expect((await page.request.get(`${site.origin}/2018/01/02/nothing/card.png`)).status()).toBe(404);
  const tag = async (query: string) =>
    (await page.request.get(`${site.origin}/2018/01/02/wechat-keeps-nothing/card.png${query}`)).headers()
      .etag;
  expect(await tag("?older=1&v=2")).toBe(await tag(""));
});
