import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Front } from "@/components/front/front";
import type { FrontPage } from "@/lib/articles/views";
import { aCard, aFigure, aSite } from "./factories";
import { render } from "./render";

const nothing: FrontPage = { lead: null, leadVersions: [], seconds: [], river: [], sections: [] };

function show(front: Partial<FrontPage>) {
  return render(createElement(Front, { front: { ...nothing, ...front }, site: aSite() }));
}

const story = (headline: string, changes: Parameters<typeof aCard>[0] = {}) =>
  aCard({ headline, path: `/2018/01/02/${headline.toLowerCase()}`, ...changes });

describe("the front page", () => {
  it("says so when nothing has been published", () => {
    expect(show({}).text).toBe("Nothing has been published yet. The first story will hang here.");
  });

  it("gives one story the whole page", () => {
    const { html } = show({ lead: story("Alone") });
    expect(html).toContain('class="front front-alone"');
    expect(html).not.toContain("river");
  });

  it("hangs the second of two stories from the wire", () => {
    const { html } = show({ lead: story("First"), seconds: [story("Second")] });
    expect(html).toMatch(/<ol class="river".*Second/);
    expect(html).not.toContain('class="seconds"');
  });

  it("puts seconds under the lead once there is a river", () => {
    const { html } = show({ lead: story("First"), seconds: [story("Second")], river: [story("Third")] });
    expect(html).toMatch(/<div class="seconds">.*Second.*<ol class="river".*Third/);
  });

  it("names a day once, by the first story that it brought", () => {
    const river = [
      story("Noon", { publishedAt: new Date("2018-01-02T12:00:00Z") }),
      story("Morning", { publishedAt: new Date("2018-01-02T09:15:00Z") }),
      story("Eve", { publishedAt: new Date("2018-01-01T23:00:00Z") }),
    ];
    const { text } = show({ lead: story("First"), river });
    expect(text).toContain("2 Jan 2018 3 min Noon");
    expect(text).toContain("09:15 GMT 3 min Morning");
    expect(text).toContain("1 Jan 2018 3 min Eve");
  });

  it("shows no time for a story of which only the day is known", () => {
    const river = [story("Noon"), story("Sometime", { publishedPrecision: "day" })];
    expect(show({ lead: story("First"), river }).text).toContain("2 Jan 2018 3 min Sometime");
  });

  it("gives each section a column that the masthead can point at", () => {
    const section = { slug: "crypto", name: "Cryptography" };
    const { html } = show({
      lead: story("First"),
      sections: [{ section, articles: [story("Keys")] }],
    });
    expect(html).toContain('<section id="section-crypto" aria-labelledby="section-crypto-name">');
  });

  it("shows the lead's picture, and no other", () => {
    const pictured = { lead: aFigure() };
    const { html } = show({
      lead: story("First", pictured),
      seconds: [story("Second", pictured)],
      river: [story("Third", pictured)],
    });
    expect(html.match(/<img /g)).toHaveLength(1);
  });
});
