import type { Metadata } from "next";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { ReportLedger } from "@/components/newsroom/report-ledger";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { nameActors } from "@/lib/accounts/names";
import { readCursor } from "@/lib/articles/cursor";
import { listErrorReports } from "@/lib/error-reports/queries";
import { reportsDeskPath, reportsListPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../caller";
import { one, type PageRoute, placeIn } from "../../page-route";
import { decide } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Reports" };

/** What readers report to be wrong: those that wait, or those that were handled. */
export default async function ReportsPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "report-handle", here: reportsDeskPath });
  const parameters = await searchParams;
  const show = one(parameters.show) === "handled" ? "handled" : null;
  const after = placeIn(parameters.after, (place) => readCursor(place) !== null);
  const states = show === null ? (["open"] as const) : (["accepted", "declined"] as const);
  const [site, { reports, next }] = await Promise.all([
    findSite(),
    listErrorReports(desk.database, { states, after }),
  ]);
  const names = await nameActors(
    desk.database,
    reports.map(({ handledBy }) => handledBy),
  );
  return (
    <NewsroomPage actor={actor} site={site} title="Reports" here={reportsDeskPath}>
      <WalkKeys list="reports" />
      <p className="prose-line">
        What readers say is wrong. Nobody knows who they are unless they say so; how they can be reached is
        forgotten as soon as you decide: write to them first.
      </p>
      <nav className="actions" aria-label="Which reports">
        {show === null ? (
          <a href={reportsListPath({ show: "handled" })}>Those that were handled</a>
        ) : (
          <a href={reportsDeskPath}>Those that wait</a>
        )}
      </nav>
      <section aria-labelledby="reports-heading">
        <h2 id="reports-heading">{show === null ? "Waiting" : "Handled"}</h2>
        {reports.length === 0 ? (
          <p className="prose-line">
            {after !== null
              ? "There are no more."
              : show === null
                ? "Nothing is reported."
                : "None was handled yet."}
          </p>
        ) : (
          <ReportLedger reports={reports} names={names} timeZone={site.timeZone} decide={decide} />
        )}
        <nav className="actions" aria-label="Pages of the list">
          {after !== null && <a href={reportsListPath({ show })}>From the beginning</a>}
          {next !== null && (
            <a href={reportsListPath({ show, after: next })} data-key="o" rel="next">
              Older ones
            </a>
          )}
        </nav>
      </section>
    </NewsroomPage>
  );
}
