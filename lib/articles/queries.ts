import { database } from "@/lib/database/client";
import { listVersions } from "@/lib/media/queries";
import { MAXIMUM_FEATURED } from "@/lib/site/settings";
import { figureSchema } from "./content";
import { withHouseEndMark } from "./house-end-mark";
import { listChanges } from "./list-changes";
import { newestFirst, toCard } from "./listing";
import {
  type ArticleCard,
  type ArticlePage,
  articleCardSelection,
  articlePageSelection,
  type FrontPage,
  outlineSchema,
  type TombstoneView,
  tombstoneSelection,
} from "./views";

const SECONDS = 2;
const RIVER = 12;
/** How many pieces stand above the columns. */
const TOP = 1 + SECONDS + RIVER;
const SECTION_COLUMN = 4;

/** The article at a stored (unencoded) path, or null. */
export async function findArticle(path: string): Promise<ArticlePage | null> {
  const [row, { endMark }] = await Promise.all([
    database().article.findUnique({ where: { path }, select: articlePageSelection }),
    database().site.findUniqueOrThrow({ where: { id: 1 }, select: { endMark: true } }),
  ]);
  if (row === null) return null;
  const { authors, topics, revision, outline, lead: figure, bodyHtml, ...article } = row;
  const lead = figureSchema.nullable().parse(figure);
  return {
    ...article,
    bodyHtml: withHouseEndMark(bodyHtml, endMark),
    authors: authors.map(({ author }) => author),
    topics: topics.map(({ topic }) => topic),
    lead,
    leadVersions: lead === null ? [] : await listVersions(database(), lead.src),
    outline: outlineSchema.parse(outline),
    revisionNumber: revision.number,
    changes: revision.number === 1 ? [] : await listChanges(row.id),
  };
}

/** The article at a stored path as lists show it, or null. */
export async function findArticleCard(path: string): Promise<ArticleCard | null> {
  const row = await database().article.findUnique({ where: { path }, select: articleCardSelection });
  return row && toCard(row);
}

/**
 * The address that an article has now, for one that it once had; null for one that it never had. What is there now is the
 * article, or its tombstone.
 */
export async function findRedirect(path: string): Promise<string | null> {
  const redirect = await database().redirect.findUnique({
    where: { fromPath: path },
    select: { toPath: true },
  });
  return redirect?.toPath ?? null;
}

/** What stands at the stored path of an article that was withdrawn, or null. */
export async function findTombstone(path: string): Promise<TombstoneView | null> {
  return database().tombstone.findUnique({ where: { path }, select: tombstoneSelection });
}

/** The latest withdrawals, the latest first. */
export async function listTombstones(count: number): Promise<TombstoneView[]> {
  return database().tombstone.findMany({
    select: tombstoneSelection,
    orderBy: [{ withdrawnAt: "desc" }, { articleId: "asc" }],
    take: count,
  });
}

/** The editors' pieces in their order and then the newest, in the front page's hierarchy. */
export async function listFrontPage(): Promise<FrontPage> {
  const [featured, newest, sections] = await Promise.all([
    listFeaturedCards(),
    database().article.findMany({
      select: articleCardSelection,
      orderBy: newestFirst,
      // As many as there is room for: of those that are featured, each leaves its place to the next.
      take: TOP + MAXIMUM_FEATURED,
    }),
    listSectionColumns(TOP),
  ]);
  const inOrder = [...featured, ...newest.map(toCard)];
  const top = [...new Map(inOrder.map((card) => [card.path, card])).values()].slice(0, TOP);
  const [lead = null, ...others] = top;
  const shown = new Set(top.map(({ path }) => path));
  return {
    lead,
    leadVersions: lead?.lead ? await listVersions(database(), lead.lead.src) : [],
    seconds: others.slice(0, SECONDS),
    river: others.slice(SECONDS),
    sections: sections
      .map(({ section, articles }) => ({
        section,
        articles: articles.filter(({ path }) => !shown.has(path)).slice(0, SECTION_COLUMN),
      }))
      .filter(({ articles }) => articles.length > 0),
  };
}

/** At most twelve, by their ids; those that are gone are left out. */
async function listFeaturedCards(): Promise<ArticleCard[]> {
  const { featured } = await database().site.findUniqueOrThrow({
    where: { id: 1 },
    select: { featured: true },
  });
  if (featured.length === 0) return [];
  const rows = await database().article.findMany({
    where: { id: { in: featured } },
    select: { ...articleCardSelection, id: true },
  });
  const cards = new Map(rows.map(({ id, ...row }) => [id, toCard(row)]));
  return featured.flatMap((id) => cards.get(id) ?? []);
}

/**
 * Each section's newest, with enough to spare that as many as `alreadyShown` can be left out. One query a section, since
 * a nested list would be read whole and cut afterwards.
 */
async function listSectionColumns(alreadyShown: number): Promise<FrontPage["sections"]> {
  const sections = await database().section.findMany({
    select: { id: true, slug: true, name: true },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
  });
  return Promise.all(
    sections.map(async ({ id, ...section }) => {
      const rows = await database().article.findMany({
        where: { sectionId: id },
        select: articleCardSelection,
        orderBy: newestFirst,
        take: SECTION_COLUMN + alreadyShown,
      });
      return { section, articles: rows.map(toCard) };
    }),
  );
}
