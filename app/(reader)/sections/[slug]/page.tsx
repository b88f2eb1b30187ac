import type { Metadata } from "next";
import { cache } from "react";
import { Listing } from "@/components/archive/listing";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findSection } from "@/lib/sections/queries";
import { sectionPath, sectionsPath } from "@/lib/urls";
import { listMetadata, listPageAt } from "../../archive/list-page";
import { type NamedRoute, namedAt } from "../../archive/named-page";
import { readSite } from "../../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(route: NamedRoute): Promise<Metadata> {
  const [site, { section, ...list }] = await Promise.all([readSite(), at(route)]);
  return listMetadata({
    ...list,
    site,
    feeds: true,
    title: section.name,
    description: section.description || `${section.name} in ${site.name}: every piece, the newest first.`,
  });
}

export default async function SectionRoutePage(route: NamedRoute) {
  const [site, { section, page, path }] = await Promise.all([readSite(), at(route)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Listing
        kind={{ name: "Sections", path: sectionsPath }}
        name={section.name}
        description={section.description}
        page={page}
        path={path}
        site={site}
        about="section"
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
  const section = await namedAt("section", segment, findSection, query);
  const path = sectionPath(section.slug);
  return { section, path, query, page: await listPageAt({ sectionId: section.id }, query, path) };
});
