import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { AgeNotice } from "@/components/archive/age-notice";
import { AroundArticle } from "@/components/archive/around-article";
import { Calendar } from "@/components/archive/calendar";
import { DayPage } from "@/components/archive/day";
import { Listing } from "@/components/archive/listing";
import { Month } from "@/components/archive/month";
import { Months } from "@/components/archive/months";
import { NameLedger } from "@/components/archive/name-ledger";
import { tickLength } from "@/components/archive/ticks";
import { Years } from "@/components/archive/years";
import { Byline } from "@/components/article/byline";
import type { ListPage } from "@/lib/articles/listing";
import { topicPath } from "@/lib/urls";
import { aCard, aSite } from "../components/factories";
import { render } from "../components/render";

const site = aSite();
const noNeighbours = { previous: null, next: null };
const onePage: ListPage = { articles: [aCard()], older: null, newer: null };
const january = { month: 1, pieces: 3, days: [0, 2, ...new Array<number>(26).fill(0), 1, 0, 0] };
const zeroes = (length: number) => new Array<number>(length).fill(0);

describe("a list of pieces", () => {
  const list = (changes: Partial<Parameters<typeof Listing>[0]> = {}) =>
    render(
      createElement(Listing, {
        kind: { name: "Topics", path: "/topics" },
        name: "微信",
        description: "",
        page: onePage,
        path: "/topics/微信",
        site,
        ...changes,
      }),
    );

  test("hangs each piece by its date, and names a day once", () => {
    const articles = [
      aCard(),
      aCard({ path: "/2018/01/02/earlier", publishedAt: new Date("2018-01-02T09:15:00Z") }),
    ];
    const { html, text } = list({ page: { ...onePage, articles } });
    expect(html).toContain(
      '<p class="ledger-date"><time dateTime="2018-01-02T11:40:00.000Z">2 Jan 2018</time>',
    );
    expect(text).toContain("09:15 GMT");
  });

  test("leads to older and newer pieces in words, and tells machines which is next", () => {
    const { html } = list({ page: { ...onePage, older: "1-a", newer: "2-b" } });
    const path = `/topics/${encodeURIComponent("微信")}`;
    expect(html).toContain(`<a href="${path}?older=1-a" rel="next"`);
    expect(html).toContain(`<a href="${path}?newer=2-b" rel="prev"`);
    expect(html).toContain("Older pieces");
    expect(html).toContain("Newer pieces");
  });

  test("leads nowhere when it has one page", () => {
    expect(list().html).not.toContain("<nav");
  });

  test("says so when it is empty", () => {
    expect(list({ page: { ...onePage, articles: [] } }).text).toContain("Nothing hangs here yet.");
  });

  test("says that an invented byline is one", () => {
    expect(list({ note: "An invented byline" }).text).toContain("An invented byline");
  });

  test("escapes every text", () => {
    const hostile = '<b onclick="x">';
    const { html } = list({
      name: hostile,
      description: hostile,
      page: {
        ...onePage,
        articles: [aCard({ headline: hostile, standfirst: hostile, section: { slug: "x", name: hostile } })],
      },
    });
    expect(html).not.toContain("<b ");
  });
});

describe("a ledger of names", () => {
  const count = { slug: "keys", name: "Keys", description: "", pieces: 1204 };
  const show = (oldest: string, newest: string) =>
    render(
      createElement(NameLedger, {
        names: [{ ...count, oldest: new Date(oldest), newest: new Date(newest) }],
        pathOf: topicPath,
        site,
      }),
    );

  test("names the years that each spans, and says its count as a number", () => {
    const { html, text } = show("1994-06-03T12:00:00Z", "2025-02-22T12:00:00Z");
    expect(text).toContain("1994–2025 Keys");
    expect(text).toContain("1,204 pieces");
    expect(html).toContain('<a href="/topics/keys">Keys</a>');
  });

  test("names one year once", () => {
    expect(show("1994-06-03T12:00:00Z", "1994-12-03T12:00:00Z").text).toContain("1994 Keys");
  });
});

describe("the archive", () => {
  test("gives every year a link, a row of ticks and a count in words", () => {
    const months = [2, ...zeroes(10), 1];
    const { html, text } = render(createElement(Years, { years: [{ year: 2018, pieces: 3, months }], site }));
    expect(html).toContain('<a href="/2018">2018</a>');
    expect(html.match(/v-3(?=[M"])/g)).toHaveLength(12);
    expect(text).toContain("3 pieces");
  });

  test("says so while nothing has been published", () => {
    const { html, text } = render(createElement(Years, { years: [], site }));
    expect(text).toContain("Nothing hangs here yet.");
    expect(html).not.toContain("<ol");
  });
});

describe("a year", () => {
  const months = [
    january,
    ...Array.from({ length: 11 }, (_, index) => ({ month: index + 2, pieces: 0, days: zeroes(30) })),
  ];

  test("links the months that have pieces, and only those", () => {
    const { html, text } = render(
      createElement(Months, { year: 2018, months, neighbours: noNeighbours, site }),
    );
    expect(html.match(/href="\/2018\/\d\d"/g)).toEqual(['href="/2018/01"']);
    expect(text).toContain("February none");
  });

  test("leads to the nearest years that have pieces", () => {
    const neighbours = {
      previous: { year: 1994, month: 6, day: 3 },
      next: { year: 2025, month: 2, day: 22 },
    };
    const { html } = render(createElement(Months, { year: 2018, months, neighbours, site }));
    expect(html).toContain('<a href="/1994" rel="prev"');
    expect(html).toContain('<a href="/2025" rel="next"');
  });
});

describe("a month", () => {
  test("is a calendar whose weeks begin on Monday", () => {
    const { html } = render(
      createElement(Calendar, {
        year: 2018,
        month: { ...january, month: 2, days: zeroes(28) },
        language: "en-GB",
      }),
    );
    // 1 February 2018 was a Thursday.
    expect(html).toContain("<tbody><tr><td></td><td></td><td></td><td>1</td>");
    expect(html.match(/<tr>/g)).toHaveLength(6);
  });

  test("ends with the week of its last day, and adds none", () => {
    // February 2021 began on a Monday and had four whole weeks.
    const { html } = render(
      createElement(Calendar, {
        year: 2021,
        month: { month: 2, pieces: 0, days: zeroes(28) },
        language: "en-GB",
      }),
    );
    expect(html.match(/<tr>/g)).toHaveLength(5);
    expect(html).not.toContain("<td></td>");
  });

  test("links the days that have pieces, and says how many to those who hear it", () => {
    const { html } = render(createElement(Calendar, { year: 2018, month: january, language: "en-GB" }));
    expect(html.match(/<a href="[^"]*"/g)).toEqual(['<a href="/2018/01/02"', '<a href="/2018/01/29"']);
    expect(html).toContain('aria-label="2 January 2018: 2 pieces"');
    expect(html).toContain('aria-label="29 January 2018: 1 piece"');
  });

  test("has its pieces under the calendar, and the way to its neighbours under them", () => {
    const neighbours = { previous: { year: 2017, month: 5, day: 14 }, next: null };
    const { html, text } = render(
      createElement(Month, { year: 2018, month: january, page: onePage, neighbours, site }),
    );
    expect(text).toMatch(/January 2018.*Messaging giant.*May 2017/);
    expect(html).toContain('<a href="/2017/05" rel="prev"');
  });
});

describe("a day", () => {
  test("names times, not itself, beside its pieces", () => {
    const { text } = render(
      createElement(DayPage, {
        day: { year: 2018, month: 1, day: 2 },
        page: onePage,
        neighbours: noNeighbours,
        site,
      }),
    );
    expect(text).toMatch(/^Archive 2018 January 2 January 2018/);
    expect(text).toContain("11:40 GMT");
  });
});

describe("a tick", () => {
  test.each([
    { count: 10, most: 10, length: 30, says: "the most is the longest" },
    { count: 5, most: 10, length: 15, says: "half as many, half as long" },
    { count: 1, most: 1000, length: 4, says: "one is still seen beside a thousand" },
    { count: 1, most: 1, length: 10, says: "one alone is no flood" },
  ])("is $length of 30 for $count of $most: $says", ({ count, most, length }) => {
    expect(tickLength(count, most, 30)).toBe(length);
  });
});

describe("the age notice", () => {
  const notice = (published: string, updated: string | null, now: string) =>
    render(
      createElement(AgeNotice, {
        article: { publishedAt: new Date(published), updatedAt: updated === null ? null : new Date(updated) },
        now: new Date(now),
        timeZone: "Europe/London",
      }),
    ).text;

  test.each([
    ["a day before its second birthday", "2018-01-02T11:40:00Z", null, "2020-01-01T23:00:00Z", ""],
    ["on its second birthday", "2018-01-02T11:40:00Z", null, "2020-01-02T00:00:00Z", "Published 2 years ago"],
    ["after many", "1994-06-03T12:00:00Z", null, "2026-03-04T12:00:00Z", "Published 31 years ago"],
    ["that was updated since", "1994-06-03T12:00:00Z", "2025-12-01T12:00:00Z", "2026-03-04T12:00:00Z", ""],
    [
      "whose update is old too",
      "1994-06-03T12:00:00Z",
      "2020-06-03T12:00:00Z",
      "2026-03-04T12:00:00Z",
      "Last updated 5 years ago",
    ],
    ["from a clock that is wrong", "2030-01-01T12:00:00Z", null, "2026-03-04T12:00:00Z", ""],
  ])("of a piece %s", (_when, published, updated, now, expected) => {
    expect(notice(published, updated, now)).toBe(expected);
  });
});

describe("around an article", () => {
  test("stand related pieces, and those before and after it in time", () => {
    const { html, text } = render(
      createElement(AroundArticle, {
        around: {
          previous: aCard({ headline: "The one before", path: "/2018/01/01/before" }),
          next: aCard({ headline: "Die danach", language: "de", path: "/2018/01/03/danach" }),
          related: [aCard({ headline: "A relative" })],
        },
        site,
      }),
    );
    expect(text).toMatch(/Related.*A relative.*The one before.*Die danach/);
    expect(html).toContain('<a href="/2018/01/01/before" rel="prev"');
    expect(html).toContain('<a href="/2018/01/03/danach" rel="next"');
    expect(html).toContain('<span lang="de">Die danach</span>');
  });

  test("stands nothing when it is alone", () => {
    const around = { previous: null, next: null, related: [] };
    expect(render(createElement(AroundArticle, { around, site })).html).toBe("");
  });
});

describe("a linked byline", () => {
  test("leads from each name to its author's page, in the joined order", () => {
    const authors = [
      { slug: "ada-quill", name: "Ada Quill" },
      { slug: "ben-ohm", name: "Ben Ohm" },
    ];
    const { html, text } = render(createElement(Byline, { authors, language: "en-GB", linked: true }));
    expect(text).toBe("By Ada Quill and Ben Ohm");
    expect(html).toContain(
      '<a href="/authors/ada-quill" rel="author">Ada Quill</a> and <a href="/authors/ben-ohm"',
    );
  });
});
