import type { MonthCount, NeighbouringDays } from "@/lib/articles/archive-views";
import type { ListPage } from "@/lib/articles/listing";
import type { SiteView } from "@/lib/site/views";
import { archivePath, datePath } from "@/lib/urls";
import { ArchivePage } from "./archive-page";
import { Calendar } from "./calendar";
import { countPieces } from "./count-pieces";
import { Ledger } from "./ledger";
import { linkTo } from "./link-to";
import { PageTurn } from "./page-turn";
import { nameSpan } from "./span-names";
import { SpanTurn } from "./span-turn";

interface MonthProps {
  readonly year: number;
  readonly month: MonthCount;
  readonly page: ListPage;
  readonly neighbours: NeighbouringDays;
  readonly site: SiteView;
}

/** A month: its calendar, and its pieces. */
export function Month({ year, month, page, neighbours, site }: MonthProps) {
  const { language } = site;
  return (
    <ArchivePage
      slug={[
        { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
        { key: "year", text: linkTo(datePath(year), String(year)), signal: true },
        { key: "pieces", text: countPieces(month.pieces, language) },
      ]}
      headline={nameSpan({ unit: "month", first: { year, month: month.month, day: 1 } }, language)}
      beside={<Calendar year={year} month={month} language={language} />}
    >
      <Ledger articles={page.articles} site={site} />
      <PageTurn page={page} path={datePath(year, month.month)} />
      <SpanTurn unit="month" neighbours={neighbours} language={language} />
    </ArchivePage>
  );
}
