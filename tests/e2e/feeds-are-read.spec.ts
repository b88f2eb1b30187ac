import { parseAtomFeed, parseOpml, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { jsonFeedSchema } from "../syndication/json-feed-schema";
import { all, only, parseXml } from "../syndication/parse-xml";
import { expect, test } from "./site";

const article = "/2018/01/02/wechat-keeps-nothing";

/** A site whose port the system chose does not know its own: what it says of itself is looked for where it really is. */
const at = (origin: string, address: string | null) => {
  const { pathname, search } = new URL(address ?? "");
  return origin + pathname + search;
};

test("a feed reader finds the feeds from the front page and reads every piece in them to the end", async ({
  page,
  site,
}) => {
  await page.goto(site.origin);
  const addressOf = async (type: string) =>
    site.origin + (await page.locator(`head link[rel=alternate][type="${type}"]`).getAttribute("href"));
  const read = async (type: string) => {
    const response = await page.request.get(await addressOf(type));
    expect(response.status()).toBe(200);
    expect(response.headers()["content-type"]).toContain(type);
    expect(response.headers()["set-cookie"]).toBeUndefined();
    expect(Date.parse(response.headers()["last-modified"] ?? "")).not.toBeNaN();
    return response.text();
  };
  const atom = await read("application/atom+xml");
  const rss = await read("application/rss+xml");
  const json = jsonFeedSchema.parse(JSON.parse(await read("application/feed+json")));
  const headlines = json.items.map(({ title }) => title);
  expect(headlines.length).toBeGreaterThan(0);
  expect(parseAtomFeed(atom).entries?.map(({ title }) => title?.value)).toEqual(headlines);
  expect(parseRssFeed(rss).items?.map(({ title }) => title)).toEqual(headlines);
  for (const text of [atom, rss])
    expect((await new RssParser().parseString(text)).items.map(({ title }) => title)).toEqual(headlines);
  for (const { content_html = "", id } of json.items) {
    expect(id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(content_html).not.toMatch(/<script|end-mark|(?:href|src)="(?!https?:|mailto:|tel:)/);
    // No picture that would tell anyone else who reads it.
    for (const [, source = ""] of content_html.matchAll(/<img[^>]* src="([^"]*)"/g))
      expect(new URL(source)).toMatchObject({
        hostname: new URL(site.origin).hostname,
        pathname: expect.stringMatching(/^\/media\//),
      });
  }
});

test("every feed on the list of feeds is there", async ({ page, site }) => {
  const opml = await (await page.request.get(`${site.origin}/feeds.opml`)).text();
  const [own, ...groups] = parseOpml(opml).body?.outlines ?? [];
  const feeds = [own, ...groups.flatMap((group) => group.outlines ?? [])].map(
    (outline) => outline?.xmlUrl ?? "",
  );
  expect(feeds.length).toBeGreaterThan(3);
  for (const feed of feeds) {
    const response = await page.request.get(at(site.origin, feed));
    expect(response.status()).toBe(200);
    expect(only(parseXml(await response.text()), "channel")).toBeDefined();
  }
});

test("a crawler gets from robots.txt to every article", async ({ page, site }) => {
  const get = async (address: string) => {
    const response = await page.request.get(at(site.origin, address));
    expect(response.status()).toBe(200);
    return response.text();
  };
  const robots = await get(`${site.origin}/robots.txt`);
  expect(robots).toContain("Content-Signal: search=yes, ai-train=no");
  const [, sitemap = ""] = /^Sitemap: (.*\/sitemap\.xml)$/m.exec(robots) ?? [];
  const files = all(parseXml(await get(sitemap)), "sitemap").map((file) => only(file, "loc").text);
  const found: string[] = [];
  for (const file of files) {
    const root = parseXml(await get(file));
    found.push(...all(root, "url").map((url) => only(url, "loc").text));
  }
  expect(found.map((address) => new URL(address).pathname)).toContain(article);
  expect(parseXml(await get(`${site.origin}/news-sitemap.xml`)).name).toBe("urlset");
  expect(await get(`${site.origin}/llms.txt`)).toMatch(/^- \[.*\/article\.md\)/m);
  const full = await get(`${site.origin}/llms-full.txt`);
  expect(full).toContain(`url: "${found.find((address) => address.endsWith(article))}"`);
  expect(full).toMatch(/\*This file ends here, with the first article that was published: <.*>\.\*\n$/);
  expect(JSON.parse(await get(`${site.origin}/.well-known/gpc.json`))).toMatchObject({ gpc: true });
  for (const address of found.filter((each) => /\/\d{4}\/\d\d\/\d\d\//.test(each))) await get(address);
});

test("an article says in data what it says in words, and leads to its twins", async ({ page, site }) => {
  await page.goto(site.origin + article);
  const headline = (await page.getByRole("heading", { level: 1 }).innerText()).trim();
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data).toMatchObject({ "@type": "NewsArticle", headline, wordCount: expect.any(Number) });
  expect(at(site.origin, data.url)).toBe(site.origin + article);
  expect(await page.locator('meta[name="citation_title"]').getAttribute("content")).toBe(headline);
  expect(await page.locator('meta[property="article:published_time"]').getAttribute("content")).toBe(
    data.datePublished,
  );
  const twin = async (type: string) => {
    const address = await page
      .locator(`head link[rel=alternate][type="${type}"]`)
      .first()
      .getAttribute("href");
    const response = await page.request.get(at(site.origin, address));
    expect(response.status()).toBe(200);
    return response.text();
  };
  expect(await twin("text/markdown")).toMatch(/^---\ntitle: "/);
  expect(JSON.parse(await twin("application/json"))).toMatchObject({ headline, words: data.wordCount });
  expect(JSON.parse(await twin("application/json+oembed"))).toMatchObject({ type: "link", title: headline });
});
