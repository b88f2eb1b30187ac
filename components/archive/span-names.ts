import type { ArchiveSpan } from "@/lib/articles/archive-span";
import type { Day } from "@/lib/dates";

/** `2018`, `January 2018` or `2 January 2018`, in the words of `language`. */
export function nameSpan({ unit, first }: Pick<ArchiveSpan, "unit" | "first">, language: string): string {
  if (unit === "year") return String(first.year);
  const parts: Intl.DateTimeFormatOptions = { month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, unit === "day" ? { ...parts, day: "numeric" } : parts).format(
    noonOf(first),
  );
}

/** `January`, or `J`. `month` counts from 1. */
export function nameMonth(month: number, language: string, form: "long" | "narrow" = "long"): string {
  return new Intl.DateTimeFormat(language, { month: form, timeZone: "UTC" }).format(
    noonOf({ year: 2000, month, day: 1 }),
  );
}

/** `Mon` to `Sun`, as they head the columns of a calendar, with their whole names. */
export function nameWeekdays(language: string): { readonly short: string; readonly long: string }[] {
  // 1 January 2018 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const date = noonOf({ year: 2018, month: 1, day });
    const name = (weekday: "short" | "long") =>
      new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" }).format(date);
    return { short: name("short"), long: name("long") };
  });
}

/** How many days of its week lie before a day: 0 on a Monday, 6 on a Sunday (ISO 8601). */
export function daysSinceMonday(day: Day): number {
  return (noonOf(day).getUTCDay() + 6) % 7;
}

/** An instant that is on that day in UTC; `Date.UTC` alone would read the years 0 to 99 as 1900 to 1999. */
function noonOf({ year, month, day }: Day): Date {
  const date = new Date(Date.UTC(2000, 0, 1, 12));
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
