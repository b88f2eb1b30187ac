import type { DeskState } from "@/lib/articles/draft-listing";
import type { Named } from "@/lib/articles/views";
import { deskListPath, deskPath } from "@/lib/newsroom-urls";
import { STATE_NAMES } from "./state-mark";

/** Which drafts the desk shows. */
export interface DeskScope {
  readonly state: DeskState | null;
  readonly section: string | null;
  /** The topic, author or running story whose pieces alone it shows. */
  readonly bearing: (Named & { readonly kind: "topic" | "author" | "story" }) | null;
  readonly mine: boolean;
  readonly q: string;
}

interface DeskFiltersProps {
  readonly scope: DeskScope;
  readonly states: readonly DeskState[];
  readonly sections: readonly Named[];
  /** Whether there is more to see than one's own. */
  readonly everybodys: boolean;
}

/** How the desk is narrowed: by state and by whose it is as links, by words and section as a form that asks for an address. */
export function DeskFilters({ scope, states, sections, everybodys }: DeskFiltersProps) {
  const { state, section, bearing, mine, q } = scope;
  const link = (more: Partial<Pick<DeskScope, "state" | "mine" | "bearing">>) =>
    deskListPath(askedBy({ ...scope, ...more }));
  return (
    <div className="desk-filters">
      <nav aria-label="Which drafts">
        <ul className="desk-states">
          {[null, ...states].map((each) => (
            <li key={each ?? "all"}>
              <a href={link({ state: each })} aria-current={each === state ? "page" : undefined}>
                {each === null ? (
                  "All"
                ) : (
                  <span className="state" data-state={each}>
                    {STATE_NAMES[each]}
                  </span>
                )}
              </a>
            </li>
          ))}
          {everybodys && (
            <li>
              <a href={link({ mine: !mine })} data-key="m" aria-current={mine ? "true" : undefined}>
                {mine ? "Mine only" : "Mine"}
              </a>
            </li>
          )}
        </ul>
      </nav>
      {bearing !== null && (
        <p className="desk-bearing">
          <span className="slug">{bearing.kind}</span> <span dir="auto">{bearing.name}</span>{" "}
          <a href={link({ bearing: null })}>All others too</a>
        </p>
      )}
      <form action={deskPath} className="desk-search">
        {state !== null && <input type="hidden" name="state" value={state} />}
        {mine && <input type="hidden" name="mine" value="yes" />}
        {bearing !== null && <input type="hidden" name={bearing.kind} value={bearing.slug} />}
        <label>
          <span className="slug">Words of the headline</span>
          <input type="search" name="q" defaultValue={q} maxLength={256} autoComplete="off" data-key="/" />
        </label>
        <label>
          <span className="slug">Section</span>
          <select name="section" defaultValue={section ?? ""}>
            <option value="">Any</option>
            {sections.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Find</button>
      </form>
    </div>
  );
}

/** A scope as an address says it. */
export function askedBy({ state, section, bearing, mine, q }: DeskScope): Parameters<typeof deskListPath>[0] {
  return {
    state,
    section,
    ...(bearing !== null && { [bearing.kind]: bearing.slug }),
    mine: mine ? "yes" : null,
    q,
  };
}
