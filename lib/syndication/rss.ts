import { absoluteUrl } from "@/lib/urls";
import { entryHtml } from "./entry-html";
import {
  categoriesOf,
  changeOf,
  entryAddress,
  entryId,
  feedAddresses,
  feedTitle,
  feedTypes,
  homeAddress,
  pictureType,
  printedStandfirst,
} from "./feed-fields";
import type { Feed, FeedEntry, Publication } from "./views";
import { writeXml, type XmlElement, xml } from "./xml";

/**
 * A page of a feed as RSS 2.0 with the modules that news readers know: `content` for the whole text, `dc` for names and
 * languages, `media` for the picture, `atom` for the links of a paged feed (RFC 5005) and the time of a change. The text is
 * escaped rather than put in CDATA, which means the same and cannot be ended by what is in it.
 */
export function writeRss(feed: Feed, publication: Publication): string {
  const { self, first, last, previous, next } = feedAddresses(feed, publication, "rss");
  const link = (rel: string, href: string | null) =>
    href === null ? null : xml("atom:link", { rel, type: feedTypes.rss, href });
  const title = feedTitle(feed, publication);
  return writeXml(
    xml(
      "rss",
      {
        version: "2.0",
        "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:media": "http://search.yahoo.com/mrss/",
      },
      xml(
        "channel",
        {},
        xml("title", {}, title),
        xml("link", {}, homeAddress(feed, publication)),
        // RSS requires a description, also where nothing more is known than the title.
        xml("description", {}, feed.description === "" ? title : feed.description),
        xml("language", {}, publication.language),
        xml("lastBuildDate", {}, rfc822(feed.changedAt)),
        xml("generator", {}, "Standfirst"),
        xml("docs", {}, "https://www.rssboard.org/rss-specification"),
        link("self", self),
        link("first", first),
        link("previous", previous),
        link("next", next),
        link("last", last),
        ...feed.entries.map((entry) => writeItem(entry, publication)),
      ),
    ),
  );
}

/** `Tue, 02 Jan 2018 11:40:00 GMT`: the date of RFC 822 with the year in four digits. */
export function rfc822(instant: Date): string {
  return instant.toUTCString();
}

function writeItem(entry: FeedEntry, publication: Publication): XmlElement {
  const { siteUrl } = publication;
  const summary = printedStandfirst(entry);
  return xml(
    "item",
    {},
    xml("title", {}, entry.headline),
    xml("link", {}, entryAddress(entry, siteUrl)),
    xml("guid", { isPermaLink: "false" }, entryId(entry)),
    xml("pubDate", {}, rfc822(entry.publishedAt)),
    xml("atom:updated", {}, changeOf(entry).toISOString()),
    ...entry.authors.map(({ name }) => xml("dc:creator", {}, name)),
    xml("dc:language", {}, entry.language),
    ...categoriesOf(entry).map((name) => xml("category", {}, name)),
    summary === null ? null : xml("description", {}, summary),
    xml("content:encoded", {}, entryHtml(entry, publication)),
    entry.lead &&
      xml(
        "media:content",
        {
          url: absoluteUrl(siteUrl, entry.lead.src),
          type: pictureType(entry.lead),
          medium: "image",
          width: String(entry.lead.width),
          height: String(entry.lead.height),
        },
        entry.lead.caption ? xml("media:description", { type: "plain" }, entry.lead.caption) : null,
        entry.lead.credit ? xml("media:credit", {}, entry.lead.credit) : null,
      ),
  );
}
