import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { FileField } from "@/components/forms/fields";
import { ContactSheet } from "@/components/newsroom/contact-sheet";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { isLibraryPlace, listMedia } from "@/lib/media/library";
import { mediaDeskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../caller";
import { one, type PageRoute, placeIn } from "../../page-route";
import { bringPictures } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Media" };

/** The library of pictures, the newest first. */
export default async function MediaPage({ searchParams }: PageRoute) {
  const parameters = await searchParams;
  const { actor, desk } = await callerOfPage({ action: "media-list", here: mediaDeskPath });
  const query = (one(parameters.q) ?? "").trim().slice(0, 256);
  const cursor = placeIn(parameters.older, isLibraryPlace);
  const [site, { pictures, older }] = await Promise.all([
    findSite(),
    listMedia(desk.database, { cursor, query }),
  ]);
  return (
    <NewsroomPage actor={actor} site={site} title="Media" here={mediaDeskPath}>
      <search aria-label="Find pictures">
        <form className="search-line" action={mediaDeskPath}>
          <div className="field">
            <label htmlFor="q" className="slug">
              Words of the description, credit or licence
            </label>
            <input id="q" name="q" type="search" defaultValue={query} maxLength={256} dir="auto" />
          </div>
          <button type="submit">Find</button>
        </form>
      </search>
      {pictures.length === 0 ? (
        <p className="prose-line">{nothingFor(query, cursor)}</p>
      ) : (
        <ContactSheet pictures={pictures} language={site.language} />
      )}
      <nav className="actions" aria-label="Pages of the library">
        {(query !== "" || cursor !== null) && <a href={mediaDeskPath}>The newest pictures</a>}
        {older !== null && <a href={olderPath(older, query)}>Older pictures</a>}
      </nav>
      <section>
        <h2>Bring pictures</h2>
        <p className="prose-line">
          Of a file nothing is kept but its pixels: not who took it, where, or with what. What is wrong with
          one keeps no other out.
        </p>
        <ActionForm action={bringPictures} submit="Bring" label="Bring pictures">
          <FileField
            name="pictures"
            label="Pictures"
            hint="JPEG, PNG, WebP, AVIF, GIF or SVG. Up to twenty at once, together at most 15 MB."
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/svg+xml"
            multiple
          />
        </ActionForm>
      </section>
    </NewsroomPage>
  );
}

function nothingFor(query: string, cursor: string | null): string {
  if (query !== "") return "No description has these words. Pictures are found by their words alone.";
  return cursor === null ? "There is no picture yet. Bring the first below." : "There is no older picture.";
}

function olderPath(older: string, query: string): string {
  return `${mediaDeskPath}?${new URLSearchParams({ ...(query !== "" && { q: query }), older })}`;
}
