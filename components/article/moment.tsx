import { machineDate, printDay, printShortDay, printTime } from "@/lib/dates";

interface MomentProps {
  readonly at: Date;
  /** With `day`, no time of day is known, and none is shown. */
  readonly precision: "day" | "minute";
  /** `long` is `2 January 2018, 11:40 GMT`, `short` is `2 Jan 2018`, `time` is `11:40 GMT` or else the short day. */
  readonly form: "long" | "short" | "time";
  readonly language: string;
  readonly timeZone: string;
}

/** A moment as the house prints it, in the site's language and time zone, with the whole of it for machines. */
export function Moment({ at, precision, form, language, timeZone }: MomentProps) {
  return (
    <time dateTime={machineDate(at, precision, timeZone)}>
      {printMoment(at, precision, form, language, timeZone)}
    </time>
  );
}

function printMoment(
  at: Date,
  precision: MomentProps["precision"],
  form: MomentProps["form"],
  language: string,
  timeZone: string,
): string {
  const timed = precision === "minute";
  if (form === "time" && timed) return printTime(at, language, timeZone);
  if (form !== "long") return printShortDay(at, language, timeZone);
  const day = printDay(at, language, timeZone);
  return timed ? `${day}, ${printTime(at, language, timeZone)}` : day;
}
