import { parseAtomFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import type { ArticleContent } from "@/lib/articles/content";
import { readCursor, writeCursor } from "@/lib/articles/cursor";
import { publishChanges } from "@/lib/articles/publish-changes";
import { saveDraft } from "@/lib/articles/save-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { mergeNames, renameName } from "@/lib/names/commands";
import { listNewestMatches } from "@/lib/search/list-newest-matches";
import { parseQuery } from "@/lib/search/parse-query";
import {
  answerCorrectionsFeed,
  answerFeed,
  answerLlmsFull,
  answerSearchFeed,
  answerTwin,
} from "@/lib/syndication/answers";
import { findFeed, findTwin, listNames, listNews } from "@/lib/syndication/queries";
import { findSitemapFile, listSitemapFiles } from "@/lib/syndication/sitemap-queries";
import type { Feed, FeedFormat, FeedKind, FeedPlace } from "@/lib/syndication/views";
import { articleContent } from "../support/factories";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";
import { jsonFeedSchema } from "./json-feed-schema";
import { parseXml } from "./parse-xml";

const desk = setUpDesk();

async function publish(more: Partial<ArticleContent> = {}, now = TEST_TIME) {
  const then = { ...desk(), now: () => now };
  const published = await createAndPublish(then, { content: articleContent(more) }, TEST_ORIGINS);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  return published.value;
}

const cryptoWars = { slug: "crypto-wars", name: "The crypto wars" };

const on = (day: string): Partial<ArticleContent> => ({
  headline: `Of ${day}`,
  firstPublished: { at: `${day}T12:00:00.000Z`, precision: "minute" },
});

/** A publication with so many pieces, of which every three share an instant. */
async function publishMany(count: number, more: Partial<ArticleContent> = {}): Promise<string[]> {
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = new Date(Date.UTC(2018, 0, 1) + Math.floor(index / 3) * 3_600_000).toISOString();
    const firstPublished = { at, precision: "minute" } as const;
    paths.push((await publish({ headline: `Piece ${index}`, firstPublished, ...more })).path);
  }
  return paths;
}

async function feed(kind: FeedKind, slug: string, place: FeedPlace = "newest"): Promise<Feed> {
  const found = await findFeed(kind, slug, place);
  if (found === null) throw new Error(`There is no feed of ${kind} ${slug}.`);
  return found;
}

const ask = (address: string, format: FeedFormat, kind: FeedKind, segment?: string) =>
  answerFeed(new Request(`http://standfirst.invalid${address}`), format, kind, segment);

describe("a feed", () => {
  test("of what was renamed and merged leads on in one step, to the same place", async () => {
    await publish({ topics: [{ slug: "biscuits", name: "Biscuits" }] });
    await publish({ topics: [{ slug: "cookies", name: "Cookies" }] });
    await renameName(desk(), "topic", { slug: "cookies", name: "Cakes", to: "cakes" });
    await mergeNames(desk(), "topic", { slug: "cakes", into: "biscuits" });
    const { entries } = await feed("topic", "biscuits");
    expect(entries).toHaveLength(2);
    const place = `?older=${writeCursor({ publishedAt: TEST_TIME, id: "00000000-0000-4000-8000-000000000000" })}`;
    const older = await ask(`/topics/cookies/rss.xml${place}`, "rss", "topic", "cookies");
    expect([older.status, older.headers.get("Location")]).toEqual([308, `/topics/biscuits/rss.xml${place}`]);
    const newest = await ask("/topics/cookies/rss.xml", "rss", "topic", "cookies");
    expect([newest.status, newest.headers.get("Location")]).toEqual([308, "/topics/biscuits/rss.xml"]);
    const nothing = await ask("/topics/nothing/rss.xml", "rss", "topic", "nothing");
    expect(nothing.status).toBe(404);
  });

  test("has what was published, the very next moment", async () => {
    await publish();
    expect((await feed("site", "")).entries).toMatchObject([
      {
        headline: "Regulator finds its own cookie banner unlawful",
        standfirst: "It will write itself a stern letter",
        authors: [{ slug: "ada-quill", name: "Ada Quill" }],
        section: { slug: "law", name: "Law" },
        topics: [{ slug: "cookies", name: "Cookies" }],
        publishedAt: TEST_TIME,
      },
    ]);
  });

  test.each([
    ["section", "law"],
    ["story", "crypto-wars"],
    ["topic", "cookies"],
    ["author", "ada-quill"],
  ] as const)("of one %s has its pieces and no others", async (kind, slug) => {
    const other = { slug: "other", name: "Other" };
    await publish({ headline: "Another", section: other, story: other, topics: [other], authors: [other] });
    await publish({ headline: "This one", story: cryptoWars });
    expect((await feed(kind, slug)).entries.map(({ headline }) => headline)).toEqual(["This one"]);
  });

  test("goes back to the first article page by page, each piece once, and to and fro", async () => {
    const published = await publishMany(64);
    const first = await feed("site", "");
    const second = await feed("site", "", { direction: "older", cursor: first.older ?? "" });
    const third = await feed("site", "", { direction: "older", cursor: second.older ?? "" });
    expect([first, second, third].map(({ entries }) => entries.length)).toEqual([30, 30, 4]);
    expect([first.newer, third.older]).toEqual([null, null]);
    const seen = [first, second, third].flatMap(({ entries }) => entries.map(({ path }) => path));
    expect(new Set(seen)).toEqual(new Set(published));
    const back = await feed("site", "", { direction: "newer", cursor: third.newer ?? "" });
    expect(back.entries).toEqual(second.entries);
  });

  test("has a last page, with the first article and nothing beyond it", async () => {
    const [oldest] = await publishMany(31);
    const last = /rel="last"[^>]*href="[^"]*\?newer=([^"]*)"/.exec(
      await (await ask("/atom.xml", "atom", "site")).text(),
    )?.[1];
    const page = await feed("site", "", { direction: "newer", cursor: last ?? "" });
    expect(page.entries).toHaveLength(30);
    expect(page.entries.map(({ path }) => path)).toContain(oldest);
    expect(page.older).toBeNull();
    expect(page.newer).not.toBeNull();
  });

  test("tells of its newest change: an old piece that came in today is one of today", async () => {
    await publish(on("2018-01-02"));
    expect((await feed("site", "")).changedAt).toEqual(TEST_TIME);
  });

  test("of the whole site tells on its first page what was withdrawn, and that it changed", async () => {
    const { path, id } = await publish();
    for (let more = 0; more < 31; more += 1) await publish({ headline: `More ${more}` });
    desk().setNow(new Date(TEST_TIME.getTime() + 60_000));
    await withdrawArticle(desk(), { article: { path }, reason: "It was forged.", legal: null });
    const first = await feed("site", "");
    expect(first.withdrawn).toMatchObject([{ articleId: id, reason: "It was forged." }]);
    expect(first.changedAt).toEqual(desk().now());
    const second = await feed("site", "", { direction: "older", cursor: first.older ?? "" });
    expect([second.withdrawn, (await feed("section", "law")).withdrawn]).toEqual([[], []]);
  });

  test("without a piece tells of the publication's last change", async () => {
    await desk().database.edition.update({ where: { id: 1 }, data: { changedAt: new Date(0) } });
    expect(await feed("site", "")).toMatchObject({ entries: [], changedAt: new Date(0) });
  });
});

describe("the answer for a feed", () => {
  test.each([
    ["atom", "application/atom+xml; charset=utf-8"],
    ["rss", "application/rss+xml; charset=utf-8"],
    ["json", "application/feed+json"],
  ] as const)("in %s has its own media type, the time of its change, and no cookie", async (format, type) => {
    await publish();
    const answer = await ask("/", format, "site");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe(type);
    expect(answer.headers.get("Last-Modified")).toBe(TEST_TIME.toUTCString());
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  test("is the page that was asked for", async () => {
    await publishMany(31);
    const first = parseAtomFeed(await (await ask("/atom.xml", "atom", "site")).text());
    const next = first.links?.find(({ rel }) => rel === "next")?.href ?? "";
    const { pathname, search } = new URL(next);
    const second = await (await ask(pathname + search, "atom", "site")).text();
    const ids = [first, parseAtomFeed(second)].map((page) => page.entries?.map(({ id }) => id) ?? []);
    expect(ids.map(({ length }) => length)).toEqual([30, 1]);
    expect(new Set(ids.flat()).size).toBe(31);
  });

  test("of a running story goes back to its first piece, for two readers alike", async () => {
    await publish({ headline: "Of no story" });
    const paths = await publishMany(31, { story: cryptoWars });
    const seen: (string | undefined)[] = [];
    for (let address: string | undefined = "/stories/crypto-wars/rss.xml"; address !== undefined; ) {
      const text: string = await (await ask(address, "rss", "story", "crypto-wars")).text();
      const links = (parseRssFeed(text).items ?? []).map(({ link }) => link);
      expect((await new RssParser().parseString(text)).items.map(({ link }) => link)).toEqual(links);
      expect(parseRssFeed(text).title).toBe("The crypto wars | The Test Post");
      seen.push(...links);
      const next: string | undefined = /rel="next"[^>]* href="([^"]+)"/.exec(text)?.[1];
      address = next && new URL(next).pathname + new URL(next).search;
    }
    expect(seen.map((link) => new URL(link ?? "").pathname).toSorted()).toEqual(paths.toSorted());
  });

  test("finds a name of any script", async () => {
    await publish({ topics: [{ slug: "微信", name: "微信" }] });
    const answer = await ask("/", "rss", "topic", encodeURIComponent("微信"));
    expect(parseRssFeed(await answer.text()).title).toBe("微信 | The Test Post");
  });

  test.each([
    ["the far future", new Date("9999-12-31T00:00:00Z")],
    ["the beginning", new Date("0001-01-01T00:00:00Z")],
  ])("takes a cursor of %s in both directions", async (_what, publishedAt) => {
    const cursor = writeCursor({ publishedAt, id: "018cbb2e-0000-7000-8000-000000000001" });
    for (const direction of ["older", "newer"])
      expect((await ask(`/?${direction}=${cursor}`, "atom", "site")).status).toBe(200);
  });

  test.each([
    ["a section that there is none of", "/", "section", "nothing"],
    ["a name that cannot be decoded", "/", "author", "%E0%A4%A"],
    ["a name with a zero byte", "/", "topic", "%00"],
    ["a cursor that is none", "/?older=yesterday", "site", ""],
    ["an empty cursor", "/?newer=", "site", ""],
  ] as const)("is 404 for %s", async (_what, address, kind, segment) => {
    expect((await ask(address, "atom", kind, segment)).status).toBe(404);
  });
});

describe("the feed of corrections", () => {
  /** Publishes a piece and corrects it so many hours later. */
  async function correct(headline: string, hours: number, serious = false) {
    const { id, path } = await publish({ headline });
    const content = articleContent({ headline, body: "Somebody was <fined>." });
    await saveDraft(desk(), { id, version: 1, content });
    const later = new Date(TEST_TIME.getTime() + hours * 3_600_000);
    const told = { kind: "corrected" as const, note: `${headline} & more.`, serious };
    const then = { ...desk(), now: () => later };
    const corrected = await publishChanges(then, { id, version: 2, ...told }, TEST_ORIGINS);
    if (!corrected.ok) throw new Error(JSON.stringify(corrected.problems));
    return { id, path, later };
  }
  const answer = (format: FeedFormat, query = "") =>
    answerCorrectionsFeed(new Request(`http://standfirst.invalid/corrections/feed${query}`), format);

  test("has each once, the newest first, for two readers alike, and an identity that is its own", async () => {
    await correct("One", 1);
    const { id, path, later } = await correct("Two", 2);
    const rss = await (await answer("rss")).text();
    const atom = await (await answer("atom")).text();
    const another = (text: string) => new RssParser().parseString(text);
    const titles = ["Two", "One"];
    expect(parseRssFeed(rss).items?.map(({ title }) => title)).toEqual(titles);
    expect((await another(rss)).items.map(({ title }) => title)).toEqual(titles);
    expect((await another(atom)).items.map(({ title }) => title)).toEqual(titles);
    expect(parseAtomFeed(atom).entries?.[0]).toMatchObject({
      id: `urn:uuid:${id}#change-2`,
      updated: later.toISOString(),
      summary: { value: "Two & more." },
      content: {
        value: expect.stringContaining("<ins>Somebody</ins> was <ins>&lt;</ins>fined<ins>&gt;</ins>"),
      },
      links: [{ href: expect.stringMatching(new RegExp(`${path}#change-2$`)) }],
    });
    const json = jsonFeedSchema.parse(JSON.parse(await (await answer("json")).text()));
    expect(json.items.map((item) => item.title)).toEqual(titles);
  });

  test("gives the day that it is where the site is", async () => {
    await desk().database.site.update({ where: { id: 1 }, data: { timeZone: "Asia/Shanghai" } });
    const { later } = await correct("One", 12);
    expect(later.toISOString()).toMatch(/^2026-03-04T17/);
    expect(await (await answer("atom")).text()).toContain(", 2026-03-05: One");
  });

  test("has no such page for a place that is none", async () => {
    for (const query of ["?older=x", "?newer=1", "?older="])
      expect((await answer("atom", query)).status).toBe(404);
    expect((await answer("json")).status).toBe(200);
  });

  test("and that of everything, which begins with a serious one and moves its time with it", async () => {
    const { later } = await correct("One", 1, true);
    const { entries } = await feed("site", "");
    expect(entries).toMatchObject([{ updatedAt: later, corrections: [{ serious: true, from: 1, to: 2 }] }]);
    expect((await findTwin(entries[0]?.path ?? ""))?.corrections).toHaveLength(1);
  });

  test("which a typing error does not", async () => {
    const { id, path } = await publish();
    const body = articleContent().body.replace("finding", "findnig");
    await saveDraft(desk(), { id, version: 1, content: articleContent({ body }) });
    const then = { ...desk(), now: () => new Date(TEST_TIME.getTime() + 3_600_000) };
    expect(
      await publishChanges(then, { id, version: 2, kind: "typo", note: "" }, TEST_ORIGINS),
    ).toMatchObject({ ok: true });
    const atom = await (await ask("/atom.xml", "atom", "site")).text();
    expect(parseAtomFeed(atom).entries?.[0]).toMatchObject({ updated: TEST_TIME.toISOString() });
    expect(await findTwin(path)).toMatchObject({ revisionNumber: 2, corrections: [] });
  });
});

describe("the feed of a search", () => {
  const follow = (address: string, format: FeedFormat = "json") =>
    answerSearchFeed(new Request(`http://standfirst.invalid/search/feed.json${address}`), format);
  const found = async (address: string) => jsonFeedSchema.parse(await (await follow(address)).json());
  const titles = async (address: string) => (await found(address)).items.map(({ title }) => title);

  test("has what the search finds, the newest first, narrowed like the search", async () => {
    await publish({ ...on("2018-01-02"), headline: "A leak" });
    await publish({
      ...on("2019-01-02"),
      headline: "Another leak",
      section: { slug: "other", name: "Other" },
    });
    await publish({ ...on("2020-01-02"), headline: "Nothing" });
    expect(await titles("?q=leaks")).toEqual(["Another leak", "A leak"]);
    expect(await titles("?q=leak&section=law")).toEqual(["A leak"]);
    expect(await titles("?year=2019")).toEqual(["Another leak"]);
    expect(await titles("?q=leak&q=nothing")).toEqual(["Another leak", "A leak"]);
  });

  test("goes back to the first that was found, each once, however many share an instant", async () => {
    const published = await publishMany(64);
    const seen: (string | undefined)[] = [];
    let address: string | undefined = "?q=piece";
    for (let page = 0; address !== undefined && page < 5; page += 1) {
      const feed = await found(address);
      seen.push(...feed.items.map(({ url }) => url && new URL(url).pathname));
      address = feed.next_url && new URL(feed.next_url).search;
    }
    expect(seen).toHaveLength(64);
    expect(new Set(seen)).toEqual(new Set(published));
  });

  test("goes on beyond what is looked at for a page, also where nothing of that was found", async () => {
    for (const [index, headline] of ["Secret court", "Court secret", "Court: a secret", "Courts"].entries())
      await publish({ ...on(`201${index}-01-02`), headline, slug: `piece-${index}` });
    const request = {
      query: parseQuery('"secret court"'),
      filters: { section: null, topic: null, author: null, year: null },
      timeZone: "UTC",
    };
    const first = await listNewestMatches(request, null, 10, 1);
    expect(first).toEqual({ paths: [], older: expect.any(String) });
    const second = await listNewestMatches(request, readCursor(first.older ?? ""), 10, 1);
    const third = await listNewestMatches(request, readCursor(second.older ?? ""), 10, 1);
    expect(third).toEqual({ paths: ["/2010/01/02/piece-0"], older: null });
  });

  test("says that it is not to be found in other searches", async () => {
    const answer = await follow("?q=leak", "atom");
    expect(answer.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(answer.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
  });

  test.each([
    "",
    "?q=",
    "?q=!!!",
    "?q=%00%ED%A0%80",
    "?q=-",
    "?q=%26%20%7C%20!%20%3C-%3E%20%27%20%5C%20%3A*",
    `?q=${"%F0%9F%92%A9".repeat(200)}`,
    "?q=]]%3E%3C/feed%3E%3Cscript%3E",
    "?q=leak&section='%20OR%201=1--&topic=%00&author=../..",
    "?q=before:0001%20after:9999",
  ])("of %j is empty, and well formed in every format", async (address) => {
    await publish();
    for (const format of ["atom", "rss"] as const) {
      const answer = await follow(address, format);
      expect(answer.status).toBe(200);
      const root = parseXml(await answer.text());
      expect(JSON.stringify(root)).not.toMatch(/"name":"(?:entry|item)"/);
    }
    expect((await found(address)).items).toEqual([]);
  });

  test.each(["?q=x&year=0", "?q=x&year=20x8", "?q=x&older=yesterday", "?q=x&older="])(
    "is 404 for %s",
    async (address) => {
      expect((await follow(address)).status).toBe(404);
    },
  );

  test.each([
    ["the far future", new Date("9999-12-31T23:59:59.999Z"), 1],
    ["the beginning", new Date("0001-01-01T00:00:00Z"), 0],
  ])("takes a cursor of %s", async (_what, publishedAt, count) => {
    await publish();
    const cursor = writeCursor({ publishedAt, id: "018cbb2e-0000-7000-8000-000000000001" });
    expect(await titles(`?section=law&older=${cursor}`)).toHaveLength(count);
  });
});

describe("the twins of an article", () => {
  test("are made from what was published", async () => {
    const { path } = await publish({ body: "It was *denied*.[^*]\n\n[^*]: By them." });
    expect(await findTwin(path)).toMatchObject({
      markdown: "It was *denied*.[^*]\n\n[^*]: By them.",
      revisionNumber: 1,
    });
    const markdown = await answerTwin({ path, canonical: true }, "markdown");
    expect(markdown.headers.get("Content-Type")).toBe("text/markdown; charset=utf-8");
    expect(markdown.headers.get("Link")).toMatch(/^<http[^>]*\/2026\/03\/04\/[^>]*>; rel="canonical"$/);
    const text = await markdown.text();
    expect(text).toContain("It was *denied*.[^*]");
    expect(text).not.toContain("■");
    const json = await answerTwin({ path, canonical: true }, "json");
    expect(json.headers.get("Content-Type")).toBe("application/json");
    expect(await json.text()).not.toContain("■");
  });

  test("are silent about who published", async () => {
    const { path } = await publish();
    for (const form of ["markdown", "json"] as const) {
      expect(await (await answerTwin({ path, canonical: true }, form)).text()).not.toContain(desk().actor);
    }
  });

  test("follow the article to its one address", async () => {
    const { path } = await publish();
    const answer = await answerTwin({ path, canonical: false }, "json");
    expect([answer.status, answer.headers.get("Location")]).toEqual([308, `${path}/article.json`]);
  });

  test.each([
    ["withdrawn", null, 410, null],
    [
      "removed by order",
      { authority: "https://court.example/12" },
      451,
      '<https://court.example/12>; rel="blocked-by"',
    ],
  ] as const)(
    "of one that was %s say so, with its hash and the reason",
    async (_what, legal, status, link) => {
      const { path, revisionHash } = await publish();
      await withdrawArticle(desk(), { article: { path }, reason: "It was forged.", legal });
      const json = await answerTwin({ path, canonical: true }, "json");
      expect([json.status, json.headers.get("Link")]).toEqual([status, link]);
      expect([json.headers.get("Content-Type"), json.headers.get("Last-Modified")]).toEqual([
        "application/json",
        TEST_TIME.toUTCString(),
      ]);
      expect(await json.json()).toMatchObject({
        reason: "It was forged.",
        withdrawn_sha256: revisionHash,
        date_withdrawn: TEST_TIME.toISOString(),
        authority: legal?.authority ?? null,
        headline: legal === null ? articleContent().headline : null,
      });
      const markdown = await answerTwin({ path, canonical: true }, "markdown");
      expect([markdown.status, markdown.headers.get("Link")]).toEqual([status, link]);
      const text = await markdown.text();
      for (const words of ["It was forged", revisionHash]) expect(text).toContain(words);
      expect(text).not.toContain("Nobody was fined");
      const elsewhere = await answerTwin({ path, canonical: false }, "json");
      expect([elsewhere.status, elsewhere.headers.get("Location")]).toEqual([308, `${path}/article.json`]);
    },
  );

  test("are 404 where there is no article, or can be none", async () => {
    expect((await answerTwin({ path: "/2018/01/02/x", canonical: true }, "json")).status).toBe(404);
    expect((await answerTwin(null, "markdown")).status).toBe(404);
  });
});

describe("llms-full.txt", () => {
  const read = (query = "") => answerLlmsFull(new Request(`http://standfirst.invalid/llms-full.txt${query}`));

  test("has every article once, also of more than are asked for at a time, and goes on from any", async () => {
    await publishMany(33);
    const answer = await read();
    expect(answer.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    const headlines = (text: string) => text.match(/^# Piece \d+$/gm) ?? [];
    const all = headlines(await answer.text());
    expect(new Set(all).size).toBe(33);
    const { older } = await feed("site", "");
    expect(headlines(await (await read(`?older=${older}`)).text())).toEqual(all.slice(30));
  });

  test.each(["?older=", "?older=x", "?older=1&older=2"])("is 404 for %s", async (query) => {
    expect((await read(query)).status).toBe(404);
  });
});

describe("the sitemap", () => {
  test("has a file for each month that has articles, the newest first, after those of the other pages", async () => {
    await publish(on("2018-01-02"));
    await publish(on("2018-01-31"));
    await publish(on("2019-12-31"));
    expect(await listSitemapFiles()).toEqual([
      { name: "pages", changedAt: TEST_TIME },
      { name: "topics", changedAt: null },
      { name: "authors", changedAt: null },
      { name: "2019-12", changedAt: TEST_TIME },
      { name: "2018-01", changedAt: TEST_TIME },
    ]);
    expect((await findSitemapFile("2018-01"))?.map(({ path }) => path)).toEqual([
      "/2018/01/31/of-2018-01-31",
      "/2018/01/02/of-2018-01-02",
    ]);
    expect(await findSitemapFile("2019-12")).toHaveLength(1);
  });

  test("says when a piece last changed, not when it came in, and no more than is known", async () => {
    await publish({ ...on("2018-01-02"), lastUpdated: "2018-03-01T09:00:00.000Z" });
    await publish(on("2018-01-03"));
    await publish({ firstPublished: { at: "2018-01-04T00:00:00.000Z", precision: "day" } });
    expect((await findSitemapFile("2018-01"))?.map(({ changed }) => changed)).toEqual([
      "2018-01-04",
      "2018-01-03T12:00:00.000Z",
      "2018-03-01T09:00:00.000Z",
    ]);
  });

  test("counts a month in the site's time zone, like the addresses", async () => {
    await desk().database.site.update({ where: { id: 1 }, data: { timeZone: "America/Los_Angeles" } });
    await publish({ firstPublished: { at: "2018-02-01T03:00:00.000Z", precision: "minute" } });
    expect((await listSitemapFiles()).map(({ name }) => name)).toContain("2018-01");
    expect(await findSitemapFile("2018-01")).toHaveLength(1);
    expect(await findSitemapFile("2018-02")).toBeNull();
  });

  test("divides a month that is too large for one file, and has each piece once", async () => {
    const published = await publishMany(7);
    const files = (await listSitemapFiles(3)).map(({ name }) => name).filter((name) => /^2018/.test(name));
    expect(files).toEqual(["2018-01", "2018-01-2", "2018-01-3"]);
    const parts = await Promise.all(files.map((name) => findSitemapFile(name, 3)));
    expect(parts.flatMap((part) => part?.map(({ path }) => path)).toSorted()).toEqual(published.toSorted());
  });

  test("names the pages of sections, running stories, topics and authors", async () => {
    await publish({ story: cryptoWars });
    expect((await listSitemapFiles()).map(({ name }) => name)).toContain("stories");
    const paths = async (name: string) => (await findSitemapFile(name))?.map(({ path }) => path);
    expect(await paths("pages")).toEqual(["/", "/about", "/privacy", "/corrections", "/sections/law"]);
    expect(await paths("stories")).toEqual(["/stories/crypto-wars"]);
    expect(await paths("topics")).toEqual(["/topics/cookies"]);
    expect(await paths("authors")).toEqual(["/authors/ada-quill"]);
  });

  test.each([
    "2018-13",
    "2018-00",
    "2018-01-1",
    "2018-01-0",
    "2018-1",
    "0000-01",
    "x",
    "",
    "2018-01-9999",
    "topics",
  ])("has no file %j", async (name) => {
    expect(await findSitemapFile(name)).toBeNull();
  });
});

describe("the news sitemap", () => {
  test("has the pieces of the last two days and none of tomorrow", async () => {
    const later = new Date("2026-03-06T00:00:00Z");
    for (const day of ["2026-03-01", "2026-03-03", "2026-03-05"]) await publish(on(day), later);
    expect((await listNews(TEST_TIME)).map(({ headline }) => headline)).toEqual(["Of 2026-03-03"]);
  });
});

test("everything with a feed of its own is listed", async () => {
  await publish({ story: cryptoWars });
  expect(await listNames()).toEqual({
    sections: [{ slug: "law", name: "Law" }],
    stories: [cryptoWars],
    topics: [{ slug: "cookies", name: "Cookies" }],
    authors: [{ slug: "ada-quill", name: "Ada Quill" }],
  });
});
