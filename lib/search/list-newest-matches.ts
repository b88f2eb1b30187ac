import { type Cursor, writeCursor } from "@/lib/articles/cursor";
import { database } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { compileQuery } from "./compile-query";
import { lookBack } from "./looks";
import { readNameMeanings } from "./name-meanings";
import { MOST_CANDIDATES } from "./rank-candidates";
import type { SearchRequest } from "./search-articles";

export interface NewestMatches {
  /** Stored paths, the newest first. */
  readonly paths: readonly string[];
  /** The written cursor of the page after; null where there is none. */
  readonly older: string | null;
}

/**
 * The newest articles that a query finds, from a place on. No more than `most` are looked at for a page, so that one
 * that seeks a rare phrase of frequent words may hold fewer than `limit`, and still lead on to an older one.
 */
export async function listNewestMatches(
  { query, filters, timeZone }: Omit<SearchRequest, "page">,
  olderThan: Cursor | null,
  limit: number,
  most = MOST_CANDIDATES,
): Promise<NewestMatches> {
  const compiled = compileQuery(query, filters, timeZone, await readNameMeanings(query, filters));
  if (compiled === null) return { paths: [], older: null };
  const { wide, exact } = compiled;
  const until = earlier(compiled.until, olderThan);
  const isOlder = olderThan === null ? Prisma.sql`true` : olderThanCursor(olderThan);
  const isExact = exact === wide ? Prisma.sql`true` : Prisma.sql`words @@ ${exact}::tsquery`;
  const { hits, last } = await lookBack({ ...compiled, until }, most + 1, async (look) => {
    const rows = await database().$queryRaw<Row[]>`
      WITH candidates AS MATERIALIZED (
        SELECT * FROM search_documents(${look.query}::tsquery) WHERE ${look.span} AND ${isOlder}
        ORDER BY published_at DESC, article_id DESC LIMIT ${most + 1}
      ), newest AS MATERIALIZED (
        SELECT * FROM candidates ORDER BY published_at DESC, article_id DESC LIMIT ${most}
      ), hits AS MATERIALIZED (
        SELECT article_id FROM newest WHERE ${isExact}
        ORDER BY published_at DESC, article_id DESC LIMIT ${limit + 1}
      ), last AS (
        SELECT article_id FROM newest WHERE (SELECT count(*) FROM candidates) > ${most}
        ORDER BY published_at, article_id LIMIT 1
      )
      SELECT article.id, article.path, article.published_at AS "publishedAt", true AS hit
        FROM hits JOIN article ON article.id = hits.article_id
      UNION ALL
      SELECT article.id, article.path, article.published_at, false FROM last JOIN article ON article.id = last.article_id
      ORDER BY hit DESC, "publishedAt" DESC, id DESC`;
    const seen = { hits: rows.filter(({ hit }) => hit), last: rows.find(({ hit }) => !hit) };
    const isEnough = seen.hits.length > limit || seen.last !== undefined;
    return { ...seen, matches: isEnough ? most + 1 : seen.hits.length };
  });
  const shown = hits.slice(0, limit);
  const end = hits.length > limit ? shown.at(-1) : last;
  return { paths: shown.map(({ path }) => path), older: end ? writeCursor(end) : null };
}

interface Row extends Cursor {
  readonly path: string;
  /** False for the last that was looked at, where there are more. */
  readonly hit: boolean;
}

/** The end of the span in which candidates are sought. It is exclusive, and those of the cursor's own instant are within. */
function earlier(until: Date | null, olderThan: Cursor | null): Date | null {
  if (olderThan === null) return until;
  const end = new Date(olderThan.publishedAt.getTime() + 1);
  return until === null || end < until ? end : until;
}

function olderThanCursor({ publishedAt, id }: Cursor): Prisma.Sql {
  const time = publishedAt.getTime();
  const milliseconds = ((time % 1000) + 1000) % 1000;
  // Whole seconds and the rest apart: in one number, those of a far year would not be exact.
  return Prisma.sql`(published_at, article_id) < (to_timestamp(${(time - milliseconds) / 1000}::float8)
    + ${milliseconds}::int * interval '1 millisecond', ${id}::uuid)`;
}
