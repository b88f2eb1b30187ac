import { machineDate } from "@/lib/dates";
import { absoluteUrl } from "@/lib/urls";
import type { NewsEntry, Publication } from "./views";
import { writeXml, xml } from "./xml";

/** The most articles that a news sitemap may hold. */
export const NEWS_LIMIT = 1000;
/** How long an article is news, in milliseconds: two days. */
export const NEWS_SPAN = 2 * 24 * 60 * 60 * 1000;

/** Google's news sitemap. An empty one is allowed, and says that nothing is new. */
export function writeNewsSitemap(entries: readonly NewsEntry[], publication: Publication): string {
  const { siteUrl, name, timeZone } = publication;
  return writeXml(
    xml(
      "urlset",
      {
        xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9",
        "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
      },
      ...entries
        .slice(0, NEWS_LIMIT)
        .map((entry) =>
          xml(
            "url",
            {},
            xml("loc", {}, absoluteUrl(siteUrl, entry.path)),
            xml(
              "news:news",
              {},
              xml(
                "news:publication",
                {},
                xml("news:name", {}, name),
                xml("news:language", {}, newsLanguage(entry.language)),
              ),
              xml(
                "news:publication_date",
                {},
                machineDate(entry.publishedAt, entry.publishedPrecision, timeZone),
              ),
              xml("news:title", {}, entry.headline),
            ),
          ),
        ),
    ),
  );
}

/** The code of ISO 639 alone, but `zh-cn` or `zh-tw` for Chinese, by the script that the BCP 47 tag names or implies. */
export function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
}
