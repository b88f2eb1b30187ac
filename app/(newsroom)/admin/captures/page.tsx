import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { FileField, TextField } from "@/components/forms/fields";
import { CaptureLedger } from "@/components/newsroom/capture-ledger";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { nameActors } from "@/lib/accounts/names";
import { may } from "@/lib/accounts/roles";
import { readCapturePlace } from "@/lib/captures/place";
import { compareCaptures, listCaptures } from "@/lib/captures/queries";
import { capturesDeskPath, capturesListPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { sourceAddress } from "@/lib/sources/source-address";
import { callerOfPage } from "../../caller";
import { one, type PageRoute, placeIn } from "../../page-route";
import { capture, show, upload } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Captures" };

/** What sources said: what was kept, the newest first, and keeping more. */
export default async function CapturesPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "capture-list", here: capturesDeskPath });
  const parameters = await searchParams;
  const written = (one(parameters.address) ?? "").trim().slice(0, 4_000);
  const address = written === "" ? null : (sourceAddress(written) ?? written);
  const after = placeIn(parameters.after, (place) => readCapturePlace(place) !== null);
  const compare = one(parameters.compare);
  const [site, { captures, next }] = await Promise.all([
    findSite(),
    listCaptures(desk.database, { address, after: after === null ? null : readCapturePlace(after) }),
  ]);
  const chosen = captures.find(({ hash }) => hash === compare);
  const [names, lines] = await Promise.all([
    nameActors(
      desk.database,
      captures.map(({ capturedBy }) => capturedBy),
    ),
    chosen?.before ? compareCaptures(desk.database, chosen.before.hash, chosen.hash) : null,
  ]);
  return (
    <NewsroomPage actor={actor} site={site} title="Captures" here={capturesDeskPath}>
      <WalkKeys list="captures" />
      <section aria-labelledby="capture-heading">
        <h2 id="capture-heading">Keep what a source says</h2>
        <p className="prose-line">
          It is fetched once, now, by this site in its own name. What was kept before stays as it was.
        </p>
        <ActionForm action={capture} submit="Fetch and keep" label="Keep what a source says">
          <TextField
            name="address"
            label="Address"
            hint="As the article links to it, such as https://news.example.org/story."
            value={written}
            required
            shortcut="a"
          />
        </ActionForm>
      </section>
      <section aria-labelledby="list-heading">
        <h2 id="list-heading">{address === null ? "What was kept" : "What was kept of this address"}</h2>
        <search aria-label="Find captures">
          <form className="search-line" action={capturesDeskPath}>
            <div className="field">
              <label htmlFor="address" className="slug">
                The address of a source
              </label>
              <input id="address" name="address" defaultValue={written} maxLength={4_000} data-key="/" />
            </div>
            <button type="submit">Find</button>
          </form>
        </search>
        {captures.length === 0 ? (
          <p className="prose-line">
            {address === null && after === null ? "Nothing was kept yet." : "There is nothing more."}
          </p>
        ) : (
          <CaptureLedger
            captures={captures}
            names={names}
            timeZone={site.timeZone}
            show={may(actor.role, "capture-show") ? show : null}
            compared={chosen?.before ? { hash: chosen.hash, lines } : null}
          />
        )}
        <nav className="actions" aria-label="Pages of the list">
          {(address !== null || after !== null) && <a href={capturesDeskPath}>The newest of all</a>}
          {next !== null && (
            <a href={capturesListPath({ address, after: next })} data-key="o" rel="next">
              More
            </a>
          )}
        </nav>
      </section>
      <section aria-labelledby="upload-heading">
        <h2 id="upload-heading">Bring a file</h2>
        <p className="prose-line">
          For a source that cannot be fetched: one behind a sign-in, or gone. Readers are told that it was
          brought.
        </p>
        <ActionForm action={upload} submit="Keep the file" label="Bring a file">
          <TextField name="address" label="Address of the source" value={written} required />
          <FileField
            name="file"
            label="File"
            hint="A page (HTML), text, PDF or picture of at most 15 MB. What it is called is not kept."
            accept=".html,.htm,.xhtml,.txt,.md,.pdf,text/html,text/plain,application/pdf,image/png,image/jpeg,image/webp,image/gif,image/avif"
            required
          />
        </ActionForm>
      </section>
    </NewsroomPage>
  );
}
