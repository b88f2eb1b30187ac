import { database } from "@/lib/database/client";
import { machineDate, startOfDay } from "@/lib/dates";
import {
  aboutPath,
  authorPath,
  correctionsPath,
  frontPath,
  privacyPath,
  sectionPath,
  storyPath,
  topicPath,
} from "@/lib/urls";
import { findLastChange, findPublication, listNames } from "./queries";
import { SITEMAP_LIMIT } from "./sitemap";
import type { SitemapEntry, SitemapFile } from "./views";

/** The kinds of page beside the articles; each has a file of its own. */
const namesFiles = ["pages", "stories", "topics", "authors"] as const;
type NamesFile = (typeof namesFiles)[number];

/**
 * The files of the sitemap: those of the other pages first, then one a month, the newest first. A month in the site's
 * time zone that has more articles than a file may hold has several files. A file's time is that of the newest revision
 * recorded in it, so that an old piece that came in today is noticed. The months are counted by reading the whole index of
 * articles, which is why whoever asks should keep the answer until the edition changes.
 */
export async function listSitemapFiles(limit = SITEMAP_LIMIT): Promise<SitemapFile[]> {
  const { timeZone } = await findPublication();
  const [lastChange, story, topic, author, months] = await Promise.all([
    findLastChange(),
    database().story.findFirst({ select: { id: true } }),
    database().topic.findFirst({ select: { id: true } }),
    database().author.findFirst({ select: { id: true } }),
    database().$queryRaw<{ month: string; articles: number; changedAt: Date }[]>`
      SELECT to_char(a.published_at AT TIME ZONE ${timeZone}, 'YYYY-MM') AS "month",
             count(*)::int AS "articles",
             max(greatest(r.recorded_at, a.published_at, a.updated_at)) AS "changedAt"
      FROM article a JOIN revision r ON r.hash = a.revision_hash
      GROUP BY 1 ORDER BY 1 DESC`,
  ]);
  const named: SitemapFile[] = [
    { name: "pages", changedAt: lastChange },
    ...(story ? [{ name: "stories", changedAt: null }] : []),
    ...(topic ? [{ name: "topics", changedAt: null }] : []),
    ...(author ? [{ name: "authors", changedAt: null }] : []),
  ];
  const monthly = months.flatMap(({ month, articles, changedAt }) =>
    Array.from({ length: Math.ceil(articles / limit) }, (_, index) => ({
      name: index === 0 ? month : `${month}-${index + 1}`,
      changedAt,
    })),
  );
  return [...named, ...monthly];
}

/** The addresses of one file by its name; null for a name that no file has or whose file would be empty. */
export async function findSitemapFile(name: string, limit = SITEMAP_LIMIT): Promise<SitemapEntry[] | null> {
  const namesFile = namesFiles.find((known) => known === name);
  const entries =
    namesFile === undefined
      ? await listMonth(name, limit)
      : (await listNamedPages(namesFile)).slice(0, limit);
  return entries.length === 0 ? null : entries;
}

async function listNamedPages(file: NamesFile): Promise<SitemapEntry[]> {
  const names = await listNames();
  // When a list last changed is not recorded; no time is better than one that is not true.
  const entry = (path: string) => ({ path, changed: null });
  if (file === "stories") return names.stories.map(({ slug }) => entry(storyPath(slug)));
  if (file === "topics") return names.topics.map(({ slug }) => entry(topicPath(slug)));
  if (file === "authors") return names.authors.map(({ slug }) => entry(authorPath(slug)));
  return [
    { path: frontPath, changed: (await findLastChange()).toISOString() },
    entry(aboutPath),
    entry(privacyPath),
    entry(correctionsPath),
    ...names.sections.map(({ slug }) => entry(sectionPath(slug))),
  ];
}

/**
 * The articles of a month, the newest first. Its further files skip those before them, which costs what the month holds and
 * never what the archive does.
 */
async function listMonth(name: string, limit: number): Promise<SitemapEntry[]> {
  const [, year, month, further] = /^(\d{4})-(0[1-9]|1[0-2])(?:-([2-9]|[1-9]\d{1,2}))?$/.exec(name) ?? [];
  if (year === undefined || month === undefined || year === "0000") return [];
  const { timeZone } = await findPublication();
  const first = { year: Number(year), month: Number(month), day: 1 };
  const next =
    first.month === 12 ? { year: first.year + 1, month: 1, day: 1 } : { ...first, month: first.month + 1 };
  const rows = await database().article.findMany({
    where: { publishedAt: { gte: startOfDay(first, timeZone), lt: startOfDay(next, timeZone) } },
    select: { path: true, publishedAt: true, publishedPrecision: true, updatedAt: true },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    skip: (Number(further ?? 1) - 1) * limit,
    take: limit,
  });
  return rows.map(({ path, publishedAt, publishedPrecision, updatedAt }) => ({
    path,
    changed: updatedAt?.toISOString() ?? machineDate(publishedAt, publishedPrecision, timeZone),
  }));
}
