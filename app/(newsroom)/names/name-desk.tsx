import { notFound, redirect } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { NameFacts } from "@/components/newsroom/name-facts";
import { NameField, NameIdentity, SaidFields } from "@/components/newsroom/name-fields";
import { NAME_LIST } from "@/components/newsroom/name-ledger";
import { NameMerger } from "@/components/newsroom/name-merger";
import { headingOf, NAME_WORDS } from "@/components/newsroom/name-words";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { readSlug } from "@/lib/articles/archive-slug";
import { type NameKind, namePath } from "@/lib/names/kinds";
import { listNames } from "@/lib/names/listing";
import { findForwarding, findNameAtWork } from "@/lib/names/queries";
import type { NameAtWork } from "@/lib/names/views";
import { nameDeskPath, namesDeskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import type { Caller } from "../caller";
import { one, type PageRoute } from "../page-route";
import { describe, merge, remove, rename } from "./actions";

interface NameDeskProps {
  readonly kind: NameKind;
  readonly caller: Caller;
  /** The percent-encoded part of the page's address. */
  readonly segment: string;
  readonly asked: Awaited<PageRoute["searchParams"]>;
}

/** As many are offered to merge a name into. */
const MOST_FOUND = 20;

/** One name, and all that can be done with it. The address of one that is called otherwise by now leads on, as it does for readers. */
export async function NameDesk({ kind, caller: { actor, desk }, segment, asked }: NameDeskProps) {
  const { database } = desk;
  const address = readSlug(segment);
  if (address === null) notFound();
  const named = await findNameAtWork(database, kind, address.slug);
  if (named === null) {
    const successor = await findForwarding(kind, address.slug);
    if (successor === null) notFound();
    redirect(nameDeskPath(kind, successor));
  }
  const q = (one(asked.q) ?? "").trim().slice(0, 256);
  const [site, found, into] = await Promise.all([
    findSite(),
    q === "" ? [] : listNames(database, kind, { query: q, limit: MOST_FOUND + 1 }).then(({ names }) => names),
    findOther(one(asked.into)),
  ]);
  const left = named.former.find(({ slug }) => slug === one(asked.left));

  async function findOther(slug: string | null): Promise<NameAtWork | null> {
    const chosen = slug === null ? null : readSlug(slug);
    return chosen === null || chosen.slug === named?.slug
      ? null
      : findNameAtWork(database, kind, chosen.slug);
  }

  const all = namesDeskPath(kind);
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title={named.name}
      here={nameDeskPath(kind, named.slug)}
      slug={<a href={all}>All {headingOf(kind).toLowerCase()}</a>}
    >
      <WalkKeys list={NAME_LIST} />
      {left !== undefined && (
        <p role="status" className="done">
          {namePath(kind, left.slug)} leads here from now on.
        </p>
      )}
      <NameFacts kind={kind} named={named} timeZone={site.timeZone} />
      <div className="two-columns">
        <div>
          {kind !== "topic" && <Description kind={kind} named={named} />}
          <Renaming kind={kind} named={named} />
        </div>
        <div>
          <NameMerger
            {...{ kind, named, q, into, merge }}
            found={found.filter(({ slug }) => slug !== named.slug).slice(0, MOST_FOUND)}
          />
          <Removal kind={kind} named={named} />
        </div>
      </div>
    </NewsroomPage>
  );
}

interface AboutName {
  readonly kind: NameKind;
  readonly named: NameAtWork;
}

function Description({ kind, named }: AboutName) {
  const title = kind === "author" ? "Who it is" : "What it is about";
  return (
    <section className="panel" aria-labelledby="describe">
      <h2 id="describe">{title}</h2>
      <ActionForm action={describe} label={title}>
        <NameIdentity kind={kind} slug={named.slug} />
        <SaidFields kind={kind} description={named.description} invented={named.invented} />
        <button type="submit" data-key="e">
          Save
        </button>
      </ActionForm>
    </section>
  );
}

function Renaming({ kind, named }: AboutName) {
  return (
    <section className="panel" aria-labelledby="rename">
      <h2 id="rename">Rename it</h2>
      <ActionForm action={rename} label="Rename it">
        <NameIdentity kind={kind} slug={named.slug} />
        <NameField name={named.name} />
        <TextField
          name="slug"
          label="Slug"
          hint={`With another one, ${namePath(kind, named.slug)} will lead to its new address for good.`}
          value={named.slug}
        />
        <button type="submit" className="quiet" data-key="t">
          Rename
        </button>
      </ActionForm>
    </section>
  );
}

function Removal({ kind, named }: AboutName) {
  const { one: single } = NAME_WORDS[kind];
  return (
    <section className="panel" aria-labelledby="remove">
      <h2 id="remove">Remove it</h2>
      {named.articles > 0 ? (
        <p className="prose-line">Articles bear it. Merge it into another instead.</p>
      ) : named.isInDrafts ? (
        <p className="prose-line">Drafts name it. Take it out of them first, or merge it into another.</p>
      ) : (
        <>
          <p className="prose-line">
            Nothing uses it. Its address will lead nowhere
            {named.former.length > 0 && ", nor will those that lead here now"}.
          </p>
          <ActionForm action={remove} label={`Remove the ${single}`}>
            <NameIdentity kind={kind} slug={named.slug} />
            <button type="submit" className="grave" data-key="x">
              Remove the {single}
            </button>
          </ActionForm>
        </>
      )}
    </section>
  );
}
