import type { Metadata } from "next";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { SourceFields } from "@/components/newsroom/source-fields";
import { SourceLedger } from "@/components/newsroom/source-ledger";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { sourcesDeskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { listNewestSources, listSources } from "@/lib/sources/queries";
import { sourceAddress } from "@/lib/sources/source-address";
import { unknownSource } from "@/lib/sources/unknown-source";
import { callerOfPage } from "../../caller";
import { one, type PageRoute, placeIn } from "../../page-route";
import { describe, name } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sources" };

/** What is known of everything that is cited: the newest first, and saying more. */
export default async function SourcesPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "source-describe", here: sourcesDeskPath() });
  const parameters = await searchParams;
  const written = (one(parameters.address) ?? "").trim().slice(0, 4_000);
  const address = written === "" ? null : sourceAddress(written);
  const after = placeIn(parameters.after, (place) => /^[1-9]\d{0,8}$/.test(place));
  const [site, known, { sources, next }] = await Promise.all([
    findSite(),
    address === null ? new Map() : listSources(desk.database, [address]),
    listNewestSources(desk.database, after === null ? null : Number(after)),
  ]);
  const chosen = address === null ? null : (known.get(address) ?? unknownSource(address));
  return (
    <NewsroomPage actor={actor} site={site} title="Sources" here={sourcesDeskPath()}>
      <WalkKeys list="sources" />
      <SourceFields source={chosen} describe={describe} name={name} />
      <section aria-labelledby="list-heading">
        <h2 id="list-heading">What is cited, the newest first</h2>
        {sources.length === 0 ? (
          <p className="prose-line">
            Nothing is cited yet. Each link of a published piece to another site will stand here.
          </p>
        ) : (
          <SourceLedger sources={sources} language={site.language} />
        )}
        {next !== null && (
          <nav className="actions" aria-label="Pages of the list">
            <a href={sourcesDeskPath({ after: next })} data-key="o" rel="next">
              More
            </a>
          </nav>
        )}
      </section>
    </NewsroomPage>
  );
}
