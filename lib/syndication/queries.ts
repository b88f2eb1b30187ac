import { z } from "zod";
import { figureSchema } from "@/lib/articles/content";
import { readCursor } from "@/lib/articles/cursor";
import { type ListPlace, type ListScope, listArticles, newestFirst } from "@/lib/articles/listing";
import { listTombstones } from "@/lib/articles/queries";
import type { Named } from "@/lib/articles/views";
import { database } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import { env } from "@/lib/env";
import { authorPath, frontPath, sectionPath, topicPath } from "@/lib/urls";
import { beforeEverything } from "./feed-fields";
import { NEWS_LIMIT, NEWS_SPAN } from "./news-sitemap";
import {
  type Feed,
  type FeedEntry,
  type FeedKind,
  type FeedPlace,
  feedEntrySelection,
  type Names,
  type NewsEntry,
  type Publication,
  type TwinArticle,
  twinSelection,
} from "./views";

/** How many articles a page of a feed holds. */
const FEED_LENGTH = 30;
/** How many names of one kind the list of feeds and the sitemap hold: what one file of a sitemap may. */
const NAMES_LIMIT = 50_000;

/** The publication as feeds name it, on the origin that readers use. */
export async function findPublication(): Promise<Publication> {
  const site = await database().site.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, tagline: true, language: true, timeZone: true },
  });
  return { ...site, siteUrl: env().siteUrl };
}

/** When anything that the public can see last changed. */
export async function findLastChange(): Promise<Date> {
  const edition = await database().edition.findUniqueOrThrow({
    where: { id: 1 },
    select: { changedAt: true },
  });
  return edition.changedAt;
}

/**
 * A page of a feed: of the site (`slug` is then not looked at), or of the section, topic or author with a stored slug. Null
 * where there is none of that name, and for a page whose cursor is none.
 */
export async function findFeed(kind: FeedKind, slug: string, place: FeedPlace): Promise<Feed | null> {
  const listPlace = readPlace(place);
  const subject = listPlace && (await findSubject(kind, slug));
  if (listPlace === null || subject === null) return null;
  const isWhole = kind === "site" && place === "newest";
  const [page, withdrawn, lastChange] = await Promise.all([
    listArticles(subject.scope, listPlace, FEED_LENGTH),
    isWhole ? listTombstones(FEED_LENGTH) : [],
    findLastChange(),
  ]);
  const entries = await listEntries(page.articles.map(({ path }) => path));
  const changes = entries.flatMap(({ recordedAt, updatedAt, publishedAt }) => [
    recordedAt,
    updatedAt ?? publishedAt,
  ]);
  changes.push(...withdrawn.map(({ withdrawnAt }) => withdrawnAt));
  const isLast = place !== "newest" && place.cursor === beforeEverything;
  return {
    of: subject.of,
    description: subject.description,
    homePath: subject.homePath,
    place,
    entries,
    withdrawn,
    newer: page.newer,
    older: isLast ? null : page.older,
    changedAt: latest(changes) ?? lastChange,
  };
}

/** The article at a stored path for its twins, or null. */
export async function findTwin(path: string): Promise<TwinArticle | null> {
  const row = await database().article.findUnique({ where: { path }, select: twinSelection });
  if (row === null) return null;
  const { revision, ...article } = row;
  return {
    ...toEntry({ ...article, revision }),
    place: article.place,
    publishedPrecision: article.publishedPrecision,
    words: article.words,
    revisionHash: article.revisionHash,
    revisionNumber: revision.number,
    markdown: z.object({ content: z.object({ body: z.string() }) }).parse(revision.record).content.body,
  };
}

/** Everything that has feeds of its own: sections in the masthead's order, topics and authors by name. */
export async function listNames(): Promise<Names> {
  const named = { select: { slug: true, name: true }, take: NAMES_LIMIT } as const;
  const [sections, topics, authors] = await Promise.all([
    database().section.findMany({ ...named, orderBy: [{ position: "asc" }, { slug: "asc" }] }),
    database().topic.findMany({ ...named, orderBy: [{ name: "asc" }, { slug: "asc" }] }),
    database().author.findMany({ ...named, orderBy: [{ name: "asc" }, { slug: "asc" }] }),
  ]);
  return { sections, topics, authors };
}

/** The articles of the last two days before `now`, the newest first. */
export async function listNews(now: Date): Promise<NewsEntry[]> {
  return database().article.findMany({
    where: { publishedAt: { gte: new Date(now.getTime() - NEWS_SPAN), lte: now } },
    select: { path: true, language: true, headline: true, publishedAt: true, publishedPrecision: true },
    orderBy: newestFirst,
    take: NEWS_LIMIT,
  });
}

function readPlace(place: FeedPlace): ListPlace | null {
  if (place === "newest") return place;
  const cursor = readCursor(place.cursor);
  if (cursor === null) return null;
  return place.direction === "older" ? { olderThan: cursor } : { newerThan: cursor };
}

interface Subject {
  readonly of: Named | null;
  readonly description: string;
  readonly homePath: string;
  readonly scope: ListScope;
}

async function findSubject(kind: FeedKind, slug: string): Promise<Subject | null> {
  const where = { slug };
  const select = { id: true, slug: true, name: true } as const;
  if (kind === "section") {
    const found = await database().section.findUnique({ where, select: { ...select, description: true } });
    return (
      found && {
        ...subject(found, sectionPath(slug), { sectionId: found.id }),
        description: found.description,
      }
    );
  }
  if (kind === "topic") {
    const found = await database().topic.findUnique({ where, select });
    return found && subject(found, topicPath(slug), { topicId: found.id });
  }
  if (kind === "author") {
    const found = await database().author.findUnique({ where, select });
    return found && subject(found, authorPath(slug), { authorId: found.id });
  }
  const { tagline } = await findPublication();
  return { of: null, description: tagline, homePath: frontPath, scope: {} };
}

function subject({ slug, name }: Named, homePath: string, scope: ListScope): Subject {
  return { of: { slug, name }, description: "", homePath, scope };
}

/** The articles at these paths in full, in the same order. A list of articles carries no bodies, so they are asked for here. */
async function listEntries(paths: readonly string[]): Promise<FeedEntry[]> {
  const rows = await database().article.findMany({
    where: { path: { in: [...paths] } },
    select: feedEntrySelection,
    take: FEED_LENGTH,
  });
  const byPath = new Map(rows.map((row) => [row.path, toEntry(row)]));
  return paths.flatMap((path) => byPath.get(path) ?? []);
}

type EntryRow = Prisma.ArticleGetPayload<{ select: typeof feedEntrySelection }>;

function toEntry(row: EntryRow): FeedEntry {
  const { id, path, language, headline, standfirst, standfirstLabel, bodyHtml } = row;
  return {
    id,
    path,
    language,
    headline,
    standfirst,
    standfirstLabel,
    bodyHtml,
    lead: figureSchema.nullable().parse(row.lead),
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    section: row.section,
    authors: row.authors.map(({ author }) => author),
    topics: row.topics.map(({ topic }) => topic),
    recordedAt: row.revision.recordedAt,
  };
}

function latest(instants: readonly Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.max(...instants.map((instant) => instant.getTime())));
}
