import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { copyrightSpan } from "@/components/site/copyright";
import { Footer } from "@/components/site/footer";
import { aSite } from "./factories";
import { render } from "./render";

describe("the copyright span", () => {
  it.each([
    { from: 1998, to: 2021, year: 2026, printed: "© 1998–2021" },
    { from: 1994, to: null, year: 2026, printed: "© 1994–2026" },
    { from: 2026, to: null, year: 2026, printed: "© 2026" },
    { from: 2021, to: 2021, year: 2026, printed: "© 2021" },
  ])("from $from to $to, read in $year, is $printed", ({ from, to, year, printed }) => {
    expect(copyrightSpan(from, to, year)).toBe(printed);
  });

  it("never runs backwards, even where the clock is wrong", () => {
    expect(copyrightSpan(1994, null, 1970)).toBe("© 1994");
  });

  it("stands in an element of its own, before the name", () => {
    const site = aSite({ copyrightFrom: 1998, copyrightTo: 2021 });
    const { html, text } = render(createElement(Footer, { site, year: 2026 }));
    expect(html).toContain('<span class="copyright">© 1998–2021</span>');
    expect(text).toContain("© 1998–2021 The Wiretap");
  });
});

describe("the footer", () => {
  it("links only to pages that exist", () => {
    const { html } = render(createElement(Footer, { site: aSite(), year: 2026 }));
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      "/sections/surveillance",
      "/sections/crypto",
      "/",
      "/archive",
      "/stories",
      "/topics",
      "/authors",
      "/about",
      "/sources",
      "/statements",
      "/corrections",
      "/privacy",
      "/atom.xml",
      "/rss.xml",
      "/feed.json",
      "/feeds.opml",
    ]);
  });

  it("has no column of sections for a site without any", () => {
    const { text } = render(createElement(Footer, { site: aSite({ sections: [] }), year: 2026 }));
    expect(text).not.toContain("Sections");
  });

  it("links to what the publication names, telling nobody elsewhere who comes", () => {
    const footerLinks = [
      { name: "Shop <&>", address: "https://shop.example/?a=1&b=2" },
      { name: "Masthead", address: "/about#masthead" },
    ];
    const { html } = render(createElement(Footer, { site: aSite({ footerLinks }), year: 2026 }));
    expect(html).toContain(
      '<a href="https://shop.example/?a=1&amp;b=2" rel="noopener noreferrer">Shop &lt;&amp;&gt;</a>',
    );
    expect(html).toContain('<a href="/about#masthead">Masthead</a>');
    expect(render(createElement(Footer, { site: aSite(), year: 2026 })).html).not.toContain("Further");
  });
});
