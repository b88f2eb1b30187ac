import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { projectFolder } from "@/lib/project-folder";
import { sha256 } from "@/lib/storage/sha256";
import { mediaPath } from "@/lib/urls";

/**
 * Every kind of thing that the site answers with, and addresses in the sample publication at which to see it. A route of the
 * built site that has no sample here is reported by `routesWithoutSamples`, so that no new kind of page goes unseen.
 */
export interface KindOfPage {
  readonly kind: string;
  /** The route of the built site that answers, without its groups; null for what the press answers by itself. */
  readonly route: string | null;
  readonly addresses: readonly string[];
  /** 200 where nothing else is said. */
  readonly status?: number;
}

/** The address of the report that is imported, and then corrected, before the pages are opened. */
export const IMPORTED_REPORT = "/2018/01/02/ministry-denies-reading-the-post-it-opens";

/** The address of the article that is withdrawn before the pages are opened. */
export const WITHDRAWN = "/2006/08/10/user-4417749";

const ARTICLE = "/[year]/[month]/[day]/[slug]";
const samples = path.join(projectFolder, "prisma/samples");
const articles = readdirSync(path.join(samples, "articles")).map((name) => ({
  address: name.replace(/^(\d{4})-(\d{2})-(\d{2})-(.+)\.md$/, "/$1/$2/$3/$4"),
  pictured: readFileSync(path.join(samples, "articles", name), "utf8").includes("figures/"),
}));
const addressesOf = (pictured: boolean) =>
  articles
    .filter((article) => article.pictured === pictured && article.address !== WITHDRAWN)
    .map(({ address }) => address);
const drawings = readdirSync(path.join(samples, "figures")).map((name) =>
  mediaPath(sha256(readFileSync(path.join(samples, "figures", name))), "svg"),
);
const machineText = (...routes: string[]): KindOfPage[] =>
  routes.map((route) => ({ kind: "a text for machines", route, addresses: [route] }));
const feeds = (kind: string, place: string, home: string): KindOfPage[] =>
  ["atom.xml", "rss.xml", "feed.json"].map((file) => ({
    kind,
    route: `${place}/${file}`,
    addresses: [`${home}/${file}`],
  }));

export const kindsOfPage: readonly KindOfPage[] = [
  { kind: "the front page", route: "/", addresses: ["/"] },
  { kind: "an article", route: ARTICLE, addresses: addressesOf(false) },
  { kind: "an article with figures", route: ARTICLE, addresses: addressesOf(true) },
  { kind: "an imported report", route: ARTICLE, addresses: [IMPORTED_REPORT] },
  { kind: "the page about the paper", route: "/about", addresses: ["/about"] },
  { kind: "this page", route: "/privacy", addresses: ["/privacy"] },
  { kind: "the archive", route: "/archive", addresses: ["/archive"] },
  { kind: "a year", route: "/[year]", addresses: ["/1994", "/2018"] },
  { kind: "a month", route: "/[year]/[month]", addresses: ["/2014/04", "/2018/01"] },
  { kind: "a day", route: "/[year]/[month]/[day]", addresses: ["/2018/01/02"] },
  { kind: "the list of sections", route: "/sections", addresses: ["/sections"] },
  { kind: "a section", route: "/sections/[slug]", addresses: ["/sections/law", "/sections/surveillance"] },
  { kind: "the list of running stories", route: "/stories", addresses: ["/stories"] },
  {
    kind: "a running story",
    route: "/stories/[slug]",
    addresses: ["/stories/crypto-wars", "/stories/crypto-wars?order=oldest"],
  },
  { kind: "the list of topics", route: "/topics", addresses: ["/topics"] },
  { kind: "a topic", route: "/topics/[slug]", addresses: ["/topics/encryption", "/topics/nsa"] },
  { kind: "the list of authors", route: "/authors", addresses: ["/authors"] },
  { kind: "an author", route: "/authors/[slug]", addresses: ["/authors/ada-quill", "/authors/lin-yuet-wai"] },
  { kind: "the list of corrections", route: "/corrections", addresses: ["/corrections"] },
  {
    kind: "the form to report an error",
    route: `${ARTICLE}/report`,
    addresses: [`${IMPORTED_REPORT}/report`],
  },
  {
    kind: "the thanks for a report",
    route: `${ARTICLE}/report/thanks`,
    addresses: [`${IMPORTED_REPORT}/report/thanks`],
  },
  { kind: "the search", route: "/search", addresses: ["/search"] },
  { kind: "a search with results", route: "/search", addresses: ["/search?q=police", "/search?q=微信"] },
  { kind: "a search without results", route: "/search", addresses: ["/search?q=zzzqqq&section=law"] },
  {
    kind: "a hostile search",
    route: "/search",
    addresses: [
      `/search?q=${encodeURIComponent('"><script src="//elsewhere.example/x.js"></script>')}`,
      `/search?q=${encodeURIComponent('<img src=x onerror="alert(1)"><iframe src=//elsewhere.example>')}`,
    ],
  },
  {
    kind: "an address where nothing is",
    route: "/[...missing]",
    addresses: ["/nothing-here", "/2018/01/02/nothing-here", "/%E0%A4%A"],
    status: 404,
  },
  { kind: "an address where nothing is", route: "/missing", addresses: ["/missing"], status: 404 },
  ...["/_not-found", "/_global-error"].map((route) => ({
    kind: "an address where nothing is",
    route,
    addresses: [route],
    status: 404,
  })),
  { kind: "a withdrawn article", route: ARTICLE, addresses: [WITHDRAWN], status: 410 },
  {
    // What the press asks for in the reader's place; whoever asks for it by itself finds nothing.
    kind: "an address where nothing is",
    route: `/tombstone${ARTICLE}`,
    addresses: [`/tombstone${WITHDRAWN}`],
    status: 404,
  },
  {
    kind: "the history of an article",
    route: `${ARTICLE}/history`,
    addresses: [`${IMPORTED_REPORT}/history`],
  },
  {
    kind: "an old revision of an article",
    route: `${ARTICLE}/history/[number]`,
    addresses: [`${IMPORTED_REPORT}/history/1`],
  },
  {
    kind: "the difference of two revisions",
    route: `${ARTICLE}/history/[number]/[later]`,
    addresses: [`${IMPORTED_REPORT}/history/1/2`, `${IMPORTED_REPORT}/history/1/2?view=side`],
  },
  {
    kind: "an address where nothing is",
    route: `/memento${ARTICLE}/[number]`,
    addresses: [`/memento${IMPORTED_REPORT}/1`],
    status: 404,
  },
  {
    kind: "an old revision as JSON",
    route: `${ARTICLE}/history/[number]/revision.json`,
    addresses: [`${IMPORTED_REPORT}/history/1/revision.json`],
  },
  ...["link", "json"].map((form) => ({
    kind: "a text for machines",
    route: `/timemap/${form}${ARTICLE}`,
    addresses: [`/timemap/${form}${IMPORTED_REPORT}`],
  })),
  {
    // Where something is, it only leads to an old revision.
    kind: "an address where nothing is",
    route: `/timegate${ARTICLE}`,
    addresses: ["/timegate/2018/01/02/nothing-here"],
    status: 404,
  },
  { kind: "the list of those who said something", route: "/statements", addresses: ["/statements"] },
  {
    kind: "what somebody said",
    route: "/statements/[slug]",
    addresses: ["/statements/tencent", "/statements/li-shufu"],
  },
  {
    kind: "what somebody said, as JSON",
    route: "/statements/[slug]/statements.json",
    addresses: ["/statements/tencent/statements.json"],
  },
  { kind: "the list of publishers that are cited", route: "/sources", addresses: ["/sources"] },
  {
    kind: "what cites a publisher",
    route: "/sources/[slug]",
    addresses: ["/sources/citizenlab-ca"],
  },
  {
    kind: "the sources of an article",
    route: `${ARTICLE}/sources`,
    addresses: ["/2018/01/02/wechat-keeps-nothing/sources", `${IMPORTED_REPORT}/sources`],
  },
  ...["sources.json", "cite.json", "cite.bib", "cite.ris"].map((file) => ({
    kind: "what an article cites, or how it is cited, for programs",
    route: `${ARTICLE}/${file}`,
    addresses: [`${IMPORTED_REPORT}/${file}`],
  })),
  {
    // The samples have no sources that were kept; what is shown of one is looked at in `editor-keeps-what-a-source-said`.
    kind: "an address where nothing is",
    route: "/captures/[hash]",
    addresses: [`/captures/${"0".repeat(64)}`],
    status: 404,
  },
  { kind: "a picture by itself", route: "/media/[file]", addresses: drawings.slice(0, 3) },
  { kind: "a picture by itself", route: `${ARTICLE}/card.png`, addresses: [`${IMPORTED_REPORT}/card.png`] },
  { kind: "a picture by itself", route: "/card.png", addresses: ["/card.png"] },
  ...feeds("a feed of everything", "", ""),
  ...feeds("a feed of a section", "/sections/[slug]", "/sections/law"),
  ...feeds("a feed of a running story", "/stories/[slug]", "/stories/crypto-wars"),
  ...["atom.xml", "rss.xml", "feed.json"].map((file) => ({
    kind: "a feed of a search",
    route: `/search/${file}`,
    addresses: [`/search/${file}?q=police`],
  })),
  ...feeds("a feed of corrections", "/corrections", "/corrections"),
  ...feeds("a feed of a topic", "/topics/[slug]", "/topics/encryption"),
  ...feeds("a feed of an author", "/authors/[slug]", "/authors/ada-quill"),
  {
    kind: "an article as Markdown or JSON",
    route: `${ARTICLE}/article.md`,
    addresses: [`${IMPORTED_REPORT}/article.md`],
  },
  {
    kind: "an article as Markdown or JSON",
    route: `${ARTICLE}/article.json`,
    addresses: [`${IMPORTED_REPORT}/article.json`],
  },
  ...machineText(
    "/robots.txt",
    "/llms.txt",
    "/llms-full.txt",
    "/feeds.opml",
    "/sitemap.xml",
    "/news-sitemap.xml",
  ),
  ...machineText(
    "/trust.txt",
    "/.well-known/trust.txt",
    "/.well-known/security.txt",
    "/.well-known/gpc.json",
    "/.well-known/standfirst/log",
  ),
  {
    kind: "a text for machines",
    route: "/.well-known/standfirst/log/[first]",
    addresses: ["/.well-known/standfirst/log/1"],
  },
  { kind: "a text for machines", route: "/sitemaps/[file]", addresses: ["/sitemaps/2018-01.xml"] },
  {
    kind: "a text for machines",
    route: "/oembed",
    // A site whose port the system chose does not know its own.
    addresses: [`/oembed?url=http://127.0.0.1:0${IMPORTED_REPORT}`],
  },
  { kind: "a text for machines", route: null, addresses: ["/healthz"] },
  { kind: "a file of the site's own", route: null, addresses: listPublicFiles() },
];

/** The routes of the built site for which nothing above has an address. */
export function routesWithoutSamples(): string[] {
  const manifest = readFileSync(path.join(projectFolder, ".next/server/app-paths-manifest.json"), "utf8");
  const routes = Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(manifest))).map(
    (entry) => entry.replace(/\/\([^)]+\)/g, "").replace(/\/(?:page|route)$/, "") || "/",
  );
  const sampled = new Set(kindsOfPage.map(({ route }) => route));
  // Readers are never shown what editors and programs are.
  return routes.filter((route) => !/^\/(?:admin|api)(?:\/|$)/.test(route) && !sampled.has(route));
}

/** One file of each type in the public folder. */
function listPublicFiles(): string[] {
  const names = readdirSync(path.join(projectFolder, "public"), { recursive: true, encoding: "utf8" }).sort();
  const byType = new Map(names.map((name) => [path.extname(name), `/${name}`]));
  byType.delete("");
  return [...byType.values()];
}
