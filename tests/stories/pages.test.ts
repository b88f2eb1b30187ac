import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { RunningStory } from "@/components/archive/running-story";
import { StoryPlace, StoryPlaceNote } from "@/components/archive/story-place";
import { Timeline } from "@/components/archive/timeline";
import type { ListPage } from "@/lib/articles/listing";
import type { PlaceInStory, StoryPage } from "@/lib/stories/views";
import { aCard, aSite } from "../components/factories";
import { render } from "../components/render";

const site = aSite();
const piece = (day: string, more: Parameters<typeof aCard>[0] = {}) =>
  aCard({
    path: `/${day.replaceAll("-", "/")}/piece`,
    headline: `Of ${day}`,
    publishedAt: new Date(`${day}T12:00:00Z`),
    publishedPrecision: "day",
    ...more,
  });

describe("a timeline", () => {
  const marks = (days: readonly string[], timeZone = "Europe/London") => {
    const { html } = render(
      createElement(Timeline, {
        articles: days.map((day) => piece(day)),
        site: { ...site, timeZone },
      }),
    );
    return [...html.matchAll(/<h2[^>]*><a href="\/(\d{4})">|<h3[^>]*><a href="([^"]+)/g)].map(
      ([, year, path]) => year ?? path?.slice(1, 11),
    );
  };

  test.each([
    ["from the newest", ["2016-02-20", "2014-04-22", "2014-01-02", "1994-06-03"]],
    ["from the oldest", ["1994-06-03", "2014-01-02", "2014-04-22", "2016-02-20"]],
  ])("has a mark before the first piece of each year, read %s", (_what, days) => {
    expect(marks(days)).toEqual(
      days.flatMap((day, index) => {
        const isNew = day.slice(0, 4) !== days[index - 1]?.slice(0, 4);
        return [...(isNew ? [day.slice(0, 4)] : []), day.replaceAll("-", "/")];
      }),
    );
  });

  test("begins a year in the site's time zone", () => {
    const newYear = piece("2017-12-31", { publishedAt: new Date("2017-12-31T23:30:00Z") });
    const show = (timeZone: string) =>
      render(createElement(Timeline, { articles: [newYear], site: { ...site, timeZone } })).html;
    expect(show("Europe/London")).toContain(">2017</a></h2>");
    expect(show("Europe/Berlin")).toContain(">2018</a></h2>");
  });

  test("hangs each piece by its dateline, with headline and standfirst", () => {
    const articles = [piece("1998-07-18", { place: "San Francisco" })];
    const { html, text } = render(createElement(Timeline, { articles, site }));
    expect(html).toContain('<time dateTime="1998-07-18">18 Jul 1998</time>');
    for (const words of ["San Francisco", "Of 1998-07-18", "A denial, and a fine"])
      expect(text).toContain(words);
  });
});

describe("the page of a running story", () => {
  const story: StoryPage = {
    id: 1,
    slug: "微信",
    name: "The crypto wars",
    description: "Who may have a cipher.",
    pieces: 1204,
    oldest: new Date("1994-06-03T12:00:00Z"),
    newest: new Date("2016-02-20T12:00:00Z"),
  };
  const path = "/stories/微信";
  const href = `/stories/${encodeURIComponent("微信")}`;
  const onePage: ListPage = {
    articles: [piece("2016-02-20"), piece("1994-06-03")],
    older: null,
    newer: null,
  };
  const show = (changes: Partial<Parameters<typeof RunningStory>[0]> = {}) =>
    render(createElement(RunningStory, { story, page: onePage, path, order: "newest", site, ...changes }));

  test("says how many pieces it has, from when to when", () => {
    const { text } = show();
    expect(text).toContain("1,204 pieces 3 Jun 1994 to 20 Feb 2016");
    expect(text).toContain("Who may have a cipher.");
  });

  test("leads to the other order, and back", () => {
    expect(show().html).toContain(`<a href="${href}?order=oldest">Read from the beginning</a>`);
    expect(show({ order: "oldest" }).html).toContain(`<a href="${href}">The newest first</a>`);
  });

  test("is read in the order that was asked for", () => {
    const inOrder = (html: string) => [...html.matchAll(/>Of (\d{4})/g)].map(([, year]) => year);
    expect(inOrder(show().html)).toEqual(["2016", "1994"]);
    expect(inOrder(show({ order: "oldest" }).html)).toEqual(["1994", "2016"]);
  });

  test("leads on to the next page in the order in which it is read", () => {
    const page = { ...onePage, older: "1-a", newer: "2-b" };
    expect(show({ page }).html).toContain(`<a href="${href}?older=1-a" rel="next"`);
    expect(show({ page, order: "oldest" }).html).toContain(
      `<a href="${href}?order=oldest&amp;newer=2-b" rel="next"`,
    );
    expect(show({ page, order: "oldest" }).html).toContain(
      `<a href="${href}?order=oldest&amp;older=1-a" rel="prev"`,
    );
  });

  test("has one date and one order where it has one piece, and none where it has none", () => {
    const oldest = new Date("1994-06-03T12:00:00Z");
    const single = show({ story: { ...story, pieces: 1, oldest, newest: oldest } });
    expect(single.text).toContain("1 piece 3 Jun 1994");
    expect(single.text).not.toContain(" to ");
    expect(single.html).not.toContain("order=");
    const none = show({
      story: { ...story, pieces: 0, oldest: null, newest: null },
      page: { articles: [], older: null, newer: null },
    });
    expect(none.text).toContain("Nothing hangs here yet.");
  });

  test("escapes every text", () => {
    const hostile = '<b onclick="x">';
    const articles = [piece("2016-02-20", { headline: hostile, place: hostile, standfirst: hostile })];
    const { html } = show({
      story: { ...story, name: hostile, description: hostile },
      page: { ...onePage, articles },
    });
    expect(html).not.toContain("<b ");
  });
});

describe("an article's place in a running story", () => {
  const place: PlaceInStory = {
    story: { slug: "crypto-wars", name: "The crypto wars" },
    number: 2,
    pieces: 3,
    previous: piece("1994-06-03"),
    next: piece("2016-02-20", { language: "de" }),
  };

  test("is said in the margin", () => {
    expect(render(createElement(StoryPlaceNote, { place, site })).text).toBe(
      "Running story: The crypto wars, 2 of 3",
    );
  });

  test("is said after the piece, with what came before it in the story and after it", () => {
    const { html, text } = render(createElement(StoryPlace, { place, site }));
    expect(text).toContain("Part of a running story: The crypto wars (2 of 3)");
    expect(html).toContain('<a href="/stories/crypto-wars">The crypto wars</a>');
    expect(html).toContain('<a href="/1994/06/03/piece"');
    expect(html).toContain('lang="de">Of 2016-02-20');
    // The page has one `prev` and one `next`, which are those of the whole archive.
    expect(html).not.toContain("rel=");
  });

  test("leads nowhere from the only piece", () => {
    const alone = { ...place, number: 1, pieces: 1, previous: null, next: null };
    expect(render(createElement(StoryPlace, { place: alone, site })).html).not.toContain("<nav");
  });
});
