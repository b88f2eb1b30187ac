/** A date as far as it is known: `2 January 2018`, `January 2018` or `2018`. */
export function SaidOn({ date, language }: { readonly date: string; readonly language: string }) {
  return <time dateTime={date}>{printPartialDate(date, language)}</time>;
}

/** The same as text. */
export function printPartialDate(date: string, language: string): string {
  const [year = "", month = "01", day = "01"] = date.split("-");
  const parts = { 4: YEAR, 7: MONTH, 10: DAY }[date.length] ?? DAY;
  // No zone can move a date that is written and read in the same one.
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toLocaleDateString(language, parts);
}

const YEAR = { year: "numeric", timeZone: "UTC" } as const;
const MONTH = { ...YEAR, month: "long" } as const;
const DAY = { ...MONTH, day: "numeric" } as const;
