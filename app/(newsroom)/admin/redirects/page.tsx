import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { CheckField, FileField, TextArea, TextField } from "@/components/forms/fields";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { HandRedirects, MovedAddresses, WhereItGoes } from "@/components/newsroom/redirect-ledger";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { nameActors } from "@/lib/accounts/names";
import type { Desk } from "@/lib/desk";
import { redirectsListPath, redirectsPath } from "@/lib/newsroom-urls";
import { findWhereItLeads, listMovedAddresses, listRedirects } from "@/lib/redirects/queries";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../caller";
import { one, type PageRoute } from "../../page-route";
import { add, addAll, remove } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Redirects" };

/** Addresses that lead on: those that editors made, and those that articles left. */
export default async function RedirectsPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "redirect-change", here: redirectsPath });
  const parameters = await searchParams;
  const asked = {
    show: one(parameters.show) === "moved" ? "moved" : null,
    q: (one(parameters.q) ?? "").trim().slice(0, 256),
    after: one(parameters.after)?.slice(0, 600) || null,
  };
  const where = (one(parameters.where) ?? "").trim().slice(0, 4_000);
  const [site, found] = await Promise.all([
    findSite(),
    where === "" ? undefined : findWhereItLeads(desk.database, where),
  ]);
  return (
    <NewsroomPage actor={actor} site={site} title="Redirects" here={redirectsPath}>
      <WalkKeys list="redirects" />
      <section aria-labelledby="where-heading">
        <h2 id="where-heading">Where does an address lead?</h2>
        <search aria-label="Where an address leads">
          <form className="search-line" action={redirectsPath}>
            <div className="field">
              <label htmlFor="where" className="slug">
                An address of this site, or of the one before it
              </label>
              <input id="where" name="where" defaultValue={where} maxLength={4_000} data-key="w" />
            </div>
            <button type="submit">Look</button>
          </form>
        </search>
        {found !== undefined && <WhereItGoes found={found} />}
      </section>
      <section aria-labelledby="add-heading">
        <h2 id="add-heading">Let an address lead on</h2>
        <ActionForm action={add} submit="Let it lead there" label="Let an address lead on">
          <TextField
            name="from"
            label="From"
            hint="Where nothing is now, such as /old/page.html or /?p=123. Of a whole address, its host is left aside."
            value={found?.kind === "nothing" ? found.address : ""}
            required
            shortcut="a"
          />
          <TextField name="to" label="To" hint="A page of this site, such as /about." required />
          <CheckField
            name="outside"
            label="It leads to another site"
            hint="Then “To” is an https:// address. Readers are not asked before they are there."
          />
        </ActionForm>
      </section>
      <section aria-labelledby="list-heading">
        <h2 id="list-heading">{asked.show === null ? "Made by editors" : "Left by articles that moved"}</h2>
        <nav className="actions" aria-label="Which redirects">
          {asked.show === null ? (
            <a href={redirectsListPath({ show: "moved" })}>Those that articles left</a>
          ) : (
            <a href={redirectsPath}>Those that editors made</a>
          )}
        </nav>
        <search aria-label="Find redirects">
          <form className="search-line" action={redirectsPath}>
            {asked.show !== null && <input type="hidden" name="show" value={asked.show} />}
            <div className="field">
              <label htmlFor="q" className="slug">
                A part of either address
              </label>
              <input id="q" name="q" type="search" defaultValue={asked.q} maxLength={256} data-key="/" />
            </div>
            <button type="submit">Find</button>
          </form>
        </search>
        <List desk={desk} asked={asked} timeZone={site.timeZone} />
      </section>
      <section aria-labelledby="all-heading">
        <h2 id="all-heading">Many at once</h2>
        <p className="prose-line">
          All of them are made, or none. What leads to another of them leads to where that ends.
        </p>
        <ActionForm action={addAll} submit="Make them all" label="Many at once">
          <TextArea
            name="lines"
            label="One a line"
            hint="Two addresses with space between them; what begins with # is passed over. At most 5,000 lines."
          />
          <FileField
            name="file"
            label="Or a file of such lines"
            hint="Plain text in UTF-8. It is taken instead of what is written above."
            accept="text/plain,.txt"
          />
          <CheckField name="outside" label="They may lead to other sites" />
        </ActionForm>
      </section>
    </NewsroomPage>
  );
}

async function List({
  desk,
  asked,
  timeZone,
}: {
  readonly desk: Desk;
  readonly asked: { readonly show: string | null; readonly q: string; readonly after: string | null };
  readonly timeZone: string;
}) {
  const listed = { query: asked.q, after: asked.after };
  const moved = asked.show === null ? null : await listMovedAddresses(desk.database, listed);
  const made = moved === null ? await listRedirects(desk.database, listed) : null;
  const count = (moved ?? made)?.rows.length ?? 0;
  const next = (moved ?? made)?.next ?? null;
  const names = await nameActors(desk.database, made?.rows.map(({ createdBy }) => createdBy) ?? []);
  return (
    <>
      {count === 0 && <p className="prose-line">{nothingFor(asked)}</p>}
      {made !== null && count > 0 && (
        <HandRedirects redirects={made.rows} names={names} timeZone={timeZone} remove={remove} />
      )}
      {moved !== null && count > 0 && <MovedAddresses addresses={moved.rows} timeZone={timeZone} />}
      <nav className="actions" aria-label="Pages of the list">
        {(asked.q !== "" || asked.after !== null) && (
          <a href={redirectsListPath({ show: asked.show })}>From the beginning</a>
        )}
        {next !== null && (
          <a href={redirectsListPath({ ...asked, after: next })} data-key="o" rel="next">
            More
          </a>
        )}
      </nav>
    </>
  );
}

function nothingFor({ show, q, after }: { show: string | null; q: string; after: string | null }): string {
  if (q !== "") return "No redirect has that in one of its addresses.";
  if (after !== null) return "There are no more.";
  return show === null
    ? "No editor has made one yet. Where an article moved from, its addresses lead on by themselves."
    : "No article has left an address yet.";
}
