import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { Search } from "@/components/search/search";
import { readSearchAddress, type SearchAddress, searchHref } from "@/lib/search/search-address";
import type { SearchResults } from "@/lib/search/views";
import { aCard, aSite } from "../components/factories";
import { render } from "../components/render";

const anything = { section: null, topic: null, author: null, year: null };
const address = (changes: Partial<SearchAddress> = {}): SearchAddress => ({
  q: "leak",
  filters: anything,
  page: 1,
  ...changes,
});
const results = (changes: Partial<SearchResults> = {}): SearchResults => ({
  hits: [],
  count: 0,
  more: false,
  pages: 1,
  sections: [],
  topics: [],
  authors: [],
  years: [],
  suggestion: null,
  ...changes,
});
const hit = {
  article: aCard(),
  headline: [
    { text: "A ", marked: false },
    { text: "<leak>", marked: true },
  ],
  excerpt: [{ text: "<script>", marked: false }],
};
const show = (where: SearchAddress, what: SearchResults | null, cut = false) =>
  render(createElement(Search, { address: where, results: what, cut, pageLength: 20, site: aSite() }));

describe("the address of a search", () => {
  test.each([
    [{}, { q: "", filters: anything, page: 1 }],
    [
      { q: ["one", "two"], page: "50", other: "x" },
      { q: "one", filters: anything, page: 50 },
    ],
    [
      { q: "a\0b\ud800 ", section: "law", year: "0042" },
      { q: "a b", filters: { ...anything, section: "law", year: 42 }, page: 1 },
    ],
  ])("%j says what it can", (parameters, expected) => {
    expect(readSearchAddress(parameters)).toEqual(expected);
  });

  test.each(["-1", "0", "51", "1e9", "1.5", "NaN", "1'", "٣", "1".repeat(10_240)])(
    "has no page %s",
    (page) => {
      expect(readSearchAddress({ q: "leak", page })).toBeNull();
    },
  );

  test.each(["0", "0000", "20188", "20x8"])("has no year %s", (year) => {
    expect(readSearchAddress({ q: "leak", year })).toBeNull();
  });

  test("is written as it is read", () => {
    const written = address({ q: "微信 & “co”", filters: { ...anything, topic: "a-b", year: 42 }, page: 3 });
    const parameters = Object.fromEntries(new URLSearchParams(searchHref(written).split("?")[1]));
    expect(readSearchAddress(parameters)).toEqual(written);
    expect(searchHref(address({ q: "" }))).toBe("/search");
  });
});

describe("the page of a search", () => {
  test("explains itself where nothing was asked for", () => {
    const { html, text } = show(address({ q: "" }), null);
    expect(html).toContain('<form class="search-form" action="/search" method="get">');
    expect(html).toMatch(/<label[^>]* for="search-words">/);
    expect(text).toContain("intitle:leak");
  });

  test("shows what was found as text, marked", () => {
    const { html, text } = show(address(), results({ hits: [hit], count: 1 }));
    expect(text).toContain("1 article ");
    expect(html).toContain("A <mark>&lt;leak&gt;</mark>");
    expect(html).toContain("&lt;script&gt;");
  });

  test("says that there are more than it counts, and leads to the pages before and after", () => {
    const { html, text } = show(
      address({ page: 2 }),
      results({ hits: [hit], count: 1000, more: true, pages: 50 }),
    );
    expect(text).toContain("1,000+ articles");
    expect(html).toContain('start="21"');
    expect(html).toContain('rel="prev" href="/search?q=leak"');
    expect(html).toContain('rel="next" href="/search?q=leak&amp;page=3"');
  });

  test("offers only what narrows, and the way back from what was chosen", () => {
    const filters = { ...anything, section: "crypto" };
    const found = results({
      hits: [hit],
      count: 2,
      sections: [{ slug: "crypto", name: "Cryptography", count: 2 }],
      topics: [
        { slug: "all", name: "Of all", count: 2 },
        { slug: "one", name: "Of one", count: 1 },
      ],
    });
    const { html, text } = show(address({ filters, page: 2 }), found);
    expect(html).toContain('href="/search?q=leak&amp;section=crypto&amp;topic=one"');
    expect(html).toContain('<input type="hidden" name="section" value="crypto"/>');
    expect(text).toContain("Cryptography × any section");
    expect(text).not.toContain("Of all");
  });

  test("says what to do where nothing was found", () => {
    const suggestion = { word: "leek", instead: "leak" };
    const { html } = show(
      address({ q: "leek -x", filters: { ...anything, year: 2018 } }),
      results({ suggestion }),
    );
    expect(html).toContain('<a href="/search?q=leak+-x&amp;year=2018">leak -x</a>');
    expect(html).toContain('<a href="/search?q=leek+-x">');
  });

  test("can be followed by feed, also before there is anything to find", () => {
    const feed = 'href="/search/atom.xml?q=leak" type="application/atom+xml"';
    expect(show(address({ page: 2 }), results({ hits: [hit], count: 30, pages: 2 })).html).toContain(feed);
    expect(show(address(), results()).html).toContain(feed);
  });

  test("says so where it did not read the whole query, or could not look at every match", () => {
    expect(show(address(), results(), true).text).toContain("first 256 characters");
    expect(show(address(), results({ more: true })).text).toContain("among the newest thousand");
  });
});
