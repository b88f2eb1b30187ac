import { printDay, printTime } from "@/lib/dates";

/** A moment as the newsroom names it, in the site's time zone: `2 January 2018, 11:40`. The newsroom itself speaks English. */
export function printMoment(instant: Date, timeZone: string): string {
  return `${printDay(instant, "en-GB", timeZone)}, ${printTime(instant, "en-GB", timeZone)}`;
}
