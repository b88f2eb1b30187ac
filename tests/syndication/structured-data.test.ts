import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citationMetas } from "@/lib/syndication/citation/citation-metas";
import { openGraphArticle, openGraphSiteCard } from "@/lib/syndication/open-graph";
import { newsArticle, scriptJson } from "@/lib/syndication/structured-data";
import { aFigure, anArticle } from "../components/factories";
import { aPublication } from "./factories";

const publication = aPublication();
const address = "https://wiretap.example/2018/01/02/no-chats";
const card = { "@type": "ImageObject", url: `${address}/card.png`, width: "1200 px", height: "630 px" };

describe("a NewsArticle", () => {
  test("cites its sources by what is known of them", () => {
    const known = {
      address: "https://paper.example/a",
      host: "paper.example",
      publisher: { slug: "the-morning-paper", name: "The Morning Paper" },
      publisherName: null,
      title: "Jailed for a text",
      author: "Eva Dou",
      date: "2017-12",
      language: "en-US",
      kind: "secondary" as const,
    };
    const unknown = { ...known, title: null, author: null, date: null, language: null, kind: null };
    const publisher = { "@type": "Organization", name: "The Morning Paper" };
    expect(newsArticle(anArticle(), publication, [known, unknown])).toMatchObject({
      citation: [
        {
          "@type": "CreativeWork",
          url: "https://paper.example/a",
          name: "Jailed for a text",
          author: { "@type": "Person", name: "Eva Dou" },
          datePublished: "2017-12",
          inLanguage: "en-US",
          publisher,
        },
        { "@type": "CreativeWork", url: "https://paper.example/a", publisher },
      ],
    });
  });

  test("says what search engines ask for", () => {
    const article = anArticle({ topics: [{ slug: "messengers", name: "Messengers" }], place: "Shenzhen" });
    expect(newsArticle(article, publication)).toEqual({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      "@id": address,
      url: address,
      mainEntityOfPage: { "@type": "WebPage", "@id": address },
      identifier: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      headline: "Messaging giant says it keeps no chats",
      description: "A denial, and a fine",
      image: [card],
      datePublished: "2018-01-02T11:40:00.000Z",
      dateModified: "2018-01-02T11:40:00.000Z",
      author: [{ "@type": "Person", name: "Ada Quill", url: "https://wiretap.example/authors/ada-quill" }],
      publisher: {
        "@type": "NewsMediaOrganization",
        name: "The Wiretap",
        url: "https://wiretap.example/",
        correctionsPolicy: "https://wiretap.example/corrections",
      },
      articleSection: "Surveillance",
      keywords: ["Messengers"],
      dateline: "Shenzhen",
      inLanguage: "en-GB",
      isAccessibleForFree: true,
      wordCount: 640,
    });
  });

  test("says what was corrected, as comments of that kind", () => {
    const at = new Date("2018-01-03T09:05:00Z");
    const change = { note: "It paid six.", at, revision: 3, correction: null };
    const changes = [
      { ...change, kind: "corrected" as const },
      { ...change, kind: "updated" as const, revision: 2 },
    ];
    expect(newsArticle(anArticle({ changes }), publication).correction).toEqual([
      {
        "@type": "CorrectionComment",
        text: "It paid six.",
        datePublished: "2018-01-03T09:05:00.000Z",
        url: "https://wiretap.example/2018/01/02/no-chats#change-3",
      },
    ]);
    expect(newsArticle(anArticle(), publication)).not.toHaveProperty("correction");
  });

  test("has a publisher that names its policies, each at its whole address", () => {
    const policies = {
      correctionsPolicy: "/about#corrections",
      ethicsPolicy: "https://ethics.example/",
    };
    expect(newsArticle(anArticle(), { ...publication, policies }).publisher).toEqual({
      "@type": "NewsMediaOrganization",
      name: "The Wiretap",
      url: "https://wiretap.example/",
      correctionsPolicy: "https://wiretap.example/about#corrections",
      ethicsPolicy: "https://ethics.example/",
    });
  });

  test("is part of a series where it belongs to a running story", () => {
    const story = { slug: "crypto-wars", name: "The crypto wars" };
    expect(newsArticle(anArticle({ story }), publication).isPartOf).toEqual({
      "@type": "CreativeWorkSeries",
      "@id": "https://wiretap.example/stories/crypto-wars",
      name: "The crypto wars",
      url: "https://wiretap.example/stories/crypto-wars",
    });
  });

  test("dates a change of substance, and no more than the day where no more is known", () => {
    const updatedAt = new Date("2018-01-05T08:00:00Z");
    expect(newsArticle(anArticle({ publishedPrecision: "day", updatedAt }), publication)).toMatchObject({
      datePublished: "2018-01-02",
      dateModified: "2018-01-05T08:00:00.000Z",
    });
  });

  test("shows its picture with size and credit, and then its card, which is never a drawing", () => {
    const lead = aFigure({ credit: "Jane Doe" });
    expect(newsArticle(anArticle({ lead }), publication).image).toEqual([
      {
        "@type": "ImageObject",
        url: `https://wiretap.example${lead.src}`,
        width: "1600 px",
        height: "900 px",
        creditText: "Jane Doe",
      },
      card,
    ]);
  });
});

describe("JSON in a script element", () => {
  test("cannot end the element, and parses to the same value", () => {
    const awkward = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("</script>", "<!--<script>", "\u2028", "\u2029", "]]>"),
    );
    fc.assert(
      fc.property(fc.array(awkward), (texts) => {
        const written = scriptJson(texts);
        expect(written).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(texts);
      }),
    );
  });
});

describe("the metas by which an article is cited", () => {
  test("name title, authors, day, language and address", () => {
    const authors = [
      { slug: "ada-quill", name: "Ada Quill" },
      { slug: "bo", name: "Bo" },
    ];
    expect(citationMetas(anArticle({ authors }), publication)).toMatchObject({
      citation_title: "Messaging giant says it keeps no chats",
      citation_author: ["Ada Quill", "Bo"],
      citation_publication_date: "2018/01/02",
      citation_language: "en-GB",
      citation_public_url: address,
      "DC.title": "Messaging giant says it keeps no chats",
      "DC.creator": ["Ada Quill", "Bo"],
      "DC.date": "2018-01-02",
      "DC.publisher": "The Wiretap",
      "DC.identifier": [address, "urn:uuid:018cbb2e-0000-7000-8000-000000000001"],
    });
  });

  test("take the day in the site's time zone", () => {
    const article = anArticle({ publishedAt: new Date("2018-01-02T23:30:00Z") });
    expect(
      citationMetas(article, aPublication({ timeZone: "Asia/Shanghai" })).citation_publication_date,
    ).toBe("2018/01/03");
  });
});

describe("Open Graph", () => {
  test("has the times, the authors' pages, the section and every topic", () => {
    const article = anArticle({
      topics: [{ slug: "messengers", name: "Messengers" }],
      updatedAt: new Date("2018-01-05T08:00:00Z"),
    });
    expect(openGraphArticle(article, publication)).toEqual({
      publishedTime: "2018-01-02T11:40:00.000Z",
      modifiedTime: "2018-01-05T08:00:00.000Z",
      authors: ["https://wiretap.example/authors/ada-quill"],
      section: "Surveillance",
      tags: ["Messengers"],
      images: expect.any(Array),
    });
  });

  test.each([
    ["no picture", null],
    ["a drawing", aFigure()],
    ["a photograph", aFigure({ src: `/media/${"ab".repeat(32)}.jpg` })],
  ])("shows the card of an article with %s, in words for those who do not see it", (_what, lead) => {
    expect(openGraphArticle(anArticle({ lead }), publication).images).toEqual([
      {
        url: `${address}/card.png`,
        width: 1200,
        height: 630,
        alt: "Messaging giant says it keeps no chats | The Wiretap",
        type: "image/png",
      },
    ]);
  });

  test("shows the publication's card on every other page", () => {
    expect(openGraphSiteCard(publication)).toMatchObject({
      url: "https://wiretap.example/card.png",
      alt: "The Wiretap",
    });
  });
});
