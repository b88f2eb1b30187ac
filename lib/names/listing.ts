import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { storable } from "@/lib/database/storable";
import { beginningWith } from "@/lib/search/beginnings";
import type { NameKind } from "./kinds";
import { tableOf, usesUpTo } from "./rows";
import { type ListedName, MOST_COUNTED } from "./views";

export interface NamePage {
  /** Sections in the masthead's order, all others by their slugs. */
  readonly names: readonly ListedName[];
  /** The slug after which the next page begins; null on the last. */
  readonly next: string | null;
}

const MOST = 100;

/**
 * A page of the names of a kind as the newsroom looks after them, from a slug on: those with all words of `query` in their name or
 * their slug, or with words that begin so; at most 256 characters are read. It costs the same wherever it lies.
 */
export async function listNames(
  queryable: Queryable,
  kind: NameKind,
  {
    query = "",
    after = null,
    limit = 50,
  }: { readonly query?: string; readonly after?: string | null; readonly limit?: number } = {},
): Promise<NamePage> {
  const take = Math.max(1, Math.min(limit, MOST));
  const conditions = [
    ...(query.trim() === "" ? [] : [await beginningWith(queryable, query)]),
    ...(after === null ? [] : [beyond(kind, storable(after))]),
  ];
  const where =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;
  // The page is found first, by an index, and uses are counted for it alone.
  const found = await queryable.$queryRaw<ListedName[]>`
    WITH page AS MATERIALIZED (
      SELECT id, slug, name, ${kind === "section" ? Prisma.sql`position` : Prisma.sql`0 AS position`}
      FROM ${tableOf(kind)} ${where} ORDER BY ${kind === "section" ? Prisma.sql`position, slug` : Prisma.sql`slug`}
      LIMIT ${take + 1}
    )
    SELECT slug, name, ${usesUpTo(kind, Prisma.sql`page.id`, MOST_COUNTED)} AS articles
    FROM page ORDER BY position, slug`;
  const names = found.slice(0, take);
  return { names, next: found.length > take ? (names.at(-1)?.slug ?? null) : null };
}

/** What stands after the one with a slug. After a section that is not there any more, the list begins anew. */
function beyond(kind: NameKind, slug: string): Prisma.Sql {
  if (kind !== "section") return Prisma.sql`slug > ${slug}`;
  return Prisma.sql`(position, slug) > (coalesce((SELECT position FROM section WHERE slug = ${slug}), -1), ${slug})`;
}
