import { readListPlace } from "@/lib/articles/archive-place";
import { readSlug } from "@/lib/articles/archive-slug";
import { findRedirect, findTombstone } from "@/lib/articles/queries";
import { tombstoneAnswer } from "@/lib/articles/tombstone-answer";
import { namePath } from "@/lib/names/kinds";
import { findForwarding } from "@/lib/names/queries";
import { readSearchAddress } from "@/lib/search/search-address";
import { findEditions } from "@/lib/translations/queries";
import type { Editions } from "@/lib/translations/views";
import { absoluteUrl, feedPath, hrefOf, jsonTwinPath, markdownTwinPath } from "@/lib/urls";
import { writeAtom } from "./atom";
import { feedTypes } from "./feed-fields";
import { writeJsonFeed } from "./json-feed";
import { writeJsonTwin } from "./json-twin";
import { writeLlmsFull } from "./llms-full";
import { writeMarkdownTwin } from "./markdown-twin";
import {
  findCorrectionsFeed,
  findFeed,
  findLastChange,
  findPublication,
  findSearchFeed,
  findTwin,
  walkTwins,
} from "./queries";
import { writeRss } from "./rss";
import { writeJsonTombstone, writeMarkdownTombstone } from "./tombstone-twins";
import type { Feed, FeedFormat, FeedKind, FeedPlace, Publication, TwinArticle } from "./views";

/**
 * The answers of the routes that serve feeds and their like. They are the same for everyone and set no cookie; `ETag`,
 * compression and 304 are the press's, which keeps them.
 */

const writers: Readonly<Record<FeedFormat, (feed: Feed, publication: Publication) => string>> = {
  atom: writeAtom,
  rss: writeRss,
  json: writeJsonFeed,
};

/**
 * Answers for a feed. `segment` is the name in the address as the router hands it over, still percent-encoded; the site's own
 * feed has none. The page is asked for by `?older=` or `?newer=` with a cursor; 404 for a name or a cursor that is none. Leads on to
 * the one address where the name is asked for in another form.
 */
export async function answerFeed(
  request: Request,
  format: FeedFormat,
  kind: FeedKind,
  segment = "",
): Promise<Response> {
  const place = readFeedPlace(new URL(request.url).searchParams);
  const address = kind === "site" ? null : readSlug(segment);
  // Nothing is named by no letter.
  const [feed, publication] = await Promise.all([
    findFeed(kind, address?.slug ?? "", place),
    findPublication(),
  ]);
  if (feed === null) {
    const slug = kind === "site" || address === null ? null : await findForwarding(kind, address.slug);
    if (kind === "site" || slug === null) return notThere("There is no such feed.");
    return movedTo(feedPath(namePath(kind, slug), format), feedQuery(place));
  }
  if (address?.canonical === false) return movedTo(feedPath(feed.homePath, format), feedQuery(place));
  return textAnswer(writers[format](feed, publication), feedTypes[format], feed.changedAt);
}

/**
 * Answers for the feed of a search, whose address has the parameters of the search's page and `?older=`. A search that finds
 * nothing, or asks for nothing, has an empty feed; 404 for a year or a cursor that is none. Like the page, it is not to be
 * found in other searches.
 */
export async function answerSearchFeed(request: Request, format: FeedFormat): Promise<Response> {
  const given = new URL(request.url).searchParams;
  const address = readSearchAddress(Object.fromEntries([...given].toReversed()));
  const feed = address && (await findSearchFeed(address, readFeedPlace(given)));
  if (feed === null) return notThere("There is no such feed.");
  const answer = textAnswer(
    writers[format](feed, await findPublication()),
    feedTypes[format],
    feed.changedAt,
  );
  answer.headers.set("X-Robots-Tag", "noindex");
  return answer;
}

/** Answers for the feed of corrections, with `?older=` for the parts of it that follow; 404 for a place that is none. */
export async function answerCorrectionsFeed(request: Request, format: FeedFormat): Promise<Response> {
  const [feed, publication] = await Promise.all([
    findCorrectionsFeed(readFeedPlace(new URL(request.url).searchParams)),
    findPublication(),
  ]);
  if (feed === null) return notThere("There is no such feed.");
  return textAnswer(writers[format](feed, publication), feedTypes[format], feed.changedAt);
}

/** The same article, in a form for programs. */
export type TwinForm = "markdown" | "json";

interface Twin {
  readonly write: (article: TwinArticle, publication: Publication, editions: Editions) => string;
  readonly writeGone: typeof writeMarkdownTombstone;
  readonly type: string;
  readonly pathOf: (path: string) => string;
}

const twins: Readonly<Record<TwinForm, Twin>> = {
  markdown: {
    write: writeMarkdownTwin,
    writeGone: writeMarkdownTombstone,
    type: "text/markdown",
    pathOf: markdownTwinPath,
  },
  json: {
    write: writeJsonTwin,
    writeGone: writeJsonTombstone,
    type: "application/json",
    pathOf: jsonTwinPath,
  },
};

/**
 * Answers for the twin of the article at an address, which is null for one that no article can have. Leads on to the one
 * address where the article has another; 410 or 451 where it has been withdrawn; 404 where there is none.
 */
export async function answerTwin(
  address: { readonly path: string; readonly canonical: boolean } | null,
  form: TwinForm,
): Promise<Response> {
  const { write, writeGone, type, pathOf } = twins[form];
  const [article, publication] = await Promise.all([address && findTwin(address.path), findPublication()]);
  if (address === null) return notThere("There is no such article.");
  if (article === null || !address.canonical) {
    const tombstone = article === null ? await findTombstone(address.path) : null;
    if (tombstone !== null && address.canonical) {
      const { status, link } = tombstoneAnswer(tombstone);
      const gone = textAnswer(writeGone(tombstone, publication), type, tombstone.withdrawnAt);
      if (link !== null) gone.headers.set("Link", link);
      return new Response(gone.body, { status, headers: gone.headers });
    }
    const elsewhere = (article ?? tombstone)?.path ?? (await findRedirect(address.path));
    if (elsewhere === null) return notThere("There is no such article.");
    return movedTo(pathOf(elsewhere));
  }
  const editions = await findEditions(article.id);
  const answer = textAnswer(write(article, publication, editions), type, article.recordedAt);
  answer.headers.set("Link", `<${absoluteUrl(publication.siteUrl, article.path)}>; rel="canonical"`);
  return answer;
}

/** Answers with `llms-full.txt`, or with the part of it that goes on from `?older=`; 404 for a cursor that is none. */
export async function answerLlmsFull(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [older, ...more] = query.getAll("older");
  const place = readListPlace({ older: more.length === 0 ? older : query.getAll("older") });
  if (place === null) return notThere("There is no such part of it.");
  const [publication, changedAt] = await Promise.all([findPublication(), findLastChange()]);
  return textAnswer(await writeLlmsFull(walkTwins(place), publication), "text/plain", changedAt);
}

/** A text in UTF-8 of a media type; `changedAt` is when it last changed, where that is known. */
export function textAnswer(text: string, type: string, changedAt: Date | null = null): Response {
  return new Response(text, {
    headers: {
      // JSON is always in UTF-8, and its types have no such parameter (RFC 8259, 11).
      "Content-Type": type.endsWith("json") ? type : `${type}; charset=utf-8`,
      ...(changedAt && { "Last-Modified": changedAt.toUTCString() }),
    },
  });
}

export function notThere(sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

/** For a document that has another address, for good. */
export function movedTo(path: string, query = ""): Response {
  return new Response(null, { status: 308, headers: { Location: hrefOf(path) + query } });
}

function feedQuery(place: FeedPlace): string {
  return place === "newest" ? "" : `?${new URLSearchParams({ [place.direction]: place.cursor })}`;
}

function readFeedPlace(query: URLSearchParams): FeedPlace {
  for (const direction of ["older", "newer"] as const) {
    const cursor = query.get(direction);
    if (cursor !== null) return { direction, cursor };
  }
  return "newest";
}
