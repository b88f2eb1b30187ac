import type { Figure } from "@/lib/articles/content";
import { writeCursor } from "@/lib/articles/cursor";
import { mediaTypes } from "@/lib/media/media-types";
import { absoluteUrl, feedPath, hrefOf, listPagePath } from "@/lib/urls";
import type { Feed, FeedEntry, FeedFormat, Publication } from "./views";

/** What the three formats have in common. */

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
};

/**
 * The identity of an article in every feed, for good: its own UUID as a URN (RFC 9562, RFC 4122). A `tag:` URI would need
 * an authority, which is a host that the publication had on some day, to be stored and never lost; the UUID is in each
 * revision's record, so that a change of slug, of host, or a rebuild of the database from the object store leaves it alone.
 */
export function entryId({ id, anchor }: Pick<FeedEntry, "id" | "anchor">): string {
  // What is a part of an article is named by its fragment (RFC 8141, 2.3.3).
  return `urn:uuid:${id}${anchor === undefined ? "" : `#${anchor}`}`;
}

/** Where an entry leads, absolute. */
export function entryAddress({ path, anchor }: Pick<FeedEntry, "path" | "anchor">, siteUrl: string): string {
  return `${absoluteUrl(siteUrl, path)}${anchor === undefined ? "" : `#${anchor}`}`;
}

/** The standfirst as it is printed, with the word before it. */
export function printedStandfirst({
  standfirst,
  standfirstLabel,
}: Pick<FeedEntry, "standfirst" | "standfirstLabel">): string | null {
  return standfirst !== null && standfirstLabel ? `${standfirstLabel}: ${standfirst}` : standfirst;
}

export function changeOf({ updatedAt, publishedAt }: Pick<FeedEntry, "updatedAt" | "publishedAt">): Date {
  return updatedAt ?? publishedAt;
}

export function feedTitle({ of }: Feed, { name }: Publication): string {
  return of === null ? name : `${of.name} | ${name}`;
}

/** The names that an entry is filed under: the section first, then the topics, none twice. */
export function categoriesOf({ section, topics }: FeedEntry): string[] {
  return [...new Set([...(section ? [section] : []), ...topics].map(({ name }) => name))];
}

/** The media type of a stored picture. */
export function pictureType({ src }: Pick<Figure, "src">): string {
  const extension = src.split(".").at(-1) ?? "";
  return Object.entries(mediaTypes).find(([known]) => known === extension)?.[1] ?? "application/octet-stream";
}

/** The cursor before the first article that any archive can hold: the page that is newer than it is the last of a feed. */
export const beforeEverything = writeCursor({
  publishedAt: new Date("0001-01-01T00:00:00Z"),
  id: "00000000-0000-0000-0000-000000000000",
});

/**
 * The addresses of a paged feed (RFC 5005, 3), absolute; null for a page that is not there. Pages go back in time, so the
 * last is the one with the first article; it is always full, and may share entries with the page before.
 */
export interface FeedAddresses {
  readonly self: string;
  readonly first: string;
  /** Where the last page of a search lies cannot be said. */
  readonly last: string | null;
  readonly previous: string | null;
  readonly next: string | null;
}

export function feedAddresses(feed: Feed, { siteUrl }: Publication, format: FeedFormat): FeedAddresses {
  const path = feedPath(feed.homePath, format);
  const { place, search } = feed;
  const page = (direction: "older" | "newer", cursor: string | null) =>
    cursor === null ? null : siteUrl + listPagePath(path, direction, cursor, search ?? "");
  const first = siteUrl + hrefOf(path) + (search ? `?${search}` : "");
  const isWhole = place === "newest" && feed.older === null;
  return {
    self: (place === "newest" ? null : page(place.direction, place.cursor)) ?? first,
    first,
    last: isWhole ? first : search === null ? page("newer", beforeEverything) : null,
    previous: page("newer", feed.newer),
    next: page("older", feed.older),
  };
}

export function homeAddress({ homePath, search }: Feed, { siteUrl }: Publication): string {
  return absoluteUrl(siteUrl, homePath) + (search ? `?${search}` : "");
}
