import type { MonthCount, NeighbouringDays } from "@/lib/articles/archive-views";
import type { SiteView } from "@/lib/site/views";
import { archivePath, datePath } from "@/lib/urls";
import { ArchivePage } from "./archive-page";
import { countPieces } from "./count-pieces";
import { linkTo } from "./link-to";
import { nameMonth } from "./span-names";
import { SpanTurn } from "./span-turn";
import { Strips } from "./strips";

/** The days of the longest month, and those that the scale names. */
const DAYS = 31;
const NAMED_DAYS = [1, 5, 10, 15, 20, 25, 30];

interface MonthsProps {
  readonly year: number;
  /** All twelve. */
  readonly months: readonly MonthCount[];
  readonly neighbours: NeighbouringDays;
  readonly site: SiteView;
}

/** A year: its months, with a tick for each of their days. */
export function Months({ year, months, neighbours, site }: MonthsProps) {
  const { language } = site;
  const pieces = months.reduce((sum, month) => sum + month.pieces, 0);
  return (
    <ArchivePage
      slug={[
        { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
        { key: "pieces", text: countPieces(pieces, language) },
      ]}
      headline={String(year)}
    >
      <Strips
        strips={months.map(({ month, days, pieces: brought }) => ({
          key: month,
          name:
            brought > 0
              ? linkTo(datePath(year, month), nameMonth(month, language))
              : nameMonth(month, language),
          pieces: brought,
          counts: days,
        }))}
        places={DAYS}
        scale={NAMED_DAYS.map((day) => ({ place: day, label: String(day) }))}
        site={site}
      />
      <SpanTurn unit="year" neighbours={neighbours} language={language} />
    </ArchivePage>
  );
}
