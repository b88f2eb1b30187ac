import { describe, expect, test } from "vitest";
import { newsLanguage, writeNewsSitemap } from "@/lib/syndication/news-sitemap";
import { writeSitemap, writeSitemapIndex } from "@/lib/syndication/sitemap";
import type { NewsEntry } from "@/lib/syndication/views";
import { aPublication } from "./factories";
import { all, only, parseXml } from "./parse-xml";

const siteUrl = "https://wiretap.example";
const changedAt = new Date("2018-01-02T11:40:00Z");

function aNewsEntry(changes: Partial<NewsEntry> = {}): NewsEntry {
  return {
    path: "/2018/01/02/no-chats",
    language: "en-GB",
    headline: "Messaging giant says it keeps no chats",
    publishedAt: changedAt,
    publishedPrecision: "minute",
    ...changes,
  };
}

describe("a sitemap", () => {
  test("names addresses in full, percent-encoded, with their last change where it is known", () => {
    const root = parseXml(
      writeSitemap(
        [
          { path: "/2018/01/02/微信", changed: "2018-01-02T11:40:00.000Z" },
          { path: "/about", changed: null },
        ],
        siteUrl,
      ),
    );
    expect(root.attributes.xmlns).toBe("http://www.sitemaps.org/schemas/sitemap/0.9");
    const [article, about] = all(root, "url");
    expect(article && only(article, "loc").text).toBe(
      "https://wiretap.example/2018/01/02/%E5%BE%AE%E4%BF%A1",
    );
    expect(article && only(article, "lastmod").text).toBe("2018-01-02T11:40:00.000Z");
    expect(about?.children.map(({ name }) => name)).toEqual(["loc"]);
  });

  test("is told of by an index", () => {
    const root = parseXml(
      writeSitemapIndex(
        [
          { name: "pages", changedAt: null },
          { name: "2018-01", changedAt },
        ],
        siteUrl,
      ),
    );
    expect(root.name).toBe("sitemapindex");
    expect(all(root, "sitemap").map((file) => only(file, "loc").text)).toEqual([
      "https://wiretap.example/sitemaps/pages.xml",
      "https://wiretap.example/sitemaps/2018-01.xml",
    ]);
  });

  test("of 50,000 addresses is below 50 MB, and a larger one is never written", () => {
    const entry = { path: `/2018/01/02/${"微".repeat(26)}`, changed: "2018-01-02T11:40:00.000Z" };
    const full = Array.from({ length: 50_000 }, () => entry);
    expect(Buffer.byteLength(writeSitemap(full, siteUrl))).toBeLessThan(50 * 1024 * 1024);
    expect(() => writeSitemap([...full, entry], siteUrl)).toThrow("50001");
  });
});

describe("the news sitemap", () => {
  test("has what is required of each piece", () => {
    const url = only(parseXml(writeNewsSitemap([aNewsEntry()], aPublication())), "url");
    const news = only(url, "news:news");
    expect(only(url, "loc").text).toBe("https://wiretap.example/2018/01/02/no-chats");
    expect(only(only(news, "news:publication"), "news:name").text).toBe("The Wiretap");
    expect(only(only(news, "news:publication"), "news:language").text).toBe("en");
    expect(only(news, "news:publication_date").text).toBe("2018-01-02T11:40:00.000Z");
    expect(only(news, "news:title").text).toBe("Messaging giant says it keeps no chats");
  });

  test("names only the day where no more is known", () => {
    const entry = aNewsEntry({ publishedPrecision: "day" });
    const url = only(parseXml(writeNewsSitemap([entry], aPublication())), "url");
    expect(only(only(url, "news:news"), "news:publication_date").text).toBe("2018-01-02");
  });

  test("holds at most a thousand, and may be empty", () => {
    const many = Array.from({ length: 1001 }, () => aNewsEntry());
    expect(all(parseXml(writeNewsSitemap(many, aPublication())), "url")).toHaveLength(1000);
    expect(parseXml(writeNewsSitemap([], aPublication())).children).toEqual([]);
  });

  test.each([
    ["en-GB", "en"],
    ["zh", "zh-cn"],
    ["zh-Hans", "zh-cn"],
    ["zh-Hant", "zh-tw"],
    ["zh-TW", "zh-tw"],
    ["gsw", "gsw"],
  ])("calls %s %s", (tag, code) => {
    expect(newsLanguage(tag)).toBe(code);
  });
});
