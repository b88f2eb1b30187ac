import { parseDay, twoDigits } from "@/lib/dates";

export interface WrittenDate {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` with `Z` or an offset. */
  readonly date: string;
  /** Whether a time of day without an offset was left out: it would mean another instant on every machine. */
  readonly timeLeftOut: boolean;
}

const FORM =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:(?:[Tt]|[ \t]+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?[ \t]*(?<offset>[Zz]|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?$/u;

/**
 * Reads a date or a date and time as people write them in front matter (ISO 8601, and YAML 1.1's looser timestamps),
 * in the form of `ImportedDocument.published`. Clock and offset stay as written: nothing depends on the time zone of
 * the machine. Null for any other form, and for a day or time that does not exist, such as `2015-02-30`.
 */
export function readWrittenDate(text: string): WrittenDate | null {
  const parts = FORM.exec(text.trim())?.groups;
  if (!parts) return null;
  const day = `${parts.year}-${twoDigits(Number(parts.month))}-${twoDigits(Number(parts.day))}`;
  if (!parseDay(day)) return null;
  if (parts.hour === undefined) return { date: day, timeLeftOut: false };

  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  if (parts.offset === undefined) return { date: day, timeLeftOut: true };
  const offset = offsetOf(parts.offset);
  if (offset === null) return null;
  return {
    date: `${day}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${offset}`,
    timeLeftOut: false,
  };
}

/** `Z` or `+hh:mm`, no further from Greenwich than any clock on earth. */
function offsetOf(written: string): string | null {
  if (!/^[+-]/u.test(written)) return "Z";
  const match = /^(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$/u.exec(written)?.groups;
  const hours = Number(match?.hours);
  const minutes = Number(match?.minutes ?? 0);
  if (!match || minutes > 59 || hours * 60 + minutes > 14 * 60) return null;
  return `${match.sign}${twoDigits(hours)}:${twoDigits(minutes)}`;
}
