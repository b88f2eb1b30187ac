import type { YearCount } from "@/lib/articles/archive-views";
import type { SiteView } from "@/lib/site/views";
import { authorsPath, datePath, sectionsPath, storiesPath, topicsPath } from "@/lib/urls";
import { ArchivePage } from "./archive-page";
import { countPieces } from "./count-pieces";
import { linkTo } from "./link-to";
import { nameMonth } from "./span-names";
import { Strips } from "./strips";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Every year of the archive, with a tick for each of its months. */
export function Years({ years, site }: { years: readonly YearCount[]; site: SiteView }) {
  const pieces = years.reduce((sum, year) => sum + year.pieces, 0);
  return (
    <ArchivePage
      slug={[
        { key: "pieces", text: countPieces(pieces, site.language), signal: true },
        { key: "sections", text: linkTo(sectionsPath, "Sections") },
        { key: "stories", text: linkTo(storiesPath, "Running stories") },
        { key: "topics", text: linkTo(topicsPath, "Topics") },
        { key: "authors", text: linkTo(authorsPath, "Authors") },
      ]}
      headline="The archive"
      standfirst="Everything we have published, by the year. A mark is a month; the more it brought, the higher it stands."
    >
      {years.length === 0 ? (
        <p className="archive-empty">Nothing hangs here yet.</p>
      ) : (
        <Strips
          strips={years.map(({ year, months, pieces: brought }) => ({
            key: year,
            name: linkTo(datePath(year), String(year)),
            pieces: brought,
            counts: months,
          }))}
          places={MONTHS.length}
          scale={MONTHS.map((month) => ({
            place: month,
            label: nameMonth(month, site.language, "narrow"),
          }))}
          site={site}
        />
      )}
    </ArchivePage>
  );
}
