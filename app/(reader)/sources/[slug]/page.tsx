import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Listing } from "@/components/archive/listing";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { readSlug } from "@/lib/articles/archive-slug";
import { findPublisher, findPublisherOfHost } from "@/lib/sources/queries";
import { hrefOf, publisherPath, sourcesPath } from "@/lib/urls";
import { listMetadata, listPageAt } from "../../archive/list-page";
import type { NamedRoute } from "../../archive/named-page";
import { readSite } from "../../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(route: NamedRoute): Promise<Metadata> {
  const [site, { publisher, ...list }] = await Promise.all([readSite(), at(route)]);
  return listMetadata({
    ...list,
    site,
    title: publisher.name,
    description: `Every piece of ${site.name} that cites ${publisher.name}, the newest first.`,
  });
}

export default async function PublisherRoutePage(route: NamedRoute) {
  const [site, { publisher, page, path }] = await Promise.all([readSite(), at(route)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Listing
        kind={{ name: "Sources", path: sourcesPath }}
        name={publisher.name}
        description=""
        note={publisher.hosts.filter((host) => host !== publisher.name).join(", ")}
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
  const address = readSlug(segment);
  const publisher = address && (await findPublisher(address.slug));
  if (!publisher || !address.canonical) {
    const slug = publisher?.slug ?? (address && (await findPublisherOfHost(address.slug)));
    if (!slug) notFound();
    permanentRedirect(hrefOf(publisherPath(slug)));
  }
  const path = publisherPath(publisher.slug);
  return { publisher, path, query, page: await listPageAt({ publisherId: publisher.id }, query, path) };
});
