import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/fields";
import { NameField, NameIdentity, SaidFields } from "@/components/newsroom/name-fields";
import { NAME_LIST, NameLedger, SectionLedger } from "@/components/newsroom/name-ledger";
import { NameSearch } from "@/components/newsroom/name-search";
import { headingOf, NAME_WORDS } from "@/components/newsroom/name-words";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { slugSchema } from "@/lib/articles/content";
import type { NameKind } from "@/lib/names/kinds";
import { listNames } from "@/lib/names/listing";
import { namesDeskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import type { Caller } from "../caller";
import { one, type PageRoute, placeIn } from "../page-route";
import { add, order } from "./actions";

interface NamesDeskProps {
  readonly kind: NameKind;
  readonly caller: Caller;
  readonly asked: Awaited<PageRoute["searchParams"]>;
}

/** All names of a kind, for whoever may look after them: finding one, adding one, and the order of the sections. */
export async function NamesDesk({ kind, caller: { actor, desk }, asked }: NamesDeskProps) {
  const q = (one(asked.q) ?? "").trim().slice(0, 256);
  const after = placeIn(asked.after, (written) => slugSchema.safeParse(written).success);
  const [site, { names, next }] = await Promise.all([
    findSite(),
    listNames(desk.database, kind, { query: q, after }),
  ]);
  const here = namesDeskPath(kind);
  const { one: single, several } = NAME_WORDS[kind];
  return (
    <NewsroomPage actor={actor} site={site} title={headingOf(kind)} here={here}>
      <WalkKeys list={NAME_LIST} />
      <NameSearch action={here} label={`Find ${several} by name`} q={q} />
      {kind === "section" && q === "" && <p className="prose-line">The masthead names them in this order.</p>}
      {names.length === 0 ? (
        <p className="prose-line">
          {q === "" ? `There are no ${several} here.` : `No ${single} has these words in its name.`}{" "}
          {(q !== "" || after !== null) && <a href={here}>Look at all {several}</a>}
        </p>
      ) : kind === "section" && q === "" ? (
        <SectionLedger
          names={names}
          action={order}
          goesOn={{ before: after !== null, after: next !== null }}
        />
      ) : (
        <NameLedger kind={kind} names={names} />
      )}
      <p className="desk-turn slug">
        <a href="#add" data-key="n">
          Add one
        </a>
        {(q !== "" || after !== null) && <a href={here}>All {several}</a>}
        {next !== null && (
          <a href={namesDeskPath(kind, { q, after: next })} data-key="o" rel="next">
            Further on
          </a>
        )}
      </p>
      <section className="panel" id="add" tabIndex={-1} aria-labelledby="add-title">
        <h2 id="add-title">Add one</h2>
        <ActionForm action={add} submit={`Add the ${single}`} label={`Add a ${single}`}>
          <NameIdentity kind={kind} />
          <NameField />
          <TextField
            name="slug"
            label="Slug"
            hint="The last word of its address. Left empty, it follows from the name."
          />
          <SaidFields kind={kind} />
        </ActionForm>
      </section>
    </NewsroomPage>
  );
}
