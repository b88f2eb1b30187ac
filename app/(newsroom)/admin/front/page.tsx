import type { Metadata } from "next";
import { FrontOrder } from "@/components/newsroom/front-order";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { listDrafts } from "@/lib/articles/draft-listing";
import { listFeatured } from "@/lib/articles/front-commands";
import { frontDeskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { MAXIMUM_FEATURED } from "@/lib/site/settings";
import { hrefOf } from "@/lib/urls";
import { callerOfPage } from "../../caller";
import { one, type PageRoute } from "../../page-route";
import { order } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Front" };

/** Which articles lead the front page, in their order. */
export default async function FrontDeskPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "front-order", here: frontDeskPath });
  const q = (one((await searchParams).q) ?? "").slice(0, 256);
  const [site, featured, { drafts }] = await Promise.all([
    findSite(),
    listFeatured(desk),
    q.trim() === "" ? { drafts: [] } : listDrafts(desk, { query: q }, { limit: 100 }),
  ]);
  const row = ({ id, headline, path }: { id: string; headline: string; path: string }) => ({
    id,
    headline,
    href: hrefOf(path),
  });
  const found = drafts.flatMap(({ id, headline, path, state }) =>
    path === null || state === "withdrawn" || featured.some((article) => article.id === id)
      ? []
      : [row({ id, headline, path })],
  );
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title="Front page"
      here={frontDeskPath}
      slug={`${featured.length} of at most ${MAXIMUM_FEATURED}`}
    >
      <WalkKeys list="front-desk" />
      <p className="prose-line">
        These lead the front page in this order, before the newest.{" "}
        {featured.length === 0 && "There are none: the newest alone decide."}
      </p>
      <form action={frontDeskPath} className="desk-search">
        <label>
          <span className="slug">Find an article by its headline</span>
          <input type="search" name="q" defaultValue={q} maxLength={256} autoComplete="off" data-key="/" />
        </label>
        <button type="submit">Find</button>
      </form>
      {q !== "" && found.length === 0 && (
        <p className="prose-line">No other published article is found by that.</p>
      )}
      <div id="front-desk">
        <FrontOrder action={order} featured={featured.map(row)} found={found} most={MAXIMUM_FEATURED} />
      </div>
    </NewsroomPage>
  );
}
