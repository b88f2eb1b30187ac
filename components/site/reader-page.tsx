import type { ReactNode } from "react";
import { dayOf } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { Footer } from "./footer";
import { Masthead, MastheadLine } from "./masthead";
import { mainId, SkipLink } from "./skip-link";

interface ReaderPageProps {
  readonly site: SiteView;
  /** The moment the page was made: the date of the edition, and the present year. */
  readonly now: Date;
  readonly masthead: "full" | "line";
  readonly children?: ReactNode;
}

/** What every page of the reader's side has around its own words. */
export function ReaderPage({ site, now, masthead, children }: ReaderPageProps) {
  return (
    <div className="page">
      <SkipLink />
      {masthead === "full" ? <Masthead site={site} date={now} /> : <MastheadLine site={site} />}
      <main id={mainId}>{children}</main>
      <Footer site={site} year={dayOf(now, site.timeZone).year} />
    </div>
  );
}
