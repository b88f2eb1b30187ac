import { dayOf, twoDigits } from "./dates";

/** Every address of the site. A path is absolute within the site and percent-encoded where it must be. */

export const frontPath = "/";
export const aboutPath = "/about";
export const privacyPath = "/privacy";
export const archivePath = "/archive";
export const searchPath = "/search";
export const sectionsPath = "/sections";
export const topicsPath = "/topics";
export const storiesPath = "/stories";
export const authorsPath = "/authors";
export const statementsPath = "/statements";
export const correctionsPath = "/corrections";
/** Below it is what was kept of sources. */
export const capturesPath = "/captures";
/** The publishers of what is cited. */
export const sourcesPath = "/sources";
/** The page that is shown where there is none. */
export const missingPath = "/missing";
/** Below it the tombstones of withdrawn articles are drawn, which are shown at the articles' own addresses. */
export const tombstonesPath = "/tombstone";

/** Below it old revisions are drawn, which are shown at addresses below the articles' own. */
export const mementosPath = "/memento";
/** Below it each article's own address leads to the revision that was in force at a moment (RFC 7089, 4.1). */
export const timeGatesPath = "/timegate";
/** Below it are the lists of each article's revisions, for programs (RFC 7089, 5), a form each. */
export const timeMapsPath = "/timemap";

/** The newsroom, below which all of its pages are. */
export const newsroomPath = "/admin";

/** Where somebody who was given a one-time token makes their account, or sets another password. */
export function accountLinkPath(token: string): string {
  return `${newsroomPath}/join/${token}`;
}

/** `/2018/01/02/slug`: the day is the day of first publication in the site's time zone. `slug` is stored unencoded. */
export function articlePath(publishedAt: Date, timeZone: string, slug: string): string {
  const { year, month, day } = dayOf(publishedAt, timeZone);
  return `/${String(year).padStart(4, "0")}/${twoDigits(month)}/${twoDigits(day)}/${slug}`;
}

export function sectionPath(slug: string): string {
  return `${sectionsPath}/${slug}`;
}

export function topicPath(slug: string): string {
  return `${topicsPath}/${slug}`;
}

export function storyPath(slug: string): string {
  return `${storiesPath}/${slug}`;
}

export function authorPath(slug: string): string {
  return `${authorsPath}/${slug}`;
}

export function publisherPath(slug: string): string {
  return `${sourcesPath}/${slug}`;
}

/** What a speaker said. */
export function speakerPath(slug: string): string {
  return `${statementsPath}/${slug}`;
}

/** The same for programs. */
export function speakerTwinPath(slug: string): string {
  return `${speakerPath(slug)}/statements.json`;
}

/** Where the page of a speaker goes on, as an `href` needs it. */
export function speakerHref(slug: string, newer: string | null = null): string {
  return `${hrefOf(speakerPath(slug))}${newer === null ? "" : `?${new URLSearchParams({ newer })}`}`;
}

/** A statement in the page of its speaker's on which it stands, which goes on from `place`, as an `href` needs it. */
export function statementHref(
  slug: string,
  { id, place }: { readonly id: number; readonly place: string | null },
): string {
  return `${speakerHref(slug, place)}#${statementAnchor(id)}`;
}

export function statementAnchor(id: number): string {
  return `statement-${id}`;
}

/** Where the press, and nobody else, finds the tombstone of the article at a stored path, and how it is to be sent. */
export function tombstonePath(
  path: string,
  { status, link }: { readonly status: number; readonly link: string | null },
): string {
  const parameters = new URLSearchParams({ status: String(status), ...(link !== null && { link }) });
  return `${tombstonesPath}${hrefOf(path)}?${parameters}`;
}

/** Every revision of the article at a stored path. */
export function historyPath(articlePath: string): string {
  return `${articlePath}/history`;
}

/** The part of a long history that lies before a revision, as an `href` needs it. */
export function olderHistoryPath(articlePath: string, number: number): string {
  return `${hrefOf(historyPath(articlePath))}?older=${number}`;
}

/** An article as one of its revisions was. */
export function revisionPath(articlePath: string, number: number): string {
  return `${historyPath(articlePath)}/${number}`;
}

/** The record of a revision, for programs. */
export function revisionRecordPath(articlePath: string, number: number): string {
  return `${revisionPath(articlePath, number)}/revision.json`;
}

/** How two revisions of an article differ: in line, or side by side; as an `href` needs it. */
export function differencePath(
  articlePath: string,
  {
    from,
    to,
    view = "line",
  }: { readonly from: number; readonly to: number; readonly view?: "line" | "side" },
): string {
  return `${hrefOf(revisionDifferencePath(articlePath, from, to))}${view === "side" ? "?view=side" : ""}`;
}

/** Where programs are led to an article as it was at a moment. */
export function timeGatePath(articlePath: string): string {
  return `${timeGatesPath}${articlePath}`;
}

/** The list of an article's revisions in link format (RFC 6690), or in JSON. */
export function timeMapPath(articlePath: string, form: "link" | "json"): string {
  return `${timeMapsPath}/${form}${articlePath}`;
}

/**
 * Where the press, and nobody else, finds an old revision of the article at a stored path, and what it is to be sent with: its time
 * (`Memento-Datetime`) and its `Link`.
 */
export function mementoPath(
  path: string,
  number: number,
  { datetime, link }: { readonly datetime: string; readonly link: string },
): string {
  return `${mementosPath}${hrefOf(path)}/${number}?${new URLSearchParams({ datetime, link })}`;
}

/** `/2018`, `/2018/01` or `/2018/01/02`: what was published in that span. */
export function datePath(year: number, month?: number, day?: number): string {
  const parts = [
    String(year).padStart(4, "0"),
    ...[month, day].flatMap((part) => (part === undefined ? [] : [twoDigits(part)])),
  ];
  return `/${parts.join("/")}`;
}

/** From which end a list is read: from its newest piece, as lists are unless they say otherwise, or from its oldest. */
export type ListOrder = "newest" | "oldest";

/** The first page of a list. */
export function listStartPath(path: string, order: ListOrder = "newest"): string {
  return `${hrefOf(path)}${order === "oldest" ? `?${orderQuery(order)}` : ""}`;
}

/** What a list's address says after its `?` of the end that it is read from. */
export function orderQuery(order: ListOrder): string {
  return order === "oldest" ? "order=oldest" : "";
}

/** The page of a list that lies beyond a written cursor. `query` is what else the list's address says after its `?`. */
export function listPagePath(path: string, direction: "older" | "newer", cursor: string, query = ""): string {
  return `${hrefOf(path)}?${query && `${query}&`}${direction}=${cursor}`;
}

/** The stored path that a written address means, be it a path or a whole URL of any host; null where it is neither. */
export function readArticlePath(address: string): string | null {
  if (!address.startsWith("/") && !/^https?:\/\//i.test(address)) return null;
  try {
    const path = decodeURIComponent(new URL(address, "http://standfirst.invalid").pathname);
    // No address and no text of the database has a zero byte.
    return path.includes("\0") ? null : path.normalize("NFC").replace(/\/+$/, "");
  } catch {
    return null;
  }
}

/** Where a picture in the object store is served. */
export function mediaPath(hash: string, extension: string): string {
  return `/media/${hash}.${extension}`;
}

/** Where readers learn what was kept of a source, and when. */
export function capturePath(hash: string): string {
  return `${capturesPath}/${hash}`;
}

/** The form of a stored path that an `href` or a header needs: `/2018/01/02/微信` with its letters percent-encoded. */
export function hrefOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** The absolute address of a stored path, on the origin that readers use. */
export function absoluteUrl(siteUrl: string, path: string): string {
  return `${siteUrl}${hrefOf(path)}`;
}

export const sitemapPath = "/sitemap.xml";
export const newsSitemapPath = "/news-sitemap.xml";
export const robotsPath = "/robots.txt";
export const feedsPath = "/feeds.opml";
export const securityTextPath = "/.well-known/security.txt";
/** The head of the public log, and below it its pages. */
export const logPath = "/.well-known/standfirst/log";

/** The page of the public log that begins with a number. */
export function logPagePath(first: number): string {
  return `${logPath}/${first}`;
}
export const trustTextPath = "/trust.txt";
export const oembedPath = "/oembed";
export const llmsFullPath = "/llms-full.txt";

/** The image card of the publication itself. */
export const siteCardPath = "/card.png";

/** The image card of an article. */
export function articleCardPath(articlePath: string): string {
  return `${articlePath}/card.png`;
}

const feedFiles = { atom: "atom.xml", rss: "rss.xml", json: "feed.json" } as const;

/** The feed of what a page lists, such as `/atom.xml` of `/` or `/sections/law/rss.xml` of `/sections/law`. */
export function feedPath(homePath: string, format: keyof typeof feedFiles): string {
  return `${homePath === frontPath ? "" : homePath}/${feedFiles[format]}`;
}

/** One file of the sitemap, such as `/sitemaps/2018-01.xml`. */
export function sitemapFilePath(name: string): string {
  return `/sitemaps/${name}.xml`;
}

/** The article as Markdown. */
export function markdownTwinPath(articlePath: string): string {
  return `${articlePath}/article.md`;
}

/** The anchor at which an article's page tells of the change that led to a revision. */
export function changeAnchor(revision: number): string {
  return `change-${revision}`;
}

/** Where readers report what is wrong in an article. */
export function reportPath(articlePath: string): string {
  return `${articlePath}/report`;
}

/** Where they are thanked for it. */
export function reportThanksPath(articlePath: string): string {
  return `${reportPath(articlePath)}/thanks`;
}

/** How two revisions of an article differ, as a stored path. */
export function revisionDifferencePath(articlePath: string, from: number, to: number): string {
  return `${articlePath}/history/${from}/${to}`;
}

/** The article as JSON. */
export function jsonTwinPath(articlePath: string): string {
  return `${articlePath}/article.json`;
}

/** What an article cites. */
export function articleSourcesPath(articlePath: string): string {
  return `${articlePath}/sources`;
}

/** The same, for programs. */
export function articleSourcesTwinPath(articlePath: string): string {
  return `${articlePath}/sources.json`;
}

/** The article for reference managers: CSL-JSON, BibTeX or RIS. */
export function citationPath(articlePath: string, form: "json" | "bib" | "ris"): string {
  return `${articlePath}/cite.${form}`;
}
