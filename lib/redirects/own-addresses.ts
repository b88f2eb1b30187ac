import { slugSchema } from "@/lib/articles/content";
import { parseDay } from "@/lib/dates";
import { NAME_KINDS, type NameKind, namePath } from "@/lib/names/kinds";
import {
  aboutPath,
  archivePath,
  articleCardPath,
  articleSourcesPath,
  articleSourcesTwinPath,
  authorsPath,
  citationPath,
  correctionsPath,
  feedPath,
  feedsPath,
  frontPath,
  jsonTwinPath,
  llmsFullPath,
  markdownTwinPath,
  mementosPath,
  missingPath,
  newsroomPath,
  newsSitemapPath,
  oembedPath,
  privacyPath,
  reportPath,
  reportThanksPath,
  robotsPath,
  searchPath,
  sectionsPath,
  siteCardPath,
  sitemapPath,
  sourcesPath,
  statementsPath,
  storiesPath,
  timeGatesPath,
  timeMapsPath,
  tombstonesPath,
  topicsPath,
  trustTextPath,
} from "@/lib/urls";

/** What a stored path is by its form alone, before anybody looks whether it is there. */
export type OwnAddress =
  /** A page, a document or a file that the site always has. */
  | { readonly kind: "part" }
  /** What lies in a folder of what is known by a name of its own, such as a picture, a capture or a publisher. */
  | { readonly kind: "file" }
  /** What readers cannot ask for: the newsroom, the API, and what Next or the press keeps to itself. */
  | { readonly kind: "kept" }
  /** What was published in a year, a month or on a day. */
  | { readonly kind: "span" }
  /** An article, a twin of it, its history or what the Memento protocol has of it: `path` is that of the article. */
  | { readonly kind: "article"; readonly path: string }
  /** A section, a topic, an author or a running story, or a feed of it. */
  | { readonly kind: "name"; readonly name: NameKind; readonly slug: string }
  /** Nothing of the site's own has this form. */
  | { readonly kind: "other" };

/** Reads the form of a stored path. In capitals it is the same: the site itself leads on from there. */
export function ownAddress(path: string): OwnAddress {
  const low = path.toLowerCase();
  if (KEPT.test(low)) return { kind: "kept" };
  if (FILES.test(low)) return { kind: "file" };
  if (PARTS.has(low)) return { kind: "part" };
  if (isSpan(low)) return { kind: "span" };
  return articleAt(low) ?? nameAt(low) ?? { kind: "other" };
}

const FEEDS = ["atom", "rss", "json"] as const;
const feedsOf = (path: string) => FEEDS.map((format) => feedPath(path, format));

const PARTS: ReadonlySet<string> = new Set([
  ...[frontPath, aboutPath, privacyPath, archivePath, searchPath, missingPath],
  ...[sectionsPath, topicsPath, storiesPath, authorsPath, correctionsPath, sourcesPath, statementsPath],
  ...[
    sitemapPath,
    newsSitemapPath,
    robotsPath,
    feedsPath,
    trustTextPath,
    oembedPath,
    llmsFullPath,
    siteCardPath,
  ],
  ...["/llms.txt", "/healthz", "/favicon.ico", "/icon.svg", "/failure.css", "/failure.html", "/refused.html"],
  ...feedsOf(frontPath),
  ...feedsOf(searchPath),
  ...feedsOf(correctionsPath),
]);

const FILES = /^\/(?:media|fonts|sitemaps|captures|sources|statements|\.well-known)(?:\/|$)/;

/** What begins with an underscore is Next's own, and what ends with `.rsc` is for its scripts: the press knows neither. */
const KEPT = new RegExp(
  `^/(?:_|(?:api|${[newsroomPath, tombstonesPath, mementosPath].map((path) => path.slice(1)).join("|")})(?:/|$))|\\.rsc$`,
);

function isSpan(path: string): boolean {
  const [, year, month = "01", day = "01"] = /^\/(\d{4})(?:\/(\d\d)(?:\/(\d\d))?)?$/.exec(path) ?? [];
  return year !== undefined && parseDay(`${year}-${month}-${day}`) !== null;
}

/** The part of an address before an article's own, where the Memento protocol has something of it. */
const BY_TIME = new RegExp(`^(?:${timeGatesPath}|${timeMapsPath}/(?:link|json))(?=/)`);

/** The part of an address behind an article's own, where its history is. */
const HISTORY = /\/history(?:\/\d+(?:\/(?:\d+|revision\.json))?)?$/;

function articleAt(written: string): OwnAddress | null {
  const isByTime = BY_TIME.test(written);
  const path = isByTime ? written.replace(BY_TIME, "") : written.replace(HISTORY, "");
  const [, article, year, month, day, slug, twin] =
    /^(\/(\d{4})\/(\d\d)\/(\d\d)\/([^/]+))(\/.+)?$/.exec(path) ?? [];
  if (article === undefined || parseDay(`${year}-${month}-${day}`) === null) return null;
  if (!slugSchema.safeParse(slug).success) return null;
  const twins = [
    markdownTwinPath(article),
    jsonTwinPath(article),
    articleCardPath(article),
    reportPath(article),
    reportThanksPath(article),
    articleSourcesPath(article),
    articleSourcesTwinPath(article),
    ...(["json", "bib", "ris"] as const).map((form) => citationPath(article, form)),
  ];
  const isArticle = twin === undefined || (path === written && twins.includes(path));
  return isArticle ? { kind: "article", path: article } : null;
}

function nameAt(path: string): OwnAddress | null {
  for (const name of NAME_KINDS) {
    const [, slug] = new RegExp(`^${namePath(name, "")}([^/]+)(?:/[^/]+)?$`).exec(path) ?? [];
    if (slug === undefined || !slugSchema.safeParse(slug).success) continue;
    const home = namePath(name, slug);
    if (path === home || feedsOf(home).includes(path)) return { kind: "name", name, slug };
  }
  return null;
}
