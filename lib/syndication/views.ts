import type { Figure, Translation } from "@/lib/articles/content";
import type { Named, TombstoneView } from "@/lib/articles/views";
import type { CorrectionView } from "@/lib/corrections/views";
import type { Prisma } from "@/lib/database/generated/client";
import type { Policies } from "@/lib/site/settings";

/** What feeds, twins and sitemaps are made from. There is no database here. */

export const feedEntrySelection = {
  id: true,
  path: true,
  language: true,
  headline: true,
  standfirst: true,
  standfirstLabel: true,
  bodyHtml: true,
  lead: true,
  publishedAt: true,
  updatedAt: true,
  section: { select: { slug: true, name: true } },
  authors: { select: { author: { select: { slug: true, name: true } } }, orderBy: { position: "asc" } },
  topics: { select: { topic: { select: { slug: true, name: true } } }, orderBy: { position: "asc" } },
  revision: { select: { recordedAt: true } },
} satisfies Prisma.ArticleSelect;

export const twinSelection = {
  ...feedEntrySelection,
  place: true,
  publishedPrecision: true,
  words: true,
  story: { select: { slug: true, name: true } },
  translation: true,
  revisionHash: true,
  revision: { select: { recordedAt: true, number: true, record: true } },
} satisfies Prisma.ArticleSelect;

/** An article in full, as a feed carries it. */
export interface FeedEntry {
  /** A UUID that the article keeps for ever. */
  readonly id: string;
  /** Stored and unencoded. */
  readonly path: string;
  readonly language: string;
  readonly headline: string;
  readonly standfirst: string | null;
  readonly standfirstLabel: string | null;
  /** As the article's page shows it: addresses may be relative, and the end mark or its place is in it. */
  readonly bodyHtml: string;
  readonly lead: Figure | null;
  readonly publishedAt: Date;
  /** The last change of substance after publication; null if there was none. */
  readonly updatedAt: Date | null;
  readonly section: Named | null;
  readonly authors: readonly Named[];
  readonly topics: readonly Named[];
  /** When what is read now was recorded, which for an old piece from elsewhere is long after its publication. */
  readonly recordedAt: Date;
  /** What was corrected in it, the newest first. */
  readonly corrections: readonly EntryCorrection[];
  /** Where on the article's page it is that an entry is about, if it is about no more than that. */
  readonly anchor?: string;
}

/** A correction, as feeds and twins tell of it. */
export type EntryCorrection = Pick<
  CorrectionView,
  "from" | "to" | "note" | "serious" | "passages" | "correctedAt"
>;

/** An article for its twins, which hold what the page does in a form for programs. */
export interface TwinArticle extends FeedEntry {
  readonly place: string | null;
  readonly publishedPrecision: "day" | "minute";
  readonly words: number;
  /** The running story that it belongs to. */
  readonly story: Named | null;
  /** Of a translation: what it is of, and how it was made. */
  readonly translation: Translation | null;
  readonly revisionHash: string;
  readonly revisionNumber: number;
  /** The source of the body, as it was published. */
  readonly markdown: string;
}

/** The publication, as far as feeds name it. */
export interface Publication {
  /** The origin that readers use, without a slash at its end. */
  readonly siteUrl: string;
  readonly name: string;
  readonly tagline: string;
  readonly language: string;
  /** An IANA name. */
  readonly timeZone: string;
  /** Where its policies can be read: on this site, or elsewhere on the web. */
  readonly policies: Policies;
}

/** One page of a feed, before it is written in a format. */
export interface Feed {
  /** What the feed is of: the whole site, or the section, running story, topic or author of that name. */
  readonly of: Named | null;
  readonly description: string;
  /** The page for people that lists the same, such as `/` or `/sections/law`. */
  readonly homePath: string;
  /** Of a search: what its address says after the `?`. Null for a feed of anything else, but that of corrections, which leads to older ones only like a search's. */
  readonly search: string | null;
  /** Where this page of the feed lies in the whole. */
  readonly place: FeedPlace;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
  /** What was withdrawn of late, the latest first: on the first page of the site's own feed alone. */
  readonly withdrawn: readonly TombstoneView[];
  /** The cursors of the pages before and after; null where there is none. A search leads to older ones only. */
  readonly newer: string | null;
  readonly older: string | null;
  /** The newest change to any of the entries; for a feed without entries, the last change to the publication. */
  readonly changedAt: Date;
}

export type FeedPlace = "newest" | { readonly direction: "older" | "newer"; readonly cursor: string };

export type FeedFormat = "atom" | "rss" | "json";

/** What has feeds of its own. */
export type FeedKind = "site" | "section" | "story" | "topic" | "author";

/** An address in a sitemap. */
export interface SitemapEntry {
  readonly path: string;
  /** Its last change as W3C writes dates, to the minute or to the day; null where none is recorded. */
  readonly changed: string | null;
}

/** One file of a sitemap. */
export interface SitemapFile {
  /** Without its extension: `pages`, `2018-01`, or `2018-01-2` where a month needs more than one. */
  readonly name: string;
  readonly changedAt: Date | null;
}

/** An article in the news sitemap. */
export interface NewsEntry {
  readonly path: string;
  readonly language: string;
  readonly headline: string;
  readonly publishedAt: Date;
  readonly publishedPrecision: "day" | "minute";
}

/** Everything that has a page of its own beside the articles. */
export interface Names {
  readonly sections: readonly Named[];
  readonly stories: readonly Named[];
  readonly topics: readonly Named[];
  readonly authors: readonly Named[];
}
