import type { ArchiveSpan } from "@/lib/articles/archive-span";
import type { NeighbouringDays } from "@/lib/articles/archive-views";
import type { Day } from "@/lib/dates";
import { datePath } from "@/lib/urls";
import { nameSpan } from "./span-names";
import { Turn } from "./turn";

interface SpanTurnProps {
  readonly unit: ArchiveSpan["unit"];
  readonly neighbours: NeighbouringDays;
  readonly language: string;
}

const LABELS = { year: "Years", month: "Months", day: "Days" } as const;

/** The way to the nearest years, months or days that have pieces. */
export function SpanTurn({ unit, neighbours, language }: SpanTurnProps) {
  const link = (day: Day | null) =>
    day && { href: spanPath(unit, day), text: nameSpan({ unit, first: day }, language) };
  return (
    <Turn
      label={LABELS[unit]}
      earlier={link(neighbours.previous)}
      later={link(neighbours.next)}
      words={["Before", "After"]}
      forwards="later"
    />
  );
}

/** The path of the year, month or day in which a day lies. */
export function spanPath(unit: ArchiveSpan["unit"], { year, month, day }: Day): string {
  if (unit === "year") return datePath(year);
  return unit === "month" ? datePath(year, month) : datePath(year, month, day);
}
