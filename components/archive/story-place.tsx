import type { ArticleCard } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import type { PlaceInStory } from "@/lib/stories/views";
import { hrefOf, storyPath } from "@/lib/urls";
import { linkTo } from "./link-to";
import { Turn } from "./turn";

interface StoryPlaceProps {
  readonly place: PlaceInStory;
  readonly site: Pick<SiteView, "language">;
}

/** At the head of a piece, in the margin: the running story that it belongs to, and where it stands there. */
export function StoryPlaceNote({ place, site }: StoryPlaceProps) {
  return (
    <p>
      Running story: {linkTo(storyPath(place.story.slug), place.story.name)}, {countOf(place, site.language)}
    </p>
  );
}

/** After a piece, hung from the wire: the same, with what came before it in the story and what came after. */
export function StoryPlace({ place, site }: StoryPlaceProps) {
  return (
    <section className="note" aria-labelledby="running-story">
      <h2 className="slug" id="running-story">
        Part of a running story: {linkTo(storyPath(place.story.slug), place.story.name)} (
        {countOf(place, site.language)})
      </h2>
      <Turn
        label="In this story"
        earlier={linkOf(place.previous)}
        later={linkOf(place.next)}
        words={["Earlier in this story", "Later in this story"]}
        forwards={null}
      />
    </section>
  );
}

/** `2 of 8`, which no line divides. */
function countOf({ number, pieces }: PlaceInStory, language: string): string {
  return [number.toLocaleString(language), "of", pieces.toLocaleString(language)].join("\u00a0");
}

function linkOf(article: ArticleCard | null) {
  return article && { href: hrefOf(article.path), text: article.headline, lang: article.language };
}
