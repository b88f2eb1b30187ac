import type { Metadata } from "next";
import { cache } from "react";
import { RunningStory } from "@/components/archive/running-story";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { readListOrder } from "@/lib/articles/archive-place";
import { findStory } from "@/lib/stories/queries";
import { storyPath } from "@/lib/urls";
import { listMetadata, listPageAt } from "../../archive/list-page";
import { type NamedRoute, namedAt } from "../../archive/named-page";
import { readSite } from "../../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(route: NamedRoute): Promise<Metadata> {
  const [site, { story, ...list }] = await Promise.all([readSite(), at(route)]);
  return listMetadata({
    ...list,
    site,
    feeds: true,
    title: story.name,
    description: story.description || `${story.name}, as ${site.name} followed it: every piece, by date.`,
  });
}

export default async function StoryRoutePage(route: NamedRoute) {
  const [site, { story, page, path, query }] = await Promise.all([readSite(), at(route)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <RunningStory
        story={story}
        page={page}
        path={path}
        order={readListOrder(query) ?? "newest"}
        site={site}
      />
    </ReaderPage>
  );
}

const at = async ({ params, searchParams }: NamedRoute) => {
  const [{ slug }, { order, older, newer }] = await Promise.all([params, searchParams]);
  return read(slug, order, older, newer);
};

type Parameter = string | string[] | undefined;

/** Asked for by the page and its metadata, and so cached for the request. */
const read = cache(async (segment: string, order: Parameter, older: Parameter, newer: Parameter) => {
  const query = { order, older, newer };
  const story = await namedAt("story", segment, findStory, query);
  const path = storyPath(story.slug);
  return { story, path, query, page: await listPageAt({ storyId: story.id }, query, path) };
});
