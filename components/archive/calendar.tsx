import type { MonthCount } from "@/lib/articles/archive-views";
import { datePath } from "@/lib/urls";
import { countPieces } from "./count-pieces";
import { daysSinceMonday, nameSpan, nameWeekdays } from "./span-names";
import { tickLength } from "./ticks";

interface CalendarProps {
  readonly year: number;
  readonly month: MonthCount;
  readonly language: string;
}

/** The longest tick under a day, in the units of its drawing. */
const LONGEST = 28;

/** A month by its weeks, which begin on Monday (ISO 8601). A day with pieces leads to them, over a tick as long as they are many. */
export function Calendar({ year, month, language }: CalendarProps) {
  const weekdays = nameWeekdays(language);
  // The first week begins before the month does: days below 1 are another month's, and only keep their place.
  const firstMonday = 1 - daysSinceMonday({ year, month: month.month, day: 1 });
  const mondays = Array.from(
    { length: Math.ceil((month.days.length + 1 - firstMonday) / 7) },
    (_, week) => firstMonday + week * 7,
  );
  return (
    <table className="calendar">
      <caption className="unseen">Pieces by day</caption>
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mondays.map((monday) => (
          <tr key={monday}>
            {weekdays.map(({ long }, weekday) => (
              <td key={long}>
                <CalendarDay {...{ year, month, language }} day={monday + weekday} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CalendarDay({ year, month, day, language }: CalendarProps & { readonly day: number }) {
  const count = month.days[day - 1];
  if (count === undefined) return null;
  if (count === 0) return day;
  const name = nameSpan({ unit: "day", first: { year, month: month.month, day } }, language);
  return (
    <a
      href={datePath(year, month.month, day)}
      title={countPieces(count, language)}
      aria-label={`${name}: ${countPieces(count, language)}`}
    >
      {day}
      <svg width={LONGEST} height={3} viewBox={`0 0 ${LONGEST} 3`} aria-hidden="true">
        <path d={`M0 1.5H${tickLength(count, Math.max(...month.days), LONGEST)}`} />
      </svg>
    </a>
  );
}
