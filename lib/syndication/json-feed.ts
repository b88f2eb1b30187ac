import { absoluteUrl, authorPath } from "@/lib/urls";
import { entryHtml } from "./entry-html";
import {
  categoriesOf,
  changeOf,
  entryAddress,
  entryId,
  feedAddresses,
  feedTitle,
  homeAddress,
  printedStandfirst,
} from "./feed-fields";
import type { Feed, FeedEntry, Publication } from "./views";

/** A page of a feed as JSON Feed 1.1. Gives the document as text; times are in UTC. */
export function writeJsonFeed(feed: Feed, publication: Publication): string {
  const { self, next } = feedAddresses(feed, publication, "json");
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feedTitle(feed, publication),
    home_page_url: homeAddress(feed, publication),
    feed_url: self,
    ...(feed.description && { description: feed.description }),
    ...(next !== null && { next_url: next }),
    language: publication.language,
    authors: [{ name: publication.name, url: absoluteUrl(publication.siteUrl, "/") }],
    items: feed.entries.map((entry) => item(entry, publication)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function item(entry: FeedEntry, publication: Publication) {
  const { siteUrl } = publication;
  const summary = printedStandfirst(entry);
  return {
    id: entryId(entry),
    url: entryAddress(entry, siteUrl),
    title: entry.headline,
    content_html: entryHtml(entry, publication),
    ...(summary !== null && { summary }),
    ...(entry.lead && { image: absoluteUrl(siteUrl, entry.lead.src) }),
    date_published: entry.publishedAt.toISOString(),
    date_modified: changeOf(entry).toISOString(),
    // A piece without a byline is the publication's, which the feed names.
    ...(entry.authors.length > 0 && {
      authors: entry.authors.map(({ slug, name }) => ({ name, url: absoluteUrl(siteUrl, authorPath(slug)) })),
    }),
    tags: categoriesOf(entry),
    language: entry.language,
  };
}
