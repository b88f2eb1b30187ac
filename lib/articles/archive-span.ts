import { type Day, parseDay, startOfDay } from "@/lib/dates";

/** The segments of `/2018`, `/2018/01` or `/2018/01/02`, as the router hands them over. */
export interface SpanParams {
  readonly year: string;
  readonly month?: string;
  readonly day?: string;
}

/** A year, a month or a day of the archive. */
export interface ArchiveSpan {
  readonly unit: "year" | "month" | "day";
  /** Its first day. */
  readonly first: Day;
  /** The instant at which it begins, and the one at which the next begins, in the site's time zone. */
  readonly from: Date;
  readonly until: Date;
}

// The first and the last year begin or end, in some time zone, outside of the years that PostgreSQL and ISO 8601 agree on.
const EARLIEST_YEAR = 2;
const LATEST_YEAR = 9998;

/** The span that an address names, or null: years have four digits, months and days two, and `/2018/02/30` is no day. */
export function readSpan({ year, month, day }: SpanParams, timeZone: string): ArchiveSpan | null {
  const first = parseDay([year, month ?? "01", day ?? "01"].join("-"));
  if (first === null || first.year < EARLIEST_YEAR || first.year > LATEST_YEAR) return null;
  const unit = month === undefined ? "year" : day === undefined ? "month" : "day";
  return {
    unit,
    first,
    from: startOfDay(first, timeZone),
    until: startOfDay(dayAfter(unit, first), timeZone),
  };
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

/** The first day after a span. */
function dayAfter(unit: ArchiveSpan["unit"], { year, month, day }: Day): Day {
  if (unit === "day" && day < daysIn(year, month)) return { year, month, day: day + 1 };
  if (unit !== "year" && month < 12) return { year, month: month + 1, day: 1 };
  return { year: year + 1, month: 1, day: 1 };
}
