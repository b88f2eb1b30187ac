import type { NeighbouringDays } from "@/lib/articles/archive-views";
import type { ListPage } from "@/lib/articles/listing";
import type { Day } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { archivePath, datePath } from "@/lib/urls";
import { ArchivePage } from "./archive-page";
import { Ledger } from "./ledger";
import { linkTo } from "./link-to";
import { PageTurn } from "./page-turn";
import { nameMonth, nameSpan } from "./span-names";
import { SpanTurn } from "./span-turn";

interface DayPageProps {
  readonly day: Day;
  readonly page: ListPage;
  readonly neighbours: NeighbouringDays;
  readonly site: SiteView;
}

/** A day and its pieces. */
export function DayPage({ day, page, neighbours, site }: DayPageProps) {
  const { year, month } = day;
  const { language } = site;
  return (
    <ArchivePage
      slug={[
        { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
        { key: "year", text: linkTo(datePath(year), String(year)), signal: true },
        { key: "month", text: linkTo(datePath(year, month), nameMonth(month, language)), signal: true },
      ]}
      headline={nameSpan({ unit: "day", first: day }, language)}
    >
      <Ledger articles={page.articles} site={site} about="day" />
      <PageTurn page={page} path={datePath(year, month, day.day)} />
      <SpanTurn unit="day" neighbours={neighbours} language={language} />
    </ArchivePage>
  );
}
