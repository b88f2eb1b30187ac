import { database } from "@/lib/database/client";
import type { Prisma } from "@/lib/database/generated/client";
import { figureSchema } from "./content";
import { type Cursor, writeCursor } from "./cursor";
import { type ArticleCard, articleCardSelection } from "./views";

/** The newest first; two pieces of the same instant keep one order for ever. */
export const newestFirst = [
  { publishedAt: "desc" },
  { id: "desc" },
] satisfies Prisma.ArticleOrderByWithRelationInput[];

export type CardRow = Prisma.ArticleGetPayload<{ select: typeof articleCardSelection }>;

/** Which articles a list holds. At most one of the names, by its id in the database; the span is from (inclusive) until (exclusive). */
export interface ListScope {
  readonly sectionId?: number;
  readonly storyId?: number;
  readonly topicId?: number;
  readonly authorId?: number;
  /** Pieces that cite what it published. */
  readonly publisherId?: number;
  readonly from?: Date;
  readonly until?: Date;
}

/** Where a page of a list lies: beyond a place towards the older, or towards the newer, or at one of its ends. */
export type ListPlace = { readonly olderThan: Cursor } | { readonly newerThan: Cursor } | "newest" | "oldest";

export interface ListPage {
  /** The newest first. */
  readonly articles: readonly ArticleCard[];
  /** The written cursors of the neighbouring pages; null where there is none. */
  readonly older: string | null;
  readonly newer: string | null;
}

/** One page of a list of articles. The cost does not depend on how deep it lies or how long the list is. */
export async function listArticles(scope: ListScope, place: ListPlace, limit: number): Promise<ListPage> {
  const towardsNewer = place === "oldest" || (place !== "newest" && "newerThan" in place);
  // One more than is shown tells whether the list goes on.
  const found = await findRows(scope, place, limit + 1);
  const shown = found.slice(0, limit);
  const goesOn = found.length > limit;
  const rows = towardsNewer ? shown.toReversed() : shown;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const cameFromBeyond = typeof place !== "string" && rows.length > 0;
  const hasOlder = towardsNewer ? cameFromBeyond : goesOn;
  const hasNewer = towardsNewer ? goesOn : cameFromBeyond;
  return {
    articles: rows.map(({ id: _, ...row }) => toCard(row)),
    older: hasOlder && last ? writeCursor(last) : null,
    newer: hasNewer && first ? writeCursor(first) : null,
  };
}

/** The view of a row that a selection of `articleCardSelection` gave. */
export function toCard({ authors, lead, ...article }: CardRow): ArticleCard {
  return {
    ...article,
    authors: authors.map(({ author }) => author),
    lead: figureSchema.nullable().parse(lead),
  };
}

type IdentifiedRow = CardRow & { readonly id: string };

/**
 * The rows from a place on, in the direction that it names: first those of the same instant, then those beyond it. Asked
 * for apart, each is one stretch of an index; asked for together, a thousand pieces of one instant would be read and left out.
 */
async function findRows(scope: ListScope, place: ListPlace, take: number): Promise<IdentifiedRow[]> {
  if (place === "newest") return findStretch(scope, {}, "older", take);
  if (place === "oldest") return findStretch(scope, {}, "newer", take);
  const [{ publishedAt, id }, direction, comparison] =
    "olderThan" in place
      ? ([place.olderThan, "older", "lt"] as const)
      : ([place.newerThan, "newer", "gt"] as const);
  const beside = { publishedAt: { equals: publishedAt }, id: { [comparison]: id } };
  const beyond = { publishedAt: { [comparison]: publishedAt } };
  const rows = await findStretch(scope, beside, direction, take);
  if (rows.length === take) return rows;
  return [...rows, ...(await findStretch(scope, beyond, direction, take - rows.length))];
}

/** Which part of a list is meant, by conditions on time and id. */
interface Stretch {
  readonly publishedAt?: Prisma.DateTimeFilter;
  readonly id?: Prisma.UuidFilter;
}

async function findStretch(
  scope: ListScope,
  { id, publishedAt }: Stretch,
  direction: "older" | "newer",
  take: number,
): Promise<IdentifiedRow[]> {
  const order = direction === "older" ? "desc" : "asc";
  const select = { ...articleCardSelection, id: true } as const;
  const { sectionId, storyId, topicId, authorId, publisherId } = scope;
  const time = { AND: [within(scope), publishedAt ? { publishedAt } : {}] };
  if (topicId !== undefined || authorId !== undefined || publisherId !== undefined) {
    // The names' own tables hold the time, so that one index of theirs finds the page.
    const where = { ...time, ...(id && { articleId: id }) };
    const query = {
      orderBy: [{ publishedAt: order }, { articleId: order }] satisfies Record<string, Prisma.SortOrder>[],
      take,
      select: { article: { select } },
    };
    const rows =
      topicId !== undefined
        ? await database().articleTopic.findMany({ where: { topicId, ...where }, ...query })
        : authorId !== undefined
          ? await database().articleAuthor.findMany({ where: { authorId, ...where }, ...query })
          : await database().articlePublisher.findMany({
              where: { publisherId: publisherId ?? 0, ...where },
              ...query,
            });
    return rows.map(({ article }) => article);
  }
  return database().article.findMany({
    where: {
      ...(sectionId !== undefined && { sectionId }),
      ...(storyId !== undefined && { storyId }),
      ...time,
      ...(id && { id }),
    },
    orderBy: [{ publishedAt: order }, { id: order }],
    take,
    select,
  });
}

function within({ from, until }: ListScope) {
  return { publishedAt: { ...(from && { gte: from }), ...(until && { lt: until }) } };
}
