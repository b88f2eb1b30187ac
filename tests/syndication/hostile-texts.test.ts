import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { remark } from "remark";
import RssParser from "rss-parser";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { writeAtom } from "@/lib/syndication/atom";
import { citationMetas } from "@/lib/syndication/citation/citation-metas";
import { writeJsonFeed } from "@/lib/syndication/json-feed";
import { writeJsonTwin } from "@/lib/syndication/json-twin";
import { writeLlms } from "@/lib/syndication/llms";
import { writeMarkdownTwin } from "@/lib/syndication/markdown-twin";
import { writeNewsSitemap } from "@/lib/syndication/news-sitemap";
import { writeOembed } from "@/lib/syndication/oembed";
import { writeOpml } from "@/lib/syndication/opml";
import { writeRss } from "@/lib/syndication/rss";
import { newsArticle, scriptJson } from "@/lib/syndication/structured-data";
import { writeJsonTombstone, writeMarkdownTombstone } from "@/lib/syndication/tombstone-twins";
import { withoutForbiddenCharacters } from "@/lib/syndication/xml";
import { anArticle, aTombstone } from "../components/factories";
import { naughtyStrings } from "../support/naughty-strings";
import { aFeed, anEntry, aPublication, aTwin } from "./factories";
import { all, only, type Parsed, parseXml } from "./parse-xml";

/** Texts that others have been broken by, as headline, standfirst, byline and the names of everything at once. */

const collected = naughtyStrings("Syndication");
const own = [
  "]]>",
  "</title><script>alert(1)</script>",
  "&lt;b&gt; &amp;amp; &nbsp;",
  "\"'<>&",
  "\0\x1b\ud800",
  "\u2028",
];
const texts = [...collected, ...own];

const childTexts = (element: Parsed, name: string) => all(element, name).map(({ text }) => text);

describe(`each of ${texts.length} hostile texts`, () => {
  const given = (text: string) => ({
    headline: text,
    standfirst: text,
    authors: [{ slug: "x", name: text }],
  });
  const publicationNamed = (text: string) => aPublication({ name: text, tagline: text });

  test("goes through RSS and comes back the same", () => {
    for (const text of texts) {
      const wanted = withoutForbiddenCharacters(text);
      const feed = aFeed({ description: `x${text}`, entries: [anEntry(given(text))] });
      const channel = only(parseXml(writeRss(feed, publicationNamed(text))), "channel");
      const item = only(channel, "item");
      expect([
        only(channel, "title").text,
        only(item, "title").text,
        only(item, "description").text,
        ...childTexts(item, "dc:creator"),
      ]).toEqual([wanted, wanted, wanted, wanted]);
      expect(only(channel, "description").text).toBe(`x${wanted}`);
    }
  });

  test("goes through a tombstone and comes back the same", () => {
    for (const text of texts) {
      const tombstone = aTombstone({ reason: text, headline: text });
      const feed = parseXml(writeAtom(aFeed({ withdrawn: [tombstone] }), aPublication()));
      expect(only(only(feed, "at:deleted-entry"), "at:comment").text).toBe(withoutForbiddenCharacters(text));
      expect(JSON.parse(writeJsonTombstone(tombstone, aPublication()))).toMatchObject({
        reason: text,
        headline: text,
      });
      const [, yaml = ""] = writeMarkdownTombstone(tombstone, aPublication()).split(/^---\n/m);
      expect(parse(yaml)).toMatchObject({ reason: text, headline: text });
    }
  });

  test("goes through Atom and comes back the same", () => {
    for (const text of texts) {
      const wanted = withoutForbiddenCharacters(text);
      const feed = parseXml(writeAtom(aFeed({ entries: [anEntry(given(text))] }), publicationNamed(text)));
      const entry = only(feed, "entry");
      expect([
        only(feed, "title").text,
        only(entry, "title").text,
        only(entry, "summary").text,
        only(only(entry, "author"), "name").text,
      ]).toEqual([wanted, wanted, wanted, wanted]);
    }
  });

  test("is read alike by two readers of feeds, which trim", async () => {
    for (const text of texts) {
      const wanted = withoutForbiddenCharacters(text).trim();
      const feed = aFeed({ entries: [anEntry(given(text))] });
      const [rss, atom] = [writeRss(feed, aPublication()), writeAtom(feed, aPublication())];
      expect(parseRssFeed(rss).items?.[0]?.title ?? "").toBe(wanted);
      expect(parseAtomFeed(atom).entries?.[0]?.title?.value ?? "").toBe(wanted);
      expect(((await new RssParser().parseString(rss)).items[0]?.title ?? "").trim()).toBe(wanted);
      expect(((await new RssParser().parseString(atom)).items[0]?.title ?? "").trim()).toBe(wanted);
    }
  });

  test("goes through OPML and the news sitemap and comes back the same", () => {
    for (const text of texts) {
      const wanted = withoutForbiddenCharacters(text);
      const names = { sections: [{ slug: "x", name: text }], stories: [], topics: [], authors: [] };
      const opml = parseXml(writeOpml(names, publicationNamed(text), new Date(0)));
      const [site, sections] = all(only(opml, "body"), "outline");
      expect([site?.attributes.text, sections?.children[0]?.attributes.text]).toEqual([wanted, wanted]);
      const news = parseXml(
        writeNewsSitemap([{ ...anEntry(given(text)), publishedPrecision: "minute" }], publicationNamed(text)),
      );
      expect(only(only(only(news, "url"), "news:news"), "news:title").text).toBe(wanted);
    }
  });

  test("goes through everything that is JSON and comes back the same", () => {
    for (const text of texts) {
      const publication = publicationNamed(text);
      const feed = JSON.parse(writeJsonFeed(aFeed({ entries: [anEntry(given(text))] }), publication));
      const article = anArticle(given(text));
      const data = scriptJson(newsArticle(article, publication));
      expect([
        feed.title,
        feed.items[0].title,
        feed.items[0].summary,
        feed.items[0].authors[0].name,
        JSON.parse(writeJsonTwin(aTwin(given(text)), publication)).headline,
        JSON.parse(writeOembed(article, publication)).title,
        JSON.parse(data).headline,
        JSON.parse(data).author[0].name,
        citationMetas(article, publication).citation_title,
      ]).toEqual(Array.from({ length: 9 }, () => text));
      expect(data).not.toMatch(/[<\u2028\u2029]/);
    }
  });

  test("stands in the data of the Markdown as the text it is", () => {
    // A stored headline is one line; half a surrogate pair is no text that YAML or UTF-8 can hold.
    for (const text of texts.map((each) => each.replace(/\p{Cc}|\p{Cs}/gu, ""))) {
      const twin = writeMarkdownTwin(aTwin(given(text)), aPublication());
      const yaml = twin.slice("---\n".length, twin.indexOf("\n---\n"));
      expect(parse(yaml)).toMatchObject({ title: text, description: text, authors: [text] });
    }
  });

  test("makes no link, no emphasis and no HTML in llms.txt", () => {
    const articles = texts
      .map((each) => each.replace(/\p{Cc}|\p{Cs}/gu, ""))
      .map((text) => anArticle(given(text)));
    const written = writeLlms(articles, { sections: [] }, aPublication());
    const kinds: string[] = [];
    visit(remark().parse(written), ({ type }) => void kinds.push(type));
    expect(kinds.filter((kind) => kind === "link")).toHaveLength(texts.length + 8);
    expect(kinds.filter((kind) => /^(?:html|image|emphasis|strong|definition|code)$/.test(kind))).toEqual([]);
  });
});
