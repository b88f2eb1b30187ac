import type { NamedCount } from "@/lib/articles/archive-views";
import { dayOf } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { hrefOf } from "@/lib/urls";
import { countPieces } from "./count-pieces";
import { tickLength } from "./ticks";

interface NameLedgerProps {
  readonly names: readonly NamedCount[];
  /** The stored path of a name's page, by its slug. */
  readonly pathOf: (slug: string) => string;
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** The length of the longest bar, in the units of its drawing. */
const LONGEST = 200;

/** Sections, running stories, topics or authors: the years they span in the margin, and a bar as long as they have pieces. */
export function NameLedger({ names, pathOf, site }: NameLedgerProps) {
  if (names.length === 0) return <p className="archive-empty">Nothing hangs here yet.</p>;
  const most = Math.max(1, ...names.map(({ pieces }) => pieces));
  return (
    <ul className="ledger">
      {names.map((named) => (
        <li key={named.slug}>
          <p className="ledger-date">{yearsOf(named, site.timeZone)}</p>
          <div className="named">
            <div>
              <h2 className="headline">
                <a href={hrefOf(pathOf(named.slug))}>{named.name}</a>
              </h2>
              {named.description && <p className="standfirst">{named.description}</p>}
            </div>
            <p className="slug tally">
              <svg
                className="bar"
                width={LONGEST}
                height={4}
                viewBox={`0 0 ${LONGEST} 4`}
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <path d={`M0 2H${tickLength(named.pieces, most, LONGEST)}`} />
              </svg>{" "}
              {countPieces(named.pieces, site.language)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** `1994–2025`, or one year; nothing where there are no pieces. */
function yearsOf({ oldest, newest }: NamedCount, timeZone: string): string {
  if (!(oldest && newest)) return "";
  const [first, last] = [dayOf(oldest, timeZone).year, dayOf(newest, timeZone).year];
  return first === last ? String(first) : `${first}–${last}`;
}
