import type { Metadata } from "next";
import { cache } from "react";
import { Listing } from "@/components/archive/listing";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findTopic } from "@/lib/topics/queries";
import { topicPath, topicsPath } from "@/lib/urls";
import { listMetadata, listPageAt } from "../../archive/list-page";
import { type NamedRoute, namedAt } from "../../archive/named-page";
import { readSite } from "../../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(route: NamedRoute): Promise<Metadata> {
  const [site, { topic, ...list }] = await Promise.all([readSite(), at(route)]);
  return listMetadata({
    ...list,
    site,
    feeds: true,
    title: topic.name,
    description: `Every piece of ${site.name} about ${topic.name}, the newest first.`,
  });
}

export default async function TopicRoutePage(route: NamedRoute) {
  const [site, { topic, page, path }] = await Promise.all([readSite(), at(route)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Listing
        kind={{ name: "Topics", path: topicsPath }}
        name={topic.name}
        description=""
        page={page}
        path={path}
        site={site}
      />
    </ReaderPage>
  );
}

const at = async ({ params, searchParams }: NamedRoute) => {
  const [{ slug }, { older, newer }] = await Promise.all([params, searchParams]);
  return read(slug, older, newer);
};

/** Asked for by the page and its metadata, and so cached for the request. */
const read = cache(async (segment: string, older?: string | string[], newer?: string | string[]) => {
  const query = { older, newer };
  const topic = await namedAt("topic", segment, findTopic, query);
  const path = topicPath(topic.slug);
  return { topic, path, query, page: await listPageAt({ topicId: topic.id }, query, path) };
});
