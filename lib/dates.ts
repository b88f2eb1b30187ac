/**
 * Dates as the house prints and stores them. Instants are stored in UTC; a day, wherever one is named, is a day in
 * the site's own time zone (an IANA name such as `Europe/London`).
 */

/** A calendar day, month counted from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether this system knows `name` as an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The IANA time zones that this system knows, in the order of their names, and UTC. */
export function listTimeZones(): string[] {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}

/** The day on which `instant` falls in `timeZone`. */
export function dayOf(instant: Date, timeZone: string): Day {
  const parts = wallClock(instant, timeZone);
  return { year: parts.year, month: parts.month, day: parts.day };
}

/**
 * The instant at which `day` begins in `timeZone`. Where the clocks skip midnight, that is the first moment that
 * the day has.
 */
export function startOfDay(day: Day, timeZone: string): Date {
  const asUtc = utcInstant(day);
  // The zone's offset at the answer can differ from its offset at the guess, so the guess is mended twice; an offset
  // that still does not fit means that midnight does not exist on that day.
  let guess = asUtc;
  for (let round = 0; round < 2; round += 1) guess = asUtc - offsetAt(guess, timeZone);
  const found = dayOf(new Date(guess), timeZone);
  if (found.day !== day.day) guess += 3_600_000;
  return new Date(guess);
}

/** The real calendar day that `text` (`YYYY-MM-DD`) names, or null: `2015-02-30` is no day. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const check = new Date(utcInstant(day));
  const exists =
    day.year >= 1 &&
    check.getUTCFullYear() === day.year &&
    check.getUTCMonth() === day.month - 1 &&
    check.getUTCDate() === day.day;
  return exists ? day : null;
}

/** A moment as a clock on the wall shows it, on a calendar day, to the minute. */
export interface LocalTime extends Day {
  readonly hour: number;
  readonly minute: number;
}

/** The time that `text` (`YYYY-MM-DDTHH:MM`, what a browser's field for a date and a time gives) names, or null. */
export function parseLocalTime(text: string): LocalTime | null {
  const [, date = "", hour, minute] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const day = parseDay(date);
  return day && { ...day, hour: Number(hour), minute: Number(minute) };
}

/**
 * The instants, the earlier first, at which the clocks of `timeZone` show `time`: one; two where they are put back and
 * show it twice; none where they are put forward and pass it over.
 */
export function instantsOf(time: LocalTime, timeZone: string): readonly Date[] {
  const asUtc = utcInstant(time) + (time.hour * 60 + time.minute) * 60_000;
  // No zone is further than a day from UTC, so that whatever offset can be meant is in force somewhere within a day.
  const offsets = new Set(
    [-24, -12, 0, 12, 24].map((hours) => offsetAt(asUtc + hours * 3_600_000, timeZone)),
  );
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((instant) => asUtc - instant === offsetAt(instant, timeZone))
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
}

/**
 * The instant that `text` names with its distance from UTC (RFC 3339: `2026-10-25T01:30Z`, `2026-10-25T01:30:00+05:30`), or
 * null. Seconds may be left out, and parts of one are dropped; a day that there is none of and a leap second are no instant.
 */
export function parseInstant(text: string): Date | null {
  const match = /^(.{16})(?::([0-5]\d)(?:\.\d{1,9})?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/.exec(text);
  const time = match && parseLocalTime(match[1] ?? "");
  if (!match || !time) return null;
  const [, , seconds = "0", sign = "+", hours = "0", minutes = "0"] = match;
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const asUtc = utcInstant(time) + (time.hour * 60 + time.minute - ahead) * 60_000;
  return new Date(asUtc + Number(seconds) * 1000);
}

/** What the clocks of `timeZone` show at `instant`, as `parseLocalTime` reads it: `2026-03-29T09:30`. */
export function printLocalTime(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(instant, timeZone);
  const date = `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
  return `${date}T${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** How far the clocks of `timeZone` are ahead of UTC at `instant`, as RFC 3339 writes it: `+01:00`. */
export function printOffset(instant: Date, timeZone: string): string {
  const minutes = Math.round(offsetAt(instant.getTime(), timeZone) / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** `2 January 2018`, in the words of `language`, in `timeZone`. */
export function printDay(instant: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(instant);
}

/** `2 Jan 2018`: the short form of slugs and ledgers. */
export function printShortDay(instant: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  }).format(instant);
}

/** `Tuesday 2 January 2018`: the form of the masthead. */
export function printLongDay(instant: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone }).format(instant);
}

/** `11:40 GMT`, in `timeZone`. */
export function printTime(instant: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  }).format(instant);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3 hours`: how long something took, in milliseconds, in whole minutes, hours (up to two days) or days, in the words of `language`. */
export function printSpan(span: number, language: string): string {
  const [unit, length] =
    span < HOUR
      ? (["minute", MINUTE] as const)
      : span < 2 * DAY
        ? (["hour", HOUR] as const)
        : (["day", DAY] as const);
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.max(0, Math.round(span / length)));
}

/** The value of a `datetime` attribute: a whole instant in UTC, or only the day where no more is known. */
export function machineDate(instant: Date, precision: "day" | "minute", timeZone: string): string {
  if (precision === "minute") return instant.toISOString();
  const { year, month, day } = dayOf(instant, timeZone);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

interface WallClock extends Day {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Milliseconds by which the clocks of `timeZone` are ahead of UTC at `instant`. */
function offsetAt(instant: number, timeZone: string): number {
  const clock = wallClock(new Date(instant), timeZone);
  const shown = utcInstant(clock) + ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000;
  return shown - Math.floor(instant / 1000) * 1000;
}

function wallClock(instant: Date, timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat("en-GB", {
    // Of the calendars that count as ISO 8601 does, this one alone keeps to it before 1582; "iso8601" turns Julian there.
    calendar: "gregory",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

/** Midnight UTC of a day. `Date.UTC` alone would read the years 0 to 99 as 1900 to 1999. */
function utcInstant({ year, month, day }: Day): number {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}
