import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { writeAtom } from "@/lib/syndication/atom";
import { writeJsonFeed } from "@/lib/syndication/json-feed";
import { writeRss } from "@/lib/syndication/rss";
import type { Feed } from "@/lib/syndication/views";
import { aFigure, aTombstone } from "../components/factories";
import { aFeed, anEntry, aPublication } from "./factories";
import { jsonFeedSchema } from "./json-feed-schema";
import { all, only, parseXml } from "./parse-xml";

const publication = aPublication();
const older = "63650489000000-018cbb2e-0000-7000-8000-000000000001";

const rss = (feed: Feed) => parseRssFeed(writeRss(feed, publication));
const atom = (feed: Feed) => parseAtomFeed(writeAtom(feed, publication));
const json = (feed: Feed) => jsonFeedSchema.parse(JSON.parse(writeJsonFeed(feed, publication)));
const another = (text: string) => new RssParser().parseString(text);

describe("RSS", () => {
  test("has what RSS 2.0 requires of a channel and of an item", () => {
    const channel = only(parseXml(writeRss(aFeed(), publication)), "channel");
    expect(only(channel, "title").text).toBe("The Wiretap");
    expect(only(channel, "link").text).toBe("https://wiretap.example/");
    expect(only(channel, "description").text).toBe("Listening in on those who listen in");
    const item = only(channel, "item");
    expect(only(item, "guid")).toMatchObject({
      attributes: { isPermaLink: "false" },
      text: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
    });
    expect(only(item, "pubDate").text).toBe("Tue, 02 Jan 2018 11:40:00 GMT");
    expect(only(item, "content:encoded").text).toBe("<p>The owners have denied it.</p>");
  });

  test("is understood by two readers alike", async () => {
    const text = writeRss(aFeed(), publication);
    const expected = {
      title: "Messaging giant says it keeps no chats",
      link: "https://wiretap.example/2018/01/02/no-chats",
      pubDate: "Tue, 02 Jan 2018 11:40:00 GMT",
    };
    const [first] = parseRssFeed(text).items ?? [];
    const [second] = (await another(text)).items;
    expect(first).toMatchObject({
      ...expected,
      description: "A denial, and a fine",
      dc: { creators: ["Ada Quill"], languages: ["en-GB"] },
      content: { encoded: "<p>The owners have denied it.</p>" },
      categories: [{ name: "Surveillance" }, { name: "Messengers" }],
    });
    expect(second).toMatchObject({
      ...expected,
      guid: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      creator: "Ada Quill",
      content: "A denial, and a fine",
      "content:encoded": "<p>The owners have denied it.</p>",
      categories: ["Surveillance", "Messengers"],
    });
  });

  test("names every author apart", () => {
    const authors = [
      { slug: "ada-quill", name: "Ada Quill" },
      { slug: "bo", name: "Bo" },
    ];
    const [item] = rss(aFeed({ entries: [anEntry({ authors })] })).items ?? [];
    expect(item?.dc?.creators).toEqual(["Ada Quill", "Bo"]);
  });

  test("has the lead picture with its size and credit", () => {
    const lead = aFigure({ caption: "A cabinet", credit: "Jane Doe" });
    const item = only(
      only(parseXml(writeRss(aFeed({ entries: [anEntry({ lead })] }), publication)), "channel"),
      "item",
    );
    const media = only(item, "media:content");
    expect(media.attributes).toEqual({
      url: `https://wiretap.example${lead.src}`,
      type: "image/svg+xml",
      medium: "image",
      width: "1600",
      height: "900",
    });
    expect(only(media, "media:credit").text).toBe("Jane Doe");
    expect(only(media, "media:description").text).toBe("A cabinet");
  });
});

describe("Atom", () => {
  test("has what RFC 4287 requires of a feed and of an entry", () => {
    const feed = parseXml(writeAtom(aFeed(), publication));
    for (const element of [feed, only(feed, "entry")]) {
      expect(only(element, "id").text).not.toBe("");
      expect(only(element, "title").text).not.toBe("");
      expect(only(element, "updated").text).toBe("2018-01-02T11:40:00.000Z");
      expect(only(element, "author")).toBeDefined();
    }
    expect(all(feed, "link").filter(({ attributes }) => attributes.rel === "self")).toHaveLength(1);
  });

  test("is understood by two readers alike", async () => {
    const text = writeAtom(aFeed(), publication);
    expect(parseAtomFeed(text).entries?.[0]).toMatchObject({
      id: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      title: { value: "Messaging giant says it keeps no chats" },
      summary: { value: "A denial, and a fine" },
      content: { value: "<p>The owners have denied it.</p>", type: "html" },
      authors: [{ name: "Ada Quill", uri: "https://wiretap.example/authors/ada-quill" }],
      xml: { lang: "en-GB" },
    });
    expect((await another(text)).items[0]).toMatchObject({
      id: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      title: "Messaging giant says it keeps no chats",
      link: "https://wiretap.example/2018/01/02/no-chats",
      summary: "A denial, and a fine",
      content: "<p>The owners have denied it.</p>",
      author: "Ada Quill",
    });
  });

  test("says which pieces were withdrawn as RFC 6721 has it, and is read on by those who know no such thing", async () => {
    const text = writeAtom(aFeed({ withdrawn: [aTombstone({ path: "/2018/01/01/微信" })] }), publication);
    const deleted = only(parseXml(text), "at:deleted-entry");
    expect(deleted.attributes).toEqual({
      ref: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      when: "2018-01-09T16:20:00.000Z",
    });
    expect(only(deleted, "at:comment").text).toBe("The documents that it rests on were forged.");
    expect(only(deleted, "link").attributes.href).toBe(
      "https://wiretap.example/2018/01/01/%E5%BE%AE%E4%BF%A1",
    );
    expect(text).toContain('xmlns:at="http://purl.org/atompub/tombstones/1.0"');
    expect(parseAtomFeed(text).entries).toHaveLength(1);
    expect((await another(text)).items).toHaveLength(1);
    expect(writeAtom(aFeed(), publication)).not.toContain("tombstones");
  });

  test("says when a piece was published and when it last changed", () => {
    const updatedAt = new Date("2018-01-05T08:00:00Z");
    expect(atom(aFeed({ entries: [anEntry({ updatedAt })] })).entries?.[0]).toMatchObject({
      published: "2018-01-02T11:40:00.000Z",
      updated: "2018-01-05T08:00:00.000Z",
    });
  });

  test("keeps an entry's identity when its address and the host change", () => {
    const moved = writeAtom(
      aFeed({ entries: [anEntry({ path: "/2018/01/02/another" })] }),
      aPublication({ siteUrl: "https://elsewhere.example" }),
    );
    expect(parseAtomFeed(moved).entries?.[0]?.id).toBe(atom(aFeed()).entries?.[0]?.id);
  });

  test("gives each entry its language", () => {
    const feed = atom(aFeed({ entries: [anEntry({ language: "zh-Hans" })] }));
    expect([feed.xml?.lang, feed.entries?.[0]?.xml?.lang]).toEqual(["en-GB", "zh-Hans"]);
  });
});

describe("JSON Feed", () => {
  test("has what version 1.1 requires, and nothing it does not know", () => {
    expect(json(aFeed())).toMatchObject({
      title: "The Wiretap",
      feed_url: "https://wiretap.example/feed.json",
      items: [
        {
          id: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
          content_html: "<p>The owners have denied it.</p>",
          summary: "A denial, and a fine",
          date_published: "2018-01-02T11:40:00.000Z",
          authors: [{ name: "Ada Quill", url: "https://wiretap.example/authors/ada-quill" }],
          tags: ["Surveillance", "Messengers"],
          language: "en-GB",
        },
      ],
    });
  });

  test("is understood by another reader", () => {
    expect(parseJsonFeed(JSON.parse(writeJsonFeed(aFeed(), publication))).items?.[0]).toMatchObject({
      id: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      title: "Messaging giant says it keeps no chats",
    });
  });

  test("leads to the page before in time", () => {
    expect(json(aFeed({ older })).next_url).toBe(`https://wiretap.example/feed.json?older=${older}`);
    expect(json(aFeed()).next_url).toBeUndefined();
  });
});

describe("every format", () => {
  test("has the piece in full, with absolute addresses, and neither end mark nor script", () => {
    const bodyHtml =
      '<p>See <a href="/2017/05/05/before">before</a><sup><a id="a-ref-1" href="#a-note-1">1</a></sup>, said ' +
      '<a href="https://example.org/x?a=1&amp;b=2">the law</a>.\u00a0<span class="end-mark" aria-hidden="true">■</span></p>' +
      '<section class="notes"><p id="a-note-1">A note.</p></section><script>alert(1)</script>';
    const feed = aFeed({ entries: [anEntry({ bodyHtml })] });
    const contents = [
      rss(feed).items?.[0]?.content?.encoded,
      atom(feed).entries?.[0]?.content?.value,
      json(feed).items[0]?.content_html,
    ];
    const expected =
      '<p>See <a href="https://wiretap.example/2017/05/05/before">before</a><sup><a id="a-ref-1" ' +
      'href="https://wiretap.example/2018/01/02/no-chats#a-note-1">1</a></sup>, said ' +
      '<a href="https://example.org/x?a=1&amp;b=2">the law</a>.</p>' +
      '<section class="notes"><p id="a-note-1">A note.</p></section>';
    expect(contents).toEqual([expected, expected, expected]);
  });

  test("says the standfirst's label before the standfirst", () => {
    const feed = aFeed({ entries: [anEntry({ standfirstLabel: "Spoiler" })] });
    const expected = "Spoiler: A denial, and a fine";
    expect(rss(feed).items?.[0]?.description).toBe(expected);
    expect(atom(feed).entries?.[0]?.summary?.value).toBe(expected);
    expect(json(feed).items[0]?.summary).toBe(expected);
  });

  test("of a section is named after it and lies beside its page", () => {
    const feed = aFeed({ of: { slug: "law", name: "Law" }, homePath: "/sections/law", description: "" });
    expect(rss(feed)).toMatchObject({
      title: "Law | The Wiretap",
      link: "https://wiretap.example/sections/law",
    });
    expect(atom(feed)).toMatchObject({
      id: "https://wiretap.example/sections/law/atom.xml",
      title: { value: "Law | The Wiretap" },
    });
    expect(json(feed)).toMatchObject({
      title: "Law | The Wiretap",
      feed_url: "https://wiretap.example/sections/law/feed.json",
    });
  });

  test("may be without entries, and a piece without anything but a headline and a body", () => {
    const bare = anEntry({ standfirst: null, section: null, authors: [], topics: [] });
    for (const entries of [[], [bare]]) {
      const feed = aFeed({ entries });
      expect(rss(feed).items ?? []).toHaveLength(entries.length);
      expect(atom(feed).entries ?? []).toHaveLength(entries.length);
      expect(json(feed).items).toHaveLength(entries.length);
    }
  });
});

describe("a paged feed (RFC 5005)", () => {
  const middle = aFeed({ place: { direction: "older", cursor: "here" }, newer: "before", older: "after" });
  const relations = (links: readonly { rel?: string | undefined; href?: string | undefined }[]) =>
    Object.fromEntries(links.map(({ rel, href }) => [rel, href?.replace(/^.*\?/, "?")]));

  test("links each page with its neighbours, the first and the last", () => {
    const expected = {
      self: "?older=here",
      previous: "?newer=before",
      next: "?older=after",
      last: "?newer=0-00000000-0000-0000-0000-000000000000",
    };
    expect(relations(atom(middle).links ?? [])).toMatchObject({
      ...expected,
      first: "https://wiretap.example/atom.xml",
    });
    expect(relations(rss(middle).atom?.links ?? [])).toMatchObject({
      ...expected,
      first: "https://wiretap.example/rss.xml",
    });
  });

  test("has no neighbours where there are none", () => {
    const links = relations(atom(aFeed()).links ?? []);
    expect(links).not.toHaveProperty("next");
    expect(links).not.toHaveProperty("previous");
    expect(links.last).toBe("https://wiretap.example/atom.xml");
  });
});

describe("the feed of a search", () => {
  const search = "q=%E5%BE%AE%E4%BF%A1+%26&section=law";
  const found = aFeed({
    of: { slug: "search", name: "Search: 微信 &, law" },
    homePath: "/search",
    search,
    older: "after",
  });

  test("is found at the search's own address, and leads to older pages of the same", async () => {
    const text = writeAtom(found, publication);
    const feed = parseAtomFeed(text);
    expect(feed.title?.value).toBe("Search: 微信 &, law | The Wiretap");
    expect(feed.id).toBe(`https://wiretap.example/search/atom.xml?${search}`);
    expect(Object.fromEntries(feed.links?.map(({ rel, href }) => [rel, href]) ?? [])).toEqual({
      alternate: `https://wiretap.example/search?${search}`,
      self: `https://wiretap.example/search/atom.xml?${search}`,
      first: `https://wiretap.example/search/atom.xml?${search}`,
      next: `https://wiretap.example/search/atom.xml?${search}&older=after`,
    });
    expect((await another(text)).items).toHaveLength(1);
    expect(rss(found).link).toBe(`https://wiretap.example/search?${search}`);
    expect(json(found)).toMatchObject({
      feed_url: `https://wiretap.example/search/feed.json?${search}`,
      next_url: `https://wiretap.example/search/feed.json?${search}&older=after`,
    });
  });
});
