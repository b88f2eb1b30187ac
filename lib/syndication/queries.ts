import { z } from "zod";
import { figureSchema, translationSchema } from "@/lib/articles/content";
import { readCursor } from "@/lib/articles/cursor";
import {
  type ListPage,
  type ListPlace,
  type ListScope,
  listArticles,
  newestFirst,
} from "@/lib/articles/listing";
import { listTombstones } from "@/lib/articles/queries";
import type { Named, TombstoneView } from "@/lib/articles/views";
import { listCorrections, listCorrectionsOf } from "@/lib/corrections/queries";
import type { CorrectionView } from "@/lib/corrections/views";
import { database } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import { env } from "@/lib/env";
import { listNewestMatches } from "@/lib/search/list-newest-matches";
import { parseQuery } from "@/lib/search/parse-query";
import { type SearchAddress, searchParameters } from "@/lib/search/search-address";
import { policiesSchema } from "@/lib/site/settings";
import {
  authorPath,
  changeAnchor,
  correctionsPath,
  frontPath,
  searchPath,
  sectionPath,
  storyPath,
  topicPath,
} from "@/lib/urls";
import { correctionHtml } from "./correction-html";
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
    select: { name: true, tagline: true, language: true, timeZone: true, policies: true },
  });
  return { ...site, policies: policiesSchema.parse(site.policies), siteUrl: env().siteUrl };
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
  const isLast = place !== "newest" && place.cursor === beforeEverything;
  return {
    of: subject.of,
    description: subject.description,
    homePath: subject.homePath,
    search: null,
    place,
    entries,
    withdrawn,
    newer: page.newer,
    older: isLast ? null : page.older,
    changedAt: latestChange(entries, withdrawn) ?? lastChange,
  };
}

/**
 * A page of the feed of a search: what it finds, the newest first. Empty for one that asks for nothing; null for a page whose
 * cursor is none.
 */
export async function findSearchFeed(address: SearchAddress, place: FeedPlace): Promise<Feed | null> {
  const cursor = place === "newest" ? null : readCursor(place.cursor);
  if (place !== "newest" && (cursor === null || place.direction === "newer")) return null;
  const { q, filters } = address;
  const [{ timeZone }, lastChange] = await Promise.all([findPublication(), findLastChange()]);
  const request = { query: parseQuery(q), filters, timeZone };
  const { paths, older } = await listNewestMatches(request, cursor, FEED_LENGTH);
  const entries = await listEntries(paths);
  const asked = [q, filters.section, filters.topic, filters.author, filters.year].filter(Boolean).join(", ");
  return {
    of: { slug: "search", name: asked ? `Search: ${asked}` : "Search" },
    description: "",
    homePath: searchPath,
    search: searchParameters({ ...address, page: 1 }),
    place,
    entries,
    withdrawn: [],
    newer: null,
    older,
    changedAt: latestChange(entries) ?? lastChange,
  };
}

/** A page of the feed of corrections, the newest first; null for a page whose place is none. It leads to older ones only. */
export async function findCorrectionsFeed(place: FeedPlace): Promise<Feed | null> {
  if (place !== "newest" && place.direction === "newer") return null;
  const [page, { name, timeZone }, lastChange] = await Promise.all([
    listCorrections(place === "newest" ? null : place.cursor, FEED_LENGTH),
    findPublication(),
    findLastChange(),
  ]);
  if (page === null) return null;
  const entries = page.corrections.map((correction) => toCorrectionEntry(correction, timeZone));
  return {
    of: { slug: "corrections", name: "Corrections" },
    description: `What ${name} got wrong, and what it says instead.`,
    homePath: correctionsPath,
    search: "",
    place,
    entries,
    withdrawn: [],
    newer: null,
    older: page.older,
    changedAt: latestChange(entries) ?? lastChange,
  };
}

function toCorrectionEntry(correction: CorrectionView, timeZone: string): FeedEntry {
  const { articleId: id, path, language, headline, note, correctedAt, to } = correction;
  return {
    ...{ id, path, language, headline },
    anchor: changeAnchor(to),
    standfirst: note,
    standfirstLabel: null,
    bodyHtml: correctionHtml(correction, timeZone),
    lead: null,
    publishedAt: correctedAt,
    updatedAt: null,
    section: null,
    authors: [],
    topics: [],
    recordedAt: correctedAt,
    corrections: [],
  };
}

/** The article at a stored path for its twins, or null. */
export async function findTwin(path: string): Promise<TwinArticle | null> {
  const row = await database().article.findUnique({ where: { path }, select: twinSelection });
  if (row === null) return null;
  return toTwin(row, await listCorrectionsOf([row.id]));
}

/** The articles in full from a place on, the newest first, back to the first; asked for as they are taken. */
export async function* walkTwins(from: ListPlace): AsyncGenerator<TwinArticle> {
  let place: ListPlace | null = from;
  while (place !== null) {
    const page: ListPage = await listArticles({}, place, FEED_LENGTH);
    yield* await listTwins(page.articles.map(({ path }) => path));
    const cursor = page.older === null ? null : readCursor(page.older);
    place = cursor && { olderThan: cursor };
  }
}

/** Everything that has feeds of its own: sections in the masthead's order, the others by name. */
export async function listNames(): Promise<Names> {
  const named = { select: { slug: true, name: true }, take: NAMES_LIMIT } as const;
  const [sections, stories, topics, authors] = await Promise.all([
    database().section.findMany({ ...named, orderBy: [{ position: "asc" }, { slug: "asc" }] }),
    database().story.findMany({ ...named, orderBy: [{ name: "asc" }, { slug: "asc" }] }),
    database().topic.findMany({ ...named, orderBy: [{ name: "asc" }, { slug: "asc" }] }),
    database().author.findMany({ ...named, orderBy: [{ name: "asc" }, { slug: "asc" }] }),
  ]);
  return { sections, stories, topics, authors };
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
  const described = { ...select, description: true } as const;
  if (kind === "section") {
    const found = await database().section.findUnique({ where, select: described });
    return found && subject(found, sectionPath(slug), { sectionId: found.id }, found.description);
  }
  if (kind === "story") {
    const found = await database().story.findUnique({ where, select: described });
    return found && subject(found, storyPath(slug), { storyId: found.id }, found.description);
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

function subject({ slug, name }: Named, homePath: string, scope: ListScope, description = ""): Subject {
  return { of: { slug, name }, description, homePath, scope };
}

/** The articles at these paths in full, in the same order. A list of articles carries no bodies, so they are asked for here. */
async function listEntries(paths: readonly string[]): Promise<FeedEntry[]> {
  const rows = await database().article.findMany({
    where: { path: { in: [...paths] } },
    select: feedEntrySelection,
    take: FEED_LENGTH,
  });
  const corrections = await listCorrectionsOf(rows.map(({ id }) => id));
  const byPath = new Map(rows.map((row) => [row.path, toEntry(row, corrections)]));
  return paths.flatMap((path) => byPath.get(path) ?? []);
}

/** The same for twins. */
async function listTwins(paths: readonly string[]): Promise<TwinArticle[]> {
  const rows = await database().article.findMany({
    where: { path: { in: [...paths] } },
    select: twinSelection,
    take: FEED_LENGTH,
  });
  const corrections = await listCorrectionsOf(rows.map(({ id }) => id));
  const byPath = new Map(rows.map((row) => [row.path, toTwin(row, corrections)]));
  return paths.flatMap((path) => byPath.get(path) ?? []);
}

type CorrectionsByArticle = Awaited<ReturnType<typeof listCorrectionsOf>>;

function toTwin(
  row: Prisma.ArticleGetPayload<{ select: typeof twinSelection }>,
  corrections: CorrectionsByArticle,
): TwinArticle {
  return {
    ...toEntry(row, corrections),
    place: row.place,
    publishedPrecision: row.publishedPrecision,
    words: row.words,
    story: row.story,
    translation: translationSchema.nullable().parse(row.translation),
    revisionHash: row.revisionHash,
    revisionNumber: row.revision.number,
    markdown: z.object({ content: z.object({ body: z.string() }) }).parse(row.revision.record).content.body,
  };
}

type EntryRow = Prisma.ArticleGetPayload<{ select: typeof feedEntrySelection }>;

function toEntry(row: EntryRow, corrections: CorrectionsByArticle): FeedEntry {
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
    corrections: corrections.get(id) ?? [],
  };
}

/** The newest change to any of the entries; null for none. */
function latestChange(entries: readonly FeedEntry[], withdrawn: readonly TombstoneView[] = []): Date | null {
  const changes = entries.flatMap(({ recordedAt, updatedAt, publishedAt }) => [
    recordedAt.getTime(),
    (updatedAt ?? publishedAt).getTime(),
  ]);
  changes.push(...withdrawn.map(({ withdrawnAt }) => withdrawnAt.getTime()));
  return changes.length === 0 ? null : new Date(Math.max(...changes));
}
