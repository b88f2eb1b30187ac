import type { Figure } from "@/lib/articles/content";
import type { ArticleCard, ArticlePage, TombstoneView } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";

export function aSite(changes: Partial<SiteView> = {}): SiteView {
  return {
    name: "The Wiretap",
    tagline: "Listening in on those who listen in",
    copyrightFrom: 1994,
    copyrightTo: null,
    timeZone: "Europe/London",
    language: "en-GB",
    sections: [
      { slug: "surveillance", name: "Surveillance" },
      { slug: "crypto", name: "Cryptography" },
    ],
    footerLinks: [],
    policies: {},
    edition: 1204,
    ...changes,
  };
}

export function aCard(changes: Partial<ArticleCard> = {}): ArticleCard {
  return {
    path: "/2018/01/02/no-chats",
    language: "en-GB",
    headline: "Messaging giant says it keeps no chats",
    standfirst: "A denial, and a fine",
    standfirstLabel: null,
    place: null,
    minutes: 3,
    lead: null,
    publishedAt: new Date("2018-01-02T11:40:00Z"),
    publishedPrecision: "minute",
    updatedAt: null,
    section: { slug: "surveillance", name: "Surveillance" },
    authors: [{ slug: "ada-quill", name: "Ada Quill" }],
    ...changes,
  };
}

export function anArticle(changes: Partial<ArticlePage> = {}): ArticlePage {
  return {
    ...aCard(),
    id: "018cbb2e-0000-7000-8000-000000000001",
    bodyHtml: "<p>The owners have denied it.</p>",
    words: 640,
    outline: [],
    topics: [],
    story: null,
    revisionHash: "3f9a1c2e7b60d458".repeat(4),
    revisionNumber: 2,
    changes: [],
    leadVersions: [],
    ...changes,
  };
}

export function aTombstone(changes: Partial<TombstoneView> = {}): TombstoneView {
  return {
    articleId: "018cbb2e-0000-7000-8000-000000000001",
    path: "/2018/01/02/no-chats",
    kind: "editorial",
    reason: "The documents that it rests on were forged.",
    authority: null,
    language: "en-GB",
    headline: "Messaging giant says it keeps no chats",
    publishedAt: new Date("2018-01-02T11:40:00Z"),
    publishedPrecision: "minute",
    withdrawnAt: new Date("2018-01-09T16:20:00Z"),
    withdrawnHash: "3f9a1c2e7b60d458".repeat(4),
    ...changes,
  };
}

export function aFigure(changes: Partial<Figure> = {}): Figure {
  return {
    src: `/media/${"ab".repeat(32)}.svg`,
    width: 1600,
    height: 900,
    alt: "A splitter cabinet",
    caption: null,
    credit: null,
    licence: null,
    ...changes,
  };
}
