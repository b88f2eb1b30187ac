import type { TombstoneView } from "@/lib/articles/views";
import { absoluteUrl, authorPath, sectionPath, topicPath } from "@/lib/urls";
import { entryHtml } from "./entry-html";
import {
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
 * A page of a feed as Atom (RFC 4287), with the links of a paged feed (RFC 5005) and what was deleted of it (RFC 6721). Gives the document in UTF-8; times are
 * in UTC. An entry's identity never changes; the feed's own is the address of its first page, as it has no other.
 */
export function writeAtom(feed: Feed, publication: Publication): string {
  const { self, first, last, previous, next } = feedAddresses(feed, publication, "atom");
  const link = (rel: string, href: string | null, type: string) =>
    href === null ? null : xml("link", { rel, type, href });
  return writeXml(
    xml(
      "feed",
      {
        xmlns: "http://www.w3.org/2005/Atom",
        "xmlns:media": "http://search.yahoo.com/mrss/",
        // Named only where it is used, so that every other feed stays the bytes that it was.
        ...(feed.withdrawn.length > 0 && { "xmlns:at": "http://purl.org/atompub/tombstones/1.0" }),
        "xml:lang": publication.language,
      },
      xml("id", {}, first),
      xml("title", {}, feedTitle(feed, publication)),
      feed.description === "" ? null : xml("subtitle", {}, feed.description),
      xml("updated", {}, feed.changedAt.toISOString()),
      xml(
        "author",
        {},
        xml("name", {}, publication.name),
        xml("uri", {}, absoluteUrl(publication.siteUrl, "/")),
      ),
      link("alternate", homeAddress(feed, publication), "text/html"),
      link("self", self, feedTypes.atom),
      link("first", first, feedTypes.atom),
      link("previous", previous, feedTypes.atom),
      link("next", next, feedTypes.atom),
      link("last", last, feedTypes.atom),
      xml("generator", {}, "Standfirst"),
      ...feed.withdrawn.map((tombstone) => writeDeletedEntry(tombstone, publication)),
      ...feed.entries.map((entry) => writeEntry(entry, publication)),
    ),
  );
}

/** What a feed reader is told of an entry that it may still show (RFC 6721): when it went, why, and where that is said. */
function writeDeletedEntry(tombstone: TombstoneView, { siteUrl }: Publication): XmlElement {
  return xml(
    "at:deleted-entry",
    { ref: entryId({ id: tombstone.articleId }), when: tombstone.withdrawnAt.toISOString() },
    xml("at:comment", {}, tombstone.reason),
    xml("link", { rel: "alternate", type: "text/html", href: absoluteUrl(siteUrl, tombstone.path) }),
  );
}

function writeEntry(entry: FeedEntry, publication: Publication): XmlElement {
  const { siteUrl } = publication;
  const address = entryAddress(entry, siteUrl);
  const summary = printedStandfirst(entry);
  return xml(
    "entry",
    { "xml:lang": entry.language },
    xml("id", {}, entryId(entry)),
    xml("title", {}, entry.headline),
    xml("link", { rel: "alternate", type: "text/html", hreflang: entry.language, href: address }),
    xml("published", {}, entry.publishedAt.toISOString()),
    xml("updated", {}, changeOf(entry).toISOString()),
    ...entry.authors.map(({ slug, name }) =>
      xml("author", {}, xml("name", {}, name), xml("uri", {}, absoluteUrl(siteUrl, authorPath(slug)))),
    ),
    ...categories(entry, siteUrl),
    summary === null ? null : xml("summary", {}, summary),
    entry.lead &&
      xml("media:content", {
        url: absoluteUrl(siteUrl, entry.lead.src),
        type: pictureType(entry.lead),
        medium: "image",
        width: String(entry.lead.width),
        height: String(entry.lead.height),
      }),
    xml("content", { type: "html", "xml:base": address }, entryHtml(entry, publication)),
  );
}

function categories({ section, topics }: FeedEntry, siteUrl: string): XmlElement[] {
  const category = (scheme: string, { slug, name }: { slug: string; name: string }) =>
    xml("category", { term: slug, scheme, label: name });
  return [
    ...(section ? [category(absoluteUrl(siteUrl, sectionPath("")), section)] : []),
    ...topics.map((topic) => category(absoluteUrl(siteUrl, topicPath("")), topic)),
  ];
}
