import { database } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import type { CompiledQuery } from "./compile-query";
import { quoted, timeMark } from "./index-text";

/** So many of the newest articles are looked through first. */
const FIRST_LOOK = 4000;
/** Each further look goes back at most so many times as far as the one before. */
const MOST_GROWTH = 8;
/** Unless that saw nothing: what is sought is then seldom, or long ago, and many looks would cost more than a long one. */
const GROWTH_AFTER_NOTHING = 64;
/** A look goes back half as far again as would do if what is sought were spread evenly. */
const MARGIN = 1.5;
/** A look by more marks of time than these is no cheaper than one at the whole archive. */
const MOST_MARKS = 100;

/** A condition on `search_document`. */
export interface Look {
  /** The text of a `tsquery`. */
  readonly query: string;
  readonly span: Prisma.Sql;
  /** Whether it sees everything that the query finds, so that there is nothing to be had by looking further. */
  readonly isWhole: boolean;
}

/** What was seen by a look. */
export interface Seen {
  /** So many articles match; `wanted` or more means that there may be others, and that these are enough. */
  readonly matches: number;
}

/**
 * Looks for the newest matches of a query, further and further back, until `wanted` of them are seen or there are no more; what
 * the last look saw is returned. An index of words has no order of time: asked for a word that half of the archive contains, it would
 * give all of those before the newest were known. So each article bears the marks of its month and year, and the index is asked for
 * the word among the newest articles only, which costs no more than those are many.
 */
export async function lookBack<Found extends Seen>(
  { wide, from, until }: Pick<CompiledQuery, "wide" | "from" | "until">,
  wanted: number,
  see: (look: Look) => Promise<Found>,
): Promise<Found> {
  const span = spanOf(from, until);
  const isOpen = from === null && until === null;
  const reach = await readReach(span, isOpen);
  const whole = (): Look => {
    // An index that need not give what lies outside of the span gives the rest sooner.
    const marks = isOpen || reach === null ? null : marksOfTime(reach.newest, reach.months);
    return { query: marks === null ? wide : among(marks, wide), span, isWhole: true };
  };
  if (reach === null) return see(whole());
  let months = reach.first;
  while (months < reach.months) {
    const marks = marksOfTime(reach.newest, months);
    if (marks === null) break;
    const found = await see({ query: among(marks, wide), span, isWhole: false });
    if (found.matches >= wanted) return found;
    const growth = Math.min(Math.max((MARGIN * wanted) / found.matches, 2), MOST_GROWTH);
    months = Math.ceil(months * (found.matches === 0 ? GROWTH_AFTER_NOTHING : growth));
  }
  return see(whole());
}

interface Reach {
  readonly newest: Date;
  /** From the newest article to the oldest. */
  readonly months: number;
  /** From the newest to the last that the first look takes in. */
  readonly first: number;
}

/** Null where nothing was published. */
async function readReach(span: Prisma.Sql, isOpen: boolean): Promise<Reach | null> {
  const [row] = await database().$queryRaw<{ newest: Date | null; oldest: Date | null }[]>`
    SELECT (SELECT published_at FROM search_document WHERE ${span} ORDER BY published_at DESC LIMIT 1) AS newest,
      (SELECT published_at FROM search_document WHERE ${span} ORDER BY published_at LIMIT 1) AS oldest`;
  const { newest = null, oldest = null } = row ?? {};
  if (newest === null || oldest === null) return null;
  const months = monthsBetween(oldest, newest);
  if (!isOpen) return { newest, months, first: monthsBack(await readEarly(span), newest) };
  // How much is published in a month changes slowly, and no result depends on it: only how soon it is found.
  if (firstLook === null || firstLook.until < Date.now()) {
    const back = monthsBack(await readEarly(span), newest);
    firstLook = { months: back, until: Date.now() + REMEMBERED_MS };
  }
  return { newest, months, first: firstLook.months };
}

let firstLook: { readonly months: number; readonly until: number } | null = null;
const REMEMBERED_MS = 60_000;

/** When the last article that the first look takes in was published; null if there are not so many. */
async function readEarly(span: Prisma.Sql): Promise<Date | null> {
  const rows = await database().$queryRaw<{ early: Date }[]>`
    SELECT published_at AS early FROM search_document WHERE ${span}
    ORDER BY published_at DESC OFFSET ${FIRST_LOOK} LIMIT 1`;
  return rows[0]?.early ?? null;
}

function monthsBack(early: Date | null, newest: Date): number {
  return early === null ? Number.POSITIVE_INFINITY : monthsBetween(early, newest);
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

/** The marks of the newest months, or of their years where those are whole, which are fewer. Null if there are too many. */
export function marksOfTime(newest: Date, months: number): string[] | null {
  const last = newest.getUTCFullYear() * 12 + newest.getUTCMonth();
  const first = last - months + 1;
  if (months / 12 > MOST_MARKS) return null;
  const marks: string[] = [];
  for (let month = first; month <= last; month += 1) {
    // Nothing is newer than the newest, so that its year is as good as whole.
    const isWholeYear = month % 12 === 0;
    marks.push(quoted(timeMark(firstOf(month), isWholeYear ? "year" : "month")));
    if (isWholeYear) month += 11;
  }
  return marks;
}

/** The first moment of a month, which is counted from the year 0. */
function firstOf(month: number): Date {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date;
}

function among(marks: readonly string[], query: string): string {
  return `(${marks.join(" | ")}) & ${query}`;
}
