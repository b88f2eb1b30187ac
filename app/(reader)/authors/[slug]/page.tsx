import type { Metadata } from "next";
import { cache } from "react";
import { Listing } from "@/components/archive/listing";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findAuthor } from "@/lib/authors/queries";
import { authorPath, authorsPath } from "@/lib/urls";
import { listMetadata, listPageAt } from "../../archive/list-page";
import { type NamedRoute, namedAt } from "../../archive/named-page";
import { readSite } from "../../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(route: NamedRoute): Promise<Metadata> {
  const [site, { author, ...list }] = await Promise.all([readSite(), at(route)]);
  return listMetadata({
    ...list,
    site,
    feeds: true,
    title: author.name,
    description: author.bio || `Every piece by ${author.name} in ${site.name}, the newest first.`,
  });
}

export default async function AuthorRoutePage(route: NamedRoute) {
  const [site, { author, page, path }] = await Promise.all([readSite(), at(route)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Listing
        kind={{ name: "Authors", path: authorsPath }}
        name={author.name}
        description={author.bio}
        {...(author.invented && { note: "An invented byline" })}
        page={page}
        path={path}
        site={site}
        about="author"
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
  const author = await namedAt("author", segment, findAuthor, query);
  const path = authorPath(author.slug);
  return { author, path, query, page: await listPageAt({ authorId: author.id }, query, path) };
});
