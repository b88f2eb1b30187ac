import type { Metadata } from "next";
import { askedBy, DeskFilters, type DeskScope } from "@/components/newsroom/desk-filters";
import { DESK_LIST, DeskLedger } from "@/components/newsroom/desk-ledger";
import { EmptyDesk, type Steps } from "@/components/newsroom/empty-desk";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import type { Actor } from "@/lib/accounts/guard";
import { nameActors } from "@/lib/accounts/names";
import { listPeople } from "@/lib/accounts/people";
import { may } from "@/lib/accounts/roles";
import { readCursor } from "@/lib/articles/cursor";
import { DESK_STATES, listDrafts } from "@/lib/articles/draft-listing";
import type { Desk } from "@/lib/desk";
import type { NameKind } from "@/lib/names/kinds";
import { findNameToday } from "@/lib/names/queries";
import { deskListPath, deskPath, newDraftPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { unnamedSettings } from "@/lib/site/settings";
import { callerOfPage } from "../caller";
import { one, type PageRoute, placeIn } from "../page-route";
import { bringBack } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Desk" };

/** Every draft and article by state; a writer has their own. */
export default async function DeskPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "draft-create", here: deskPath });
  const asked = await searchParams;
  const scope = await scopeOf(asked, desk);
  const after = placeIn(asked.after, (written) => readCursor(written) !== null);
  // What a writer may not read is not asked for, rather than left out.
  const everybodys = may(actor.role, "draft-read", { own: false });
  const { state, section, bearing, q } = scope;
  const [site, page] = await Promise.all([
    findSite(),
    listDrafts(
      desk,
      {
        query: q,
        ...(state !== null && { state }),
        ...(section !== null && { section }),
        ...(bearing !== null && { [bearing.kind]: bearing.slug }),
        ...((scope.mine || !everybodys) && { createdBy: actor.id }),
      },
      { after: after === null ? null : readCursor(after) },
    ),
  ]);
  const people = page.drafts.flatMap(({ createdBy, holders }) => [
    createdBy,
    ...holders.map(({ actor }) => actor),
  ]);
  const names = await nameActors(desk.database, people);
  const older = page.next && deskListPath({ ...askedBy(scope), after: page.next });
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title="Desk"
      here={deskPath}
      beside={
        <a href={newDraftPath} className="button" data-key="n">
          New draft
        </a>
      }
      wide
    >
      <WalkKeys list={DESK_LIST} />
      <DeskFilters scope={scope} states={DESK_STATES} sections={site.sections} everybodys={everybodys} />
      {page.drafts.length === 0 ? (
        <EmptyDesk
          scope={scope}
          steps={actor.role === "administrator" ? await stepsOf(actor, site, desk) : null}
        />
      ) : (
        <DeskLedger
          drafts={page.drafts}
          names={names}
          timeZone={site.timeZone}
          now={desk.now()}
          bringBack={bringBack}
        />
      )}
      {older && (
        <p className="desk-turn slug">
          <a href={older} data-key="o" rel="next">
            Older
          </a>
        </p>
      )}
    </NewsroomPage>
  );
}

/** How far the first administrator has come with what there is to set up. */
async function stepsOf(actor: Actor, site: { readonly name: string }, desk: Desk): Promise<Steps> {
  const { name: unnamed } = unnamedSettings(desk.now().getUTCFullYear());
  const people = await listPeople(desk);
  return { named: site.name !== unnamed, invited: people.length > 1, guarded: actor.secondFactor };
}

/** A name is asked for by the slug that it has or once had; one that only drafts name yet is called by its slug. */
async function scopeOf(asked: Awaited<PageRoute["searchParams"]>, { database }: Desk): Promise<DeskScope> {
  const state = one(asked.state);
  const named = async (kind: NameKind) => {
    const slug = one(asked[kind])?.slice(0, 200) || null;
    return slug === null ? null : ((await findNameToday(database, kind, slug)) ?? { slug, name: slug });
  };
  const kind = BEARERS.find((each) => one(asked[each])) ?? "topic";
  const [section, bearing] = await Promise.all([named("section"), named(kind)]);
  return {
    state: DESK_STATES.find((each) => each === state) ?? null,
    section: section?.slug ?? null,
    bearing: bearing && { ...bearing, kind },
    mine: one(asked.mine) === "yes",
    q: (one(asked.q) ?? "").slice(0, 256),
  };
}

const BEARERS = ["topic", "author", "story"] as const;
