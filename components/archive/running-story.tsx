import type { ListPage } from "@/lib/articles/listing";
import { printShortDay } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import type { StoryPage } from "@/lib/stories/views";
import { type ListOrder, listStartPath, storiesPath } from "@/lib/urls";
import { ArchivePage } from "./archive-page";
import { countPieces } from "./count-pieces";
import { linkTo } from "./link-to";
import { PageTurn } from "./page-turn";
import { Timeline } from "./timeline";

interface RunningStoryProps {
  readonly story: StoryPage;
  /** The newest first, in either order. */
  readonly page: ListPage;
  /** The story's own path. */
  readonly path: string;
  /** Who follows a story asks for the newest, who meets it for the beginning. */
  readonly order: ListOrder;
  readonly site: SiteView;
}

/** A running story, a page at a time, read from either end. */
export function RunningStory({ story, page, path, order, site }: RunningStoryProps) {
  const span = spanOf(story, site);
  return (
    <ArchivePage
      slug={[
        { key: "kind", text: linkTo(storiesPath, "Running stories"), signal: true },
        { key: "pieces", text: countPieces(story.pieces, site.language) },
        ...(span === null ? [] : [{ key: "span", text: span }]),
        ...(story.pieces > 1 ? [{ key: "order", text: <OtherOrder path={path} order={order} /> }] : []),
      ]}
      headline={story.name}
      standfirst={story.description}
    >
      {page.articles.length > 0 ? (
        <Timeline articles={order === "oldest" ? page.articles.toReversed() : page.articles} site={site} />
      ) : (
        <p className="archive-empty">Nothing hangs here yet.</p>
      )}
      <PageTurn page={page} path={path} order={order} />
    </ArchivePage>
  );
}

/** `3 Jun 1994 to 22 Feb 2025`, or one day; null where nothing has been published. */
function spanOf({ oldest, newest }: StoryPage, { language, timeZone }: SiteView): string | null {
  if (!(oldest && newest)) return null;
  const [from, to] = [oldest, newest].map((at) => printShortDay(at, language, timeZone));
  return from === to ? `${from}` : `${from} to ${to}`;
}

function OtherOrder({ path, order }: Pick<RunningStoryProps, "path" | "order">) {
  return order === "newest" ? (
    <a href={listStartPath(path, "oldest")}>Read from the beginning</a>
  ) : (
    <a href={listStartPath(path, "newest")}>The newest first</a>
  );
}
