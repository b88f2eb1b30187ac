import { z } from "zod";
import { database } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import type { CompiledQuery } from "./compile-query";
import type { Look } from "./looks";

/** So many of the newest matches are ranked and counted; beyond, a search only says that there are more. */
export const MOST_CANDIDATES = 1000;

const counted = z
  .array(z.object({ slug: z.string(), name: z.string(), count: z.int() }))
  .nullable()
  .transform((rows) => rows ?? []);

const rankingSchema = z.object({
  /** How many were found: more than `MOST_CANDIDATES` only if there were more. */
  matches: z.int(),
  count: z.int(),
  /** The articles of the page, the best first. */
  page: z
    .array(z.string())
    .nullable()
    .transform((ids) => ids ?? []),
  sections: counted,
  topics: counted,
  authors: counted,
  years: counted,
});
export type Ranking = z.infer<typeof rankingSchema>;

const MOST_FACETS = 8;
const MOST_YEARS = 30;

/**
 * One page of the newest candidates that a look sees, the best first, and what all of them have in common. How well an article
 * fits is told by how near to each other and in how weighty a place its words stand (`ts_rank_cd`), and a little by how new it
 * is: of two that fit alike, one that is a year younger than the other comes first. Where a look that is not whole sees too few, they are
 * only counted.
 */
export async function rankCandidates(
  { wide, exact, ranking }: CompiledQuery,
  { query, span, isWhole }: Look,
  page: { readonly offset: number; readonly limit: number },
  timeZone: string,
): Promise<Ranking> {
  const isExact = exact === wide ? Prisma.sql`true` : Prisma.sql`words @@ ${exact}::tsquery`;
  const fit =
    ranking === null
      ? Prisma.sql`1`
      : Prisma.sql`(0.01 + ts_rank_cd('{0.1, 0.3, 0.5, 1}', words, ${ranking}::tsquery, 1))`;
  // The function gives whole rows, whose words are still where they are stored, so that no row is fetched a second time.
  const rows = await database().$queryRaw<{ ranking: unknown }[]>`
    WITH candidates AS MATERIALIZED (
      SELECT * FROM search_documents(${query}::tsquery) WHERE ${span}
      ORDER BY published_at DESC, article_id DESC LIMIT ${MOST_CANDIDATES + 1}
    ), newest AS MATERIALIZED (
      SELECT * FROM candidates WHERE ${isWhole} OR (SELECT count(*) FROM candidates) > ${MOST_CANDIDATES}
      ORDER BY published_at DESC, article_id DESC LIMIT ${MOST_CANDIDATES}
    ), hits AS MATERIALIZED (
      SELECT article_id, published_at, section_id, author_ids, topic_ids, ${fit} /
        (1 + extract(epoch FROM (SELECT max(published_at) FROM newest) - published_at) / ${AGEING}::float8) AS fit
      FROM newest WHERE ${isExact}
    )
    SELECT json_build_object(
      'matches', (SELECT count(*) FROM candidates),
      'count', (SELECT count(*) FROM hits),
      'page', (SELECT json_agg(article_id) FROM (
        SELECT article_id FROM hits ORDER BY fit DESC, published_at DESC, article_id DESC
        LIMIT ${page.limit} OFFSET ${page.offset}) AS page),
      'sections', ${mostFrequent(Prisma.sql`SELECT section_id AS id FROM hits`, Prisma.sql`section`)},
      'topics', ${mostFrequent(Prisma.sql`SELECT unnest(topic_ids) AS id FROM hits`, Prisma.sql`topic`)},
      'authors', ${mostFrequent(Prisma.sql`SELECT unnest(author_ids) AS id FROM hits`, Prisma.sql`author`)},
      'years', (SELECT json_agg(one) FROM (
        SELECT to_char(published_at AT TIME ZONE ${timeZone}, 'YYYY') AS slug,
          to_char(published_at AT TIME ZONE ${timeZone}, 'YYYY') AS name, count(*)::int AS count
        FROM hits GROUP BY 1, 2 ORDER BY 1 DESC LIMIT ${MOST_YEARS}) AS one)
    ) AS ranking`;
  return rankingSchema.parse(rows[0]?.ranking);
}

/** In so many seconds, ten years, an article comes to fit half as well. */
const AGEING = 10 * 365.25 * 86_400;

function mostFrequent(ids: Prisma.Sql, names: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_agg(one) FROM (
    SELECT slug, name, count FROM (
      SELECT id, count(*)::int AS count FROM (${ids}) AS ids GROUP BY id ORDER BY count(*) DESC LIMIT ${MOST_FACETS}
    ) AS counted JOIN ${names} USING (id) ORDER BY count DESC, name
  ) AS one)`;
}
