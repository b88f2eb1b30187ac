import { remark } from "remark";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCursor } from "@/lib/articles/cursor";
import { feedAlternates, feedLinks } from "@/lib/syndication/discovery";
import { writeJsonTwin } from "@/lib/syndication/json-twin";
import { writeLlms } from "@/lib/syndication/llms";
import { writeLlmsFull } from "@/lib/syndication/llms-full";
import { inlineMarkdown, writeMarkdownTwin } from "@/lib/syndication/markdown-twin";
import { oembedAddress, pathOnThisSite, writeOembed } from "@/lib/syndication/oembed";
import { writeOpml } from "@/lib/syndication/opml";
import { writeRobots } from "@/lib/syndication/robots";
import { aCard, aFigure } from "../components/factories";
import { aCorrection, aPublication, aTwin } from "./factories";
import { all, only, parseXml } from "./parse-xml";

const publication = aPublication();
const siteUrl = publication.siteUrl;
const ada = { slug: "ada-quill", name: "Ada Quill" };

describe("the Markdown of an article", () => {
  test("has its data in front, then headline, standfirst and the source of its body", () => {
    const text = writeMarkdownTwin(
      aTwin({ markdown: "It was *denied*.[^*]\n\n[^*]: By them.\n" }),
      publication,
    );
    const [, yaml = "", body] = text.split("---\n");
    expect(parse(yaml)).toEqual({
      title: "Messaging giant says it keeps no chats",
      description: "A denial, and a fine",
      id: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      url: "https://wiretap.example/2018/01/02/no-chats",
      publication: "The Wiretap",
      language: "en-GB",
      authors: ["Ada Quill"],
      section: "Surveillance",
      topics: ["Messengers"],
      date: "2018-01-02T11:40:00.000Z",
      revision: "3f9a1c2e7b60d458".repeat(4),
    });
    expect(body).toBe(
      "\n# Messaging giant says it keeps no chats\n\n*A denial, and a fine*\n\nIt was *denied*.[^*]\n\n[^*]: By them.\n",
    );
  });

  test.each(["Yes", "1984", "2018-01-02", "null", "- a: b", "# x", '"', "a: b\\n", "~", "no\u2028way"])(
    "keeps the headline %j a text",
    (headline) => {
      const [, yaml = ""] = writeMarkdownTwin(aTwin({ headline }), publication).split("---\n");
      expect(parse(yaml)).toMatchObject({ title: headline });
    },
  );

  test.each(["*a* _b_ `c`", "[x](y)", "![x](y)", "<b>a</b>", "a #", "a~~b~~", "&amp;", "\\*", "1. a", "- a"])(
    "keeps %j the words that they are",
    (text) => {
      const [heading] = remark().parse(`# ${inlineMarkdown(text)}`).children;
      expect(heading).toMatchObject({ type: "heading", children: [{ type: "text", value: text }] });
    },
  );
});

describe("the JSON of an article", () => {
  test("has everything that its page says, and the hash of the revision", () => {
    expect(JSON.parse(writeJsonTwin(aTwin({ place: "Shenzhen" }), publication))).toEqual({
      id: "urn:uuid:018cbb2e-0000-7000-8000-000000000001",
      url: "https://wiretap.example/2018/01/02/no-chats",
      markdown_url: "https://wiretap.example/2018/01/02/no-chats/article.md",
      publication: "The Wiretap",
      language: "en-GB",
      editions: [],
      translation: null,
      headline: "Messaging giant says it keeps no chats",
      standfirst: "A denial, and a fine",
      standfirst_label: null,
      section: { name: "Surveillance", url: "https://wiretap.example/sections/surveillance" },
      story: null,
      authors: [{ name: "Ada Quill", url: "https://wiretap.example/authors/ada-quill" }],
      topics: [{ name: "Messengers", url: "https://wiretap.example/topics/messengers" }],
      place: "Shenzhen",
      date_published: "2018-01-02T11:40:00.000Z",
      date_modified: null,
      words: 5,
      lead: null,
      content_html: "<p>The owners have denied it.</p>",
      content_markdown: "The owners have denied it.",
      revision: { number: 2, sha256: "3f9a1c2e7b60d458".repeat(4) },
      history: {
        url: "https://wiretap.example/2018/01/02/no-chats/history",
        revision_url: "https://wiretap.example/2018/01/02/no-chats/history/2",
        record_url: "https://wiretap.example/2018/01/02/no-chats/history/2/revision.json",
        timegate_url: "https://wiretap.example/timegate/2018/01/02/no-chats",
        timemap_url: "https://wiretap.example/timemap/json/2018/01/02/no-chats",
      },
      corrections: [],
    });
  });
});

test("both have the corrections, and neither changes its own text for them", () => {
  const article = aTwin({ corrections: [aCorrection({ serious: true })] });
  expect(JSON.parse(writeJsonTwin(article, publication))).toMatchObject({
    content_html: "<p>The owners have denied it.</p>",
    corrections: [
      {
        date: "2018-01-03T09:05:00.000Z",
        note: "It paid six.",
        serious: true,
        from_revision: 1,
        to_revision: 2,
        passages: [{ was: "It paid 5.", now: "It paid 6.", where: "body" }],
        difference_url: "https://wiretap.example/2018/01/02/no-chats/history/1/2",
      },
    ],
  });
  const [, yaml = ""] = writeMarkdownTwin(article, publication).split("---\n");
  expect(parse(yaml)).toMatchObject({
    corrections: [{ date: "2018-01-03T09:05:00.000Z", note: "It paid six.", serious: true, revision: 2 }],
  });
});

test("both name the running story", () => {
  const article = aTwin({ story: { slug: "crypto-wars", name: "The crypto wars" } });
  expect(JSON.parse(writeJsonTwin(article, publication))).toMatchObject({
    story: { name: "The crypto wars", url: "https://wiretap.example/stories/crypto-wars" },
  });
  const [, yaml = ""] = writeMarkdownTwin(article, publication).split("---\n");
  expect(parse(yaml)).toMatchObject({ story: "The crypto wars" });
});

describe("OPML", () => {
  const changedAt = new Date("2018-01-02T11:40:00Z");

  test("lists the site's feed, and that of each section, running story, topic and author", () => {
    const root = parseXml(
      writeOpml(
        {
          sections: [{ slug: "law", name: "Law" }],
          stories: [{ slug: "crypto-wars", name: "The crypto wars" }],
          topics: [{ slug: "微信", name: "微信" }],
          authors: [ada],
        },
        publication,
        changedAt,
      ),
    );
    expect(root.attributes.version).toBe("2.0");
    expect(only(only(root, "head"), "dateModified").text).toBe("Tue, 02 Jan 2018 11:40:00 GMT");
    const [site, ...groups] = all(only(root, "body"), "outline");
    expect(site?.attributes).toMatchObject({
      type: "rss",
      text: "The Wiretap",
      xmlUrl: "https://wiretap.example/rss.xml",
      htmlUrl: "https://wiretap.example/",
    });
    expect(groups.map(({ attributes }) => attributes.text)).toEqual([
      "Sections",
      "Running stories",
      "Topics",
      "Authors",
      "Corrections",
    ]);
    expect(groups.at(-1)?.attributes.xmlUrl).toBe("https://wiretap.example/corrections/rss.xml");
    expect(
      groups.flatMap((group) => all(group, "outline")).map(({ attributes }) => attributes.xmlUrl),
    ).toEqual([
      "https://wiretap.example/sections/law/rss.xml",
      "https://wiretap.example/stories/crypto-wars/rss.xml",
      "https://wiretap.example/topics/%E5%BE%AE%E4%BF%A1/rss.xml",
      "https://wiretap.example/authors/ada-quill/rss.xml",
    ]);
  });

  test("has no empty groups", () => {
    const root = parseXml(
      writeOpml({ sections: [], stories: [], topics: [], authors: [] }, publication, changedAt),
    );
    expect(all(only(root, "body"), "outline")).toHaveLength(2);
  });
});

describe("robots.txt", () => {
  test("lets everyone read, states the content signal and names the sitemaps in full", () => {
    expect(writeRobots(siteUrl).split("\n")).toEqual([
      "User-agent: *",
      "Content-Signal: search=yes, ai-train=no",
      "Allow: /",
      "Disallow: /admin",
      "Disallow: /api/",
      "",
      "Sitemap: https://wiretap.example/sitemap.xml",
      "Sitemap: https://wiretap.example/news-sitemap.xml",
      "",
    ]);
  });
});

describe("llms.txt", () => {
  test("begins with the name, and lists the newest as Markdown", () => {
    const text = writeLlms(
      [aCard({ headline: "A [link](x) *here*" })],
      { sections: [{ slug: "law", name: "Law" }] },
      publication,
    );
    expect(text).toMatch(/^# The Wiretap\n\n> Listening in on those who listen in\n\n/);
    expect(text).toContain(
      "- [A \\[link\\](x) \\*here\\*](https://wiretap.example/2018/01/02/no-chats/article.md): A denial, and a fine",
    );
    expect(text).toContain("- [Law](https://wiretap.example/sections/law)");
  });
});

describe("llms-full.txt", () => {
  async function* articles(count: number, asked: number[] = []) {
    for (let index = 0; index < count; index += 1) {
      asked.push(index);
      const publishedAt = new Date(Date.UTC(2018, 0, count - index, 12));
      const path = `/2018/01/${String(count - index).padStart(2, "0")}/piece`;
      yield aTwin({
        path,
        publishedAt,
        headline: `Piece ${index}`,
        markdown: `${"word ".repeat(400)}\n\nIts end.`,
      });
    }
  }
  const piecesIn = (text: string) =>
    [...text.matchAll(/^# Piece (\d+)$/gm)].map(([, index]) => Number(index));

  test("has each article as its twin has it, and says that it ends with the first", async () => {
    const text = await writeLlmsFull(articles(3), publication);
    expect(text).toMatch(/^# The Wiretap\n\n> Listening in on those who listen in\n\n/);
    for await (const article of articles(3)) expect(text).toContain(writeMarkdownTwin(article, publication));
    expect(piecesIn(text)).toEqual([0, 1, 2]);
    expect(text.trimEnd().split("\n").at(-1)).toBe(
      "*This file ends here, with the first article that was published: <https://wiretap.example/2018/01/01/piece>.*",
    );
  });

  test("has whole articles only, within its budget, asks for no more than it needs, and says how to go on", async () => {
    const asked: number[] = [];
    const budget = 16 * 1024;
    const text = await writeLlmsFull(articles(28, asked), publication, budget);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
    const pieces = piecesIn(text);
    expect(pieces.length).toBeGreaterThan(1);
    expect(text.match(/^Its end\.$/gm)).toHaveLength(pieces.length);
    expect(asked).toHaveLength(pieces.length + 1);
    const [, next = ""] = /Older articles follow in <(.*)>\.\*\n$/.exec(text) ?? [];
    const cursor = readCursor(new URL(next).searchParams.get("older") ?? "");
    expect(cursor?.publishedAt).toEqual(new Date(Date.UTC(2018, 0, 28 - (pieces.at(-1) ?? 0), 12)));
  });

  test("has at least one article, and none where there is none", async () => {
    expect(piecesIn(await writeLlmsFull(articles(2), publication, 1))).toEqual([0]);
    expect(await writeLlmsFull(articles(0), publication)).toMatch(/ends here, and has no article\.\*\n$/);
  });
});

describe("oEmbed", () => {
  test("is a link with its title, its bylines and its publication", () => {
    expect(JSON.parse(writeOembed(aCard(), publication))).toEqual({
      version: "1.0",
      type: "link",
      title: "Messaging giant says it keeps no chats",
      author_name: "Ada Quill",
      author_url: "https://wiretap.example/authors/ada-quill",
      provider_name: "The Wiretap",
      provider_url: "https://wiretap.example/",
      cache_age: 3600,
      thumbnail_url: "https://wiretap.example/2018/01/02/no-chats/card.png",
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
  });

  test("names several authors without the address of one", () => {
    const answer = JSON.parse(
      writeOembed(aCard({ authors: [ada, { slug: "bo", name: "Bo" }] }), publication),
    );
    expect(answer.author_name).toBe("Ada Quill, Bo");
    expect(answer).not.toHaveProperty("author_url");
  });

  test("has the card as its thumbnail where the picture is a drawing", () => {
    expect(JSON.parse(writeOembed(aCard({ lead: aFigure() }), publication))).toMatchObject({
      thumbnail_url: "https://wiretap.example/2018/01/02/no-chats/card.png",
    });
  });

  test("has a photograph as its thumbnail with its size", () => {
    const lead = aFigure({ src: `/media/${"ab".repeat(32)}.jpg` });
    expect(JSON.parse(writeOembed(aCard({ lead }), publication))).toMatchObject({
      thumbnail_url: `https://wiretap.example${lead.src}`,
      thumbnail_width: 1600,
      thumbnail_height: 900,
    });
  });

  test("is found at an address that holds the article's own", () => {
    const found = new URL(oembedAddress(siteUrl, `${siteUrl}/2018/01/02/a&b`));
    expect(found.pathname).toBe("/oembed");
    expect(found.searchParams.get("url")).toBe(`${siteUrl}/2018/01/02/a&b`);
  });

  test.each([
    ["https://wiretap.example/2018/01/02/x", "/2018/01/02/x"],
    ["http://wiretap.example/2018/01/02/x?a=1#b", "/2018/01/02/x"],
    ["https://WIRETAP.example/2018/01/02/x", "/2018/01/02/x"],
    ["https://other.example/2018/01/02/x", null],
    ["https://wiretap.example.other.example/x", null],
    ["https://wiretap.example@other.example/x", null],
    ["ftp://wiretap.example/x", null],
    ["/2018/01/02/x", null],
    ["", null],
  ])("takes %j for %j", (address, path) => {
    expect(pathOnThisSite(siteUrl, address)).toBe(path);
  });
});

describe("what a page announces", () => {
  test("are the three feeds of what it lists, by their media types and without a host", () => {
    expect(feedLinks("/topics/微信", "微信")).toEqual([
      {
        type: "application/atom+xml",
        title: "微信 (Atom)",
        href: "/topics/%E5%BE%AE%E4%BF%A1/atom.xml",
      },
      {
        type: "application/rss+xml",
        title: "微信 (RSS)",
        href: "/topics/%E5%BE%AE%E4%BF%A1/rss.xml",
      },
      {
        type: "application/feed+json",
        title: "微信 (JSON Feed)",
        href: "/topics/%E5%BE%AE%E4%BF%A1/feed.json",
      },
    ]);
    expect(feedAlternates("/", "All")["application/atom+xml"]).toEqual([
      { url: "/atom.xml", title: "All (Atom)" },
    ]);
  });
});
