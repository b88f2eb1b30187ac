import { database } from "@/lib/database/client";
import { dayOf } from "@/lib/dates";
import { type ArchiveSpan, daysIn } from "./archive-span";
import type { MonthCount, NeighbouringDays, YearCount } from "./archive-views";

/*
 * PostgreSQL finds the day of an instant by the same IANA zone as `lib/dates` does. Instants go in as text, since the
 * driver would write a date without its zone.
 */

/** Every year that has pieces, the newest first. */
export async function listYears(timeZone: string): Promise<YearCount[]> {
  const rows = await database().$queryRaw<{ year: number; month: number; pieces: number }[]>`
    SELECT extract(year FROM local)::int AS year, extract(month FROM local)::int AS month, pieces::int
    FROM (
      SELECT date_trunc('month', published_at AT TIME ZONE ${timeZone}) AS local, count(*) AS pieces
      FROM article GROUP BY 1
    ) AS monthly
    ORDER BY 1 DESC`;
  const years = new Map<number, number[]>();
  for (const { year, month, pieces } of rows) {
    const months = years.get(year) ?? zeroes(12);
    months[month - 1] = pieces;
    years.set(year, months);
  }
  return [...years].map(([year, months]) => ({ year, months, pieces: sum(months) }));
}

/** The twelve months of the year in which a span lies, or the one month that it is, each with its days. */
export async function listMonths(
  { unit, first, from, until }: ArchiveSpan,
  timeZone: string,
): Promise<MonthCount[]> {
  const rows = await database().$queryRaw<{ month: number; day: number; pieces: number }[]>`
    SELECT extract(month FROM local)::int AS month, extract(day FROM local)::int AS day, pieces::int
    FROM (
      SELECT date_trunc('day', published_at AT TIME ZONE ${timeZone}) AS local, count(*) AS pieces
      FROM article
      WHERE published_at >= ${from.toISOString()}::timestamptz AND published_at < ${until.toISOString()}::timestamptz
      GROUP BY 1
    ) AS daily`;
  const numbers = unit === "year" ? zeroes(12).map((_, index) => index + 1) : [first.month];
  return numbers.map((month) => {
    const days = zeroes(daysIn(first.year, month));
    for (const row of rows) if (row.month === month) days[row.day - 1] = row.pieces;
    return { month, days, pieces: sum(days) };
  });
}

/** On which days the last piece before a span and the first piece after it were published. */
export async function findNeighbouringDays(
  { from, until }: Pick<ArchiveSpan, "from" | "until">,
  timeZone: string,
): Promise<NeighbouringDays> {
  const select = { publishedAt: true };
  const [previous, next] = await Promise.all([
    database().article.findFirst({
      where: { publishedAt: { lt: from } },
      orderBy: { publishedAt: "desc" },
      select,
    }),
    database().article.findFirst({
      where: { publishedAt: { gte: until } },
      orderBy: { publishedAt: "asc" },
      select,
    }),
  ]);
  return {
    previous: previous && dayOf(previous.publishedAt, timeZone),
    next: next && dayOf(next.publishedAt, timeZone),
  };
}

function zeroes(length: number): number[] {
  return new Array<number>(length).fill(0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
