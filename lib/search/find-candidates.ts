import { database } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import type { CompiledQuery } from "./compile-query";
import { quoted, timeMark } from "./index-text";

/** So many of the newest matches are ranked and counted; beyond, a search only says that there are more. */
export const MOST_CANDIDATES = 1000;

/** So many of the newest articles are looked through first. */
const FIRST_LOOK = 4000;
/** Then those of eight times the span of time that they took. */
const SECOND_LOOK = 8;
/** More months than these are taken as years, which are fewer marks. */
const MOST_MONTHS = 18;
/** A look at more years than these is no cheaper than a look at all. */
const MOST_YEARS = 100;

/** A condition on `search_document`, by which at most a few times `MOST_CANDIDATES` rows are read. */
export interface Look {
  /** The text of a `tsquery`. */
  readonly query: string;
  readonly span: Prisma.Sql;
}

/**
 * Finds where the newest candidates of a query lie. An index of words has no order of time: asked for a word that half of the
 * archive contains, it would give all of those before the newest were known. So each article bears the marks of its month and year,
 * and the index is asked for the word among the newest only, which costs no more than those are many; then among more of
 * them if that was too little.
 */
export async function findCandidates({
  wide,
  from,
  until,
}: Pick<CompiledQuery, "wide" | "from" | "until">): Promise<Look> {
  const span = spanOf(from, until);
  const [begin] = await database().$queryRaw<Bounds[]>`
    SELECT (SELECT published_at FROM search_document WHERE ${span} ORDER BY published_at DESC LIMIT 1) AS newest,
      (SELECT published_at FROM search_document WHERE ${span}
        ORDER BY published_at DESC OFFSET ${FIRST_LOOK} LIMIT 1) AS early,
      (SELECT published_at FROM search_document WHERE ${span} ORDER BY published_at LIMIT 1) AS oldest`;
  const { newest = null, early = null, oldest = null } = begin ?? {};
  if (newest === null || oldest === null) return { query: wide, span };
  const all = monthsBetween(oldest, newest);
  const among = (months: number): Look | null => {
    const marks = newestMarks(newest, Math.min(months, all));
    return marks.length > MOST_YEARS ? null : { query: `(${marks.join(" | ")}) & ${wide}`, span };
  };
  if (early !== null) {
    const months = monthsBetween(early, newest);
    for (const many of [months, months * SECOND_LOOK]) {
      const look = many < all ? among(many) : null;
      if (look && (await hasEnough(look))) return look;
    }
  }
  const isWhole = from === null && until === null;
  return (isWhole ? null : among(all)) ?? { query: wide, span };
}

interface Bounds {
  readonly newest: Date | null;
  /** The last that the first look takes in; null where there are not so many. */
  readonly early: Date | null;
  readonly oldest: Date | null;
}

/** The moments travel as seconds, because not every year of a date can be written for PostgreSQL. */
function spanOf(from: Date | null, until: Date | null): Prisma.Sql {
  const after = from === null ? Prisma.sql`true` : Prisma.sql`published_at >= ${moment(from)}`;
  return until === null ? after : Prisma.sql`${after} AND published_at < ${moment(until)}`;
}

function moment(date: Date): Prisma.Sql {
  return Prisma.sql`to_timestamp(${date.getTime() / 1000}::float8)`;
}

function monthsBetween(oldest: Date, newest: Date): number {
  const years = newest.getUTCFullYear() - oldest.getUTCFullYear();
  return years * 12 + newest.getUTCMonth() - oldest.getUTCMonth() + 1;
}

/** The marks of the newest months, or of all years that they touch. */
function newestMarks(newest: Date, months: number): string[] {
  const unit = months > MOST_MONTHS ? "year" : "month";
  const marks = Array.from({ length: months }, (_, back) => {
    const month = new Date(Date.UTC(2000, newest.getUTCMonth() - back, 1));
    month.setUTCFullYear(month.getUTCFullYear() - 2000 + newest.getUTCFullYear());
    return quoted(timeMark(month, unit));
  });
  return [...new Set(marks)];
}

async function hasEnough({ query, span }: Look): Promise<boolean> {
  const [found] = await database().$queryRaw<{ enough: boolean }[]>`
    SELECT count(*) > ${MOST_CANDIDATES} AS enough FROM search_documents(${query}::tsquery) WHERE ${span}`;
  return found?.enough ?? false;
}
