import { slugSchema } from "@/lib/articles/content";
import { findRedirect, findTombstone } from "@/lib/articles/queries";
import { tombstoneAnswer } from "@/lib/articles/tombstone-answer";
import { absoluteUrl, hrefOf, jsonTwinPath, markdownTwinPath } from "@/lib/urls";
import { writeAtom } from "./atom";
import { feedTypes } from "./feed-fields";
import { writeJsonFeed } from "./json-feed";
import { writeJsonTwin } from "./json-twin";
import { writeMarkdownTwin } from "./markdown-twin";
import { findFeed, findPublication, findTwin } from "./queries";
import { writeRss } from "./rss";
import { writeJsonTombstone, writeMarkdownTombstone } from "./tombstone-twins";
import type { Feed, FeedFormat, FeedKind, FeedPlace, Publication } from "./views";

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
 * feed has none. The page is asked for by `?older=` or `?newer=` with a cursor; 404 for a name or a cursor that is none.
 */
export async function answerFeed(
  request: Request,
  format: FeedFormat,
  kind: FeedKind,
  segment = "",
): Promise<Response> {
  const place = readFeedPlace(new URL(request.url).searchParams);
  const slug = readSlug(segment);
  const [feed, publication] = await Promise.all([findFeed(kind, slug, place), findPublication()]);
  if (feed === null) return notThere("There is no such feed.");
  return textAnswer(writers[format](feed, publication), feedTypes[format], feed.changedAt);
}

/** The same article, in a form for programs. */
export type TwinForm = "markdown" | "json";

const twins = {
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
} as const;

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
    return new Response(null, { status: 308, headers: { Location: hrefOf(pathOf(elsewhere)) } });
  }
  const answer = textAnswer(write(article, publication), type, article.recordedAt);
  answer.headers.set("Link", `<${absoluteUrl(publication.siteUrl, article.path)}>; rel="canonical"`);
  return answer;
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

/** The slug that a segment of an address means; empty, which nothing is named, where it can be none. */
function readSlug(segment: string): string {
  try {
    return slugSchema.safeParse(decodeURIComponent(segment).normalize("NFC")).data ?? "";
  } catch {
    return "";
  }
}

function readFeedPlace(query: URLSearchParams): FeedPlace {
  for (const direction of ["older", "newer"] as const) {
    const cursor = query.get(direction);
    if (cursor !== null) return { direction, cursor };
  }
  return "newest";
}
