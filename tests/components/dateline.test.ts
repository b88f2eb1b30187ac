import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Dateline } from "@/components/article/dateline";
import { anArticle, aSite } from "./factories";
import { render } from "./render";

const london = aSite();

describe("the dateline", () => {
  it("prints the day and the time in the site's zone, and says both to machines", () => {
    const article = anArticle({ publishedAt: new Date("2018-07-02T11:40:00Z") });
    const { html, text } = render(createElement(Dateline, { article, site: london }));
    expect(text).toBe("2 July 2018, 12:40 BST");
    expect(html).toContain('<time dateTime="2018-07-02T11:40:00.000Z">');
  });

  it("shows no time of day where only the day is known", () => {
    const article = anArticle({
      publishedAt: new Date("2018-01-02T00:00:00Z"),
      publishedPrecision: "day",
    });
    const { html, text } = render(createElement(Dateline, { article, site: london }));
    expect(text).toBe("2 January 2018");
    expect(html).toContain('<time dateTime="2018-01-02">');
  });

  it("names the place before the day", () => {
    const article = anArticle({ place: "Shanghai", publishedPrecision: "day" });
    const { text } = render(createElement(Dateline, { article, site: london }));
    expect(text).toBe("Shanghai, 2 January 2018");
  });

  it("keeps the update apart from the publication", () => {
    const article = anArticle({
      publishedPrecision: "day",
      updatedAt: new Date("2018-01-03T08:05:00Z"),
    });
    const { html } = render(createElement(Dateline, { article, site: london }));
    expect(html).toContain('<p class="dateline"><time dateTime="2018-01-02">2 January 2018</time></p>');
    expect(html).toContain(
      '<p class="updated">Updated <time dateTime="2018-01-03T08:05:00.000Z">3 January 2018, 08:05 GMT</time></p>',
    );
  });

  it("says nothing of an update that never was", () => {
    const { text } = render(createElement(Dateline, { article: anArticle(), site: london }));
    expect(text).not.toContain("Updated");
  });
});
