import type { FirstPublished } from "@/lib/articles/content";
import { parseDay, startOfDay } from "@/lib/dates";

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads when something first appeared: a day (`2018-01-02`, begun in the site's time zone) or a date and time with an
 * offset (`2018-01-02T11:40:00+01:00`). Null for anything else, a day that does not exist among them; a time without an
 * offset is refused, since it would mean another instant on every machine.
 */
export function readPublishedDate(text: string, timeZone: string): FirstPublished | null {
  const day = parseDay(text);
  if (day !== null) return { at: startOfDay(day, timeZone).toISOString(), precision: "day" };
  const match = DATE_TIME.exec(text);
  const [, date = "", hour = "", minute = "", second = "00", offset = ""] = match ?? [];
  if (match === null || parseDay(date) === null) return null;
  const instant = new Date(`${date}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : { at: instant.toISOString(), precision: "minute" };
}
