import { readdirSync } from "node:fs";
import path from "node:path";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { projectFolder } from "@/lib/project-folder";
import { crawl } from "../support/crawl";
import { unguarded } from "../support/guards";
import { ask, say } from "./ask";
import { expect, test } from "./site";

const article = "/2018/01/02/wechat-keeps-nothing";

/**
 * An address of every route of the app, which are read from its folder: a route without a row here fails. The pages that
 * Next has for nobody (`error`, `not-found`) are no routes.
 */
const ADDRESSES: Readonly<Record<string, string>> = {
  "/": "/",
  "/.well-known/gpc.json": "/.well-known/gpc.json",
  "/.well-known/security.txt": "/.well-known/security.txt",
  "/.well-known/standfirst/log": "/.well-known/standfirst/log",
  "/.well-known/standfirst/log/[first]": "/.well-known/standfirst/log/1",
  "/.well-known/trust.txt": "/.well-known/trust.txt",
  "/[...missing]": "/no-such-page",
  "/[year]": "/2018",
  "/[year]/[month]": "/2018/01",
  "/[year]/[month]/[day]": "/2018/01/02",
  "/[year]/[month]/[day]/[slug]": article,
  "/[year]/[month]/[day]/[slug]/article.json": `${article}/article.json`,
  "/[year]/[month]/[day]/[slug]/article.md": `${article}/article.md`,
  "/[year]/[month]/[day]/[slug]/card.png": `${article}/card.png`,
  "/[year]/[month]/[day]/[slug]/cite.bib": `${article}/cite.bib`,
  "/[year]/[month]/[day]/[slug]/cite.json": `${article}/cite.json`,
  "/[year]/[month]/[day]/[slug]/cite.ris": `${article}/cite.ris`,
  "/[year]/[month]/[day]/[slug]/history": `${article}/history`,
  "/[year]/[month]/[day]/[slug]/history/[number]": `${article}/history/1`,
  // What two revisions say is looked at in `reader-sees-what-changed`.
  "/[year]/[month]/[day]/[slug]/history/[number]/[later]": `${article}/history/1/2`,
  "/[year]/[month]/[day]/[slug]/history/[number]/revision.json": `${article}/history/1/revision.json`,
  "/[year]/[month]/[day]/[slug]/report": `${article}/report`,
  "/[year]/[month]/[day]/[slug]/report/thanks": `${article}/report/thanks`,
  "/[year]/[month]/[day]/[slug]/sources": `${article}/sources`,
  "/[year]/[month]/[day]/[slug]/sources.json": `${article}/sources.json`,
  "/about": "/about",
  "/admin/preview/[token]": "/admin/preview/none",
  "/archive": "/archive",
  "/atom.xml": "/atom.xml",
  "/authors": "/authors",
  "/authors/[slug]": "/authors/ada-quill",
  "/authors/[slug]/atom.xml": "/authors/ada-quill/atom.xml",
  "/authors/[slug]/feed.json": "/authors/ada-quill/feed.json",
  "/authors/[slug]/rss.xml": "/authors/ada-quill/rss.xml",
  "/captures/[hash]": `/captures/${"0".repeat(64)}`,
  "/card.png": "/card.png",
  "/corrections": "/corrections",
  "/corrections/atom.xml": "/corrections/atom.xml",
  "/corrections/feed.json": "/corrections/feed.json",
  "/corrections/rss.xml": "/corrections/rss.xml",
  "/feed.json": "/feed.json",
  "/feeds.opml": "/feeds.opml",
  "/llms-full.txt": "/llms-full.txt",
  "/llms.txt": "/llms.txt",
  "/media/[file]": "a drawing of the samples, found in the article that shows it",
  "/memento/[year]/[month]/[day]/[slug]/[number]": `/memento${article}/1`,
  "/missing": "/missing",
  "/news-sitemap.xml": "/news-sitemap.xml",
  "/oembed": "/oembed?format=xml",
  "/privacy": "/privacy",
  "/robots.txt": "/robots.txt",
  "/rss.xml": "/rss.xml",
  "/search": "/search?q=police",
  "/search/atom.xml": "/search/atom.xml?q=police",
  "/search/feed.json": "/search/feed.json?q=police",
  "/search/rss.xml": "/search/rss.xml?q=police",
  "/sections": "/sections",
  "/sections/[slug]": "/sections/law",
  "/sections/[slug]/atom.xml": "/sections/law/atom.xml",
  "/sections/[slug]/feed.json": "/sections/law/feed.json",
  "/sections/[slug]/rss.xml": "/sections/law/rss.xml",
  "/sitemap.xml": "/sitemap.xml",
  "/sitemaps/[file]": "/sitemaps/pages.xml",
  "/sources": "/sources",
  "/sources/[slug]": "/sources/citizenlab-ca",
  "/statements": "/statements",
  "/statements/[slug]": "/statements/tencent",
  "/statements/[slug]/statements.json": "/statements/tencent/statements.json",
  "/stories": "/stories",
  "/stories/[slug]": "/stories/crypto-wars",
  "/stories/[slug]/atom.xml": "/stories/crypto-wars/atom.xml",
  "/stories/[slug]/feed.json": "/stories/crypto-wars/feed.json",
  "/stories/[slug]/rss.xml": "/stories/crypto-wars/rss.xml",
  "/timegate/[year]/[month]/[day]/[slug]": `/timegate${article}`,
  "/timemap/json/[year]/[month]/[day]/[slug]": `/timemap/json${article}`,
  "/timemap/link/[year]/[month]/[day]/[slug]": `/timemap/link${article}`,
  "/tombstone/[year]/[month]/[day]/[slug]": `/tombstone${article}`,
  "/topics": "/topics",
  "/topics/[slug]": "/topics/apple",
  "/topics/[slug]/atom.xml": "/topics/apple/atom.xml",
  "/topics/[slug]/feed.json": "/topics/apple/feed.json",
  "/topics/[slug]/rss.xml": "/topics/apple/rss.xml",
  "/trust.txt": "/trust.txt",
};

/** The status where it is not 200. */
const STATUSES: Readonly<Record<string, number>> = {
  // There is none where no contact was named.
  "/.well-known/security.txt": 404,
  "/[...missing]": 404,
  "/[year]/[month]/[day]/[slug]/history/[number]/[later]": 404,
  // What a link that is good shows is looked at in `somebody-reads-a-draft-by-a-link`.
  "/admin/preview/[token]": 404,
  "/memento/[year]/[month]/[day]/[slug]/[number]": 404,
  // What a capture shows is looked at in `editor-keeps-what-a-source-said`.
  "/captures/[hash]": 404,
  "/missing": 404,
  "/oembed": 501,
  "/timegate/[year]/[month]/[day]/[slug]": 302,
  "/tombstone/[year]/[month]/[day]/[slug]": 404,
};

const routes = readdirSync(path.join(projectFolder, "app"), { recursive: true, encoding: "utf8" })
  // What the newsroom's routes answer, and to whom, is asked in `everybody-is-asked-for-their-role`.
  .filter((file) => !/^(?:\(newsroom\)|api)\//.test(file))
  .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
  .map((file) => `/${file.replace(/\([^)]*\)\//g, "").replace(/\/?(?:page\.tsx|route\.ts)$/, "")}`)
  .sort();

test("every route of the app is in the table", () => {
  expect(routes).toEqual(Object.keys(ADDRESSES).sort());
});

test("the answer of every route is guarded, whole, in headers alone, and when it is not sent again", async ({
  site,
}) => {
  const drawing = /\/media\/[0-9a-f]{64}\.svg/.exec((await ask(site.origin, "/")).body)?.[0] ?? "";
  for (const [route, written] of Object.entries(ADDRESSES)) {
    const address = route === "/media/[file]" ? drawing : written;
    const answer = await ask(site.origin, address);
    expect(answer.status, address).toBe(STATUSES[route] ?? 200);
    expect(unguarded(answer.headers), address).toEqual([]);
    const head = await ask(site.origin, address, {}, "HEAD");
    expect(unguarded(head.headers), `HEAD ${address}`).toEqual([]);
    if (answer.status !== 200) continue;
    const again = await ask(site.origin, address, { "if-none-match": answer.headers.etag ?? "" });
    expect(again.status, address).toBe(304);
    expect(unguarded(again.headers), `304 ${address}`).toEqual([]);
  }
});

test("so is everything else that the site says", async ({ site }) => {
  const page = (await ask(site.origin, "/")).body;
  const style = /\/_next\/static\/[^"]+\.css/.exec(page)?.[0] ?? "";
  const font = /\/fonts\/[^"]+\.woff2/.exec(page)?.[0] ?? "";
  const said = [
    [200, "/healthz"],
    [200, "/icon.svg"],
    [200, "/favicon.ico"],
    [200, "/failure.html"],
    [200, "/failure.css"],
    [200, style],
    [200, font],
    [206, font, { range: "bytes=0-9" }],
    [416, font, { range: "bytes=99999999-" }],
    [308, `${article}/`],
    [308, "/2018/01/02/WeChat-Keeps-Nothing"],
    [308, "/%61bout"],
    [308, "/archive//"],
    [404, "/_next/static/none.css"],
    [404, "/_next/data/none.json"],
    [404, "/_next/image?url=http://169.254.169.254/&w=64&q=75"],
    [404, "/fonts/none.woff2"],
    [404, `/media/${"0".repeat(64)}.svg`],
    [404, "/archive.rsc"],
    [404, "/api/none"],
    // What Next's own scripts would send; it is never told.
    [400, `/timegate${article}`, { "accept-datetime": "yesterday" }],
    [308, `${article}/history?from=2&to=1`],
    [200, article, { rsc: "1", "next-router-prefetch": "1", "next-router-state-tree": "%5B%5D" }],
    [200, article, { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" }],
    [405, article, { "next-action": "0".repeat(40) }, "POST"],
    [405, "/", {}, "OPTIONS"],
    [405, "/", {}, "DELETE"],
    [405, "/", {}, "PROPFIND"],
  ] as const;
  for (const [status, address, headers = {}, method = "GET"] of said) {
    const answer = await ask(site.origin, address, headers, method);
    expect(answer.status, `${method} ${address}`).toBe(status);
    expect(unguarded(answer.headers), `${method} ${address}`).toEqual([]);
    expect(answer.headers["content-type"] ?? "", address).not.toContain("x-component");
    if (status >= 400) expect(answer.body, address).not.toMatch(/\bat .*:\d+:\d+|node_modules|Error:/);
  }
});

test("and what is no request at all", async ({ site }) => {
  const said: readonly (readonly [number, string])[] = [
    [400, "hello\r\n\r\n"],
    [400, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    [400, "GET / HTTP/1.1\r\n\r\n"],
    [400, "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n"],
    [400, "GET / HTTP/9.9\r\nhost: a\r\n\r\n"],
    [400, "GET /a b HTTP/1.1\r\nhost: a\r\n\r\n"],
    [400, "GET /\x00 HTTP/1.1\r\nhost: a\r\n\r\n"],
    [400, "GET /\xe5\xbe\xae HTTP/1.1\r\nhost: a\r\n\r\n"],
    [400, "NONE / HTTP/1.1\r\nhost: a\r\n\r\n"],
    [400, "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
    [400, "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n"],
    [431, `GET /${"a".repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`],
    [431, `GET / HTTP/1.1\r\nhost: a\r\nx: ${"a".repeat(20_000)}\r\n\r\n`],
    // These are requests, if odd ones.
    [200, "GET / HTTP/1.0\r\n\r\n"],
    [200, "GET / HTTP/1.1\r\nhost: a\r\nexpect: nothing\r\nconnection: close\r\n\r\n"],
    [405, "OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"],
    [404, "GET * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"],
  ];
  for (const [status, bytes] of said) {
    const answer = await say(site.origin, bytes);
    const asked = JSON.stringify(bytes.slice(0, 60));
    expect(answer.status, asked).toBe(status);
    expect(unguarded(answer.headers), asked).toEqual([]);
  }
});

test("a stored picture is only ever a picture", async ({ page, site }) => {
  const front = (await ask(site.origin, "/")).body;
  const drawing = /\/media\/[0-9a-f]{64}\.svg/.exec(front)?.[0] ?? "";
  const { headers } = await ask(site.origin, drawing);
  expect(headers).toMatchObject({
    "content-type": "image/svg+xml",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-disposition": "attachment",
    "cache-control": "public, max-age=31536000, immutable",
  });
  // On a page it is drawn all the same, with its own style.
  await page.goto(site.origin);
  const image = page.locator(`img[src="${drawing}"]`).first();
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveJSProperty("complete", true);
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
});

test("no page that a crawler finds has a script, a handler or a style of its own", async ({ site }) => {
  const documents = await crawl(site.origin, [site.origin], ["/", "/search?q=police", "/no-such-page"], 25);
  const pages = documents.filter(({ type }) => type === "text/html");
  expect(pages.length).toBeGreaterThan(40);
  for (const { address, body } of pages) {
    const found = elementsOf(parse(body)).flatMap(({ tagName, attrs }) => {
      const type = attrs.find(({ name }) => name === "type")?.value;
      const active = /^(?:style|iframe|object|embed|base)$/.test(tagName);
      const script = tagName === "script" && type !== "application/ld+json";
      const own = attrs.filter(({ name }) => name === "style" || /^on/.test(name));
      return [...(active || script ? [tagName] : []), ...own.map(({ name }) => `${tagName} ${name}`)];
    });
    expect(found, address).toEqual([]);
  }
});

function elementsOf(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsOf) : [];
  return "tagName" in node ? [node, ...children] : children;
}
