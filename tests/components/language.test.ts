import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Article } from "@/components/article/article-page";
import { HeadlineLink } from "@/components/front/headline-link";
import { directionOf, hasCapitals, languageAttributes } from "@/lib/typography/language";
import { aCard, aFigure, anArticle, aSite } from "./factories";
import { render } from "./render";

describe("the direction of a language", () => {
  it.each([
    ["en-GB", "ltr"],
    ["zh-Hans", "ltr"],
    ["ar", "rtl"],
    ["he", "rtl"],
    ["fa", "rtl"],
    ["ur", "rtl"],
    ["yi", "rtl"],
    ["dv", "rtl"],
    ["pa", "ltr"],
    ["pa-Arab", "rtl"],
    ["az-Latn", "ltr"],
    ["en-t-zh-hans-t0-und", "ltr"],
  ] as const)("of %s is %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

describe("capital letters", () => {
  it.each([
    ["de", true],
    ["ru", true],
    ["zh-Hans", false],
    ["ar", false],
    ["ja", false],
  ])("are known to %s: %s", (language, known) => {
    expect(hasCapitals(language)).toBe(known);
  });
});

describe("language on a page", () => {
  it("is named only where it changes", () => {
    expect(languageAttributes("en-GB", "en-GB")).toEqual({});
    expect(languageAttributes("ar", "en-GB")).toEqual({ lang: "ar", dir: "rtl" });
  });

  it("marks every text of a foreign article, and none of the house's own words", () => {
    const article = anArticle({
      language: "ar",
      headline: "ثلاث ثغرات",
      standfirst: "ورسالة واحدة",
      lead: aFigure(),
    });
    const { html } = render(
      createElement(Article, { article, site: aSite(), address: "https://a.example/x" }),
    );
    expect(html).toMatch(/<h1 class="headline" lang="ar" dir="rtl">/);
    expect(html).toMatch(/<p class="standfirst" lang="ar" dir="rtl">/);
    expect(html).toMatch(/<figure class="figure lead-figure" lang="ar" dir="rtl">/);
    expect(html).toMatch(/<div class="prose" lang="ar" dir="rtl">/);
    expect(html.match(/lang="ar"/g)).toHaveLength(4);
  });

  it("marks a foreign headline in a list, and tells where its link leads", () => {
    const article = aCard({ language: "zh-Hans", headline: "微信", path: "/2018/01/02/微信" });
    const { html } = render(createElement(HeadlineLink, { article, language: "en-GB" }));
    expect(html).toBe(
      '<h2 class="headline" lang="zh-Hans" dir="ltr">' +
        '<a href="/2018/01/02/%E5%BE%AE%E4%BF%A1" hrefLang="zh-Hans">微信</a></h2>',
    );
  });
});
