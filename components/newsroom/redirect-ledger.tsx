import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import { articleDeskPath } from "@/lib/newsroom-urls";
import type { HandRedirect, MovedAddress, WhereItLeads } from "@/lib/redirects/views";
import { printMoment } from "./print-moment";

/** The redirects that editors made, each with the button that removes it. */
export function HandRedirects({
  redirects,
  names,
  timeZone,
  remove,
}: {
  readonly redirects: readonly HandRedirect[];
  /** Who made them, by what they are named. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly remove: FormAction;
}) {
  return (
    <ul className="ledger" id="redirects">
      {redirects.map(({ from, to, href, toHref, outside, createdAt, createdBy }) => (
        <li key={from} className="redirect-row">
          <div>
            <p className="redirect-way">
              <a href={href} data-row>
                {from}
              </a>{" "}
              <LeadsTo />{" "}
              <a href={toHref} rel="noreferrer">
                {to}
              </a>
              {outside && <OutsideMark />}
            </p>
            <p className="mono">
              {names.get(createdBy) ?? createdBy} · {printMoment(createdAt, timeZone)}
            </p>
          </div>
          <ActionForm action={remove} label={`Remove the redirect from ${from}`}>
            <HiddenField name="from" value={href} />
            <button
              type="submit"
              className="grave"
              data-key="x"
              aria-label={`Remove the redirect from ${from}`}
            >
              Remove
            </button>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

/** The addresses that lead on because an article moved: nobody removes these. */
export function MovedAddresses({
  addresses,
  timeZone,
}: {
  readonly addresses: readonly MovedAddress[];
  readonly timeZone: string;
}) {
  return (
    <ul className="ledger" id="redirects">
      {addresses.map(({ from, to, href, toHref, articleId, leftAt }) => (
        <li key={from}>
          <p className="redirect-way">
            <a href={href} data-row>
              {from}
            </a>{" "}
            <LeadsTo /> <a href={toHref}>{to}</a>
          </p>
          <p className="mono">
            left {printMoment(leftAt, timeZone)} ·{" "}
            <a href={articleDeskPath(articleId)} aria-label={`the article that was at ${from}`}>
              the article
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where an address leads that somebody pasted; null stands for one that no reader could ask for. */
export function WhereItGoes({ found }: { readonly found: WhereItLeads | null }) {
  if (found === null)
    return (
      <p className="done" role="status">
        No reader can ask for that. An address begins with “/” or with “https://”, and has no spaces.
      </p>
    );
  return (
    <p className="done" role="status">
      <a href={found.href}>{found.address}</a> {SAYS[found.kind]}
      {"to" in found && (
        <>
          {" "}
          <strong>{found.to}</strong>
          {found.outside && <OutsideMark />}
        </>
      )}
      .
    </p>
  );
}

const SAYS: Readonly<Record<WhereItLeads["kind"], string>> = {
  part: "is a part of the site itself",
  file: "lies among the site’s own files",
  kept: "is nothing that readers are shown",
  span: "is where the archive has what was published then",
  article: "is the address of an article",
  withdrawn: "has the tombstone of an article",
  name: "is the page of a section, a topic, an author or a story",
  nothing: "leads nowhere: readers find a missing page",
  moved: "was left by what has moved, and leads to",
  redirect: "was made by an editor to lead to",
};

function LeadsTo() {
  return (
    <span role="img" aria-label="leads to">
      →
    </span>
  );
}

function OutsideMark() {
  return <span className="state"> ↗ another site</span>;
}
