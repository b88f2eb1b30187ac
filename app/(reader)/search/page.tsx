import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Search } from "@/components/search/search";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { filtersOfToday } from "@/lib/search/name-meanings";
import { parseQuery } from "@/lib/search/parse-query";
import { type AddressParameters, readSearchAddress, searchParameters } from "@/lib/search/search-address";
import { PAGE_LENGTH, searchArticles } from "@/lib/search/search-articles";
import { feedAlternates } from "@/lib/syndication/discovery";
import { searchPath } from "@/lib/urls";
import { readSite } from "../reader-queries";
import "../styles/search.css";

export const dynamic = "force-dynamic";

interface SearchRoute {
  readonly searchParams: Promise<AddressParameters>;
}

export async function generateMetadata({ searchParams }: SearchRoute): Promise<Metadata> {
  const address = readSearchAddress(await searchParams);
  const asked = address && searchParameters({ ...address, page: 1 });
  return {
    title: "Search",
    robots: "noindex",
    ...(asked && { alternates: { types: feedAlternates(searchPath, "Search", asked) } }),
  };
}

export default async function SearchPage({ searchParams }: SearchRoute) {
  const address = readSearchAddress(await searchParams);
  if (address === null) notFound();
  const site = await readSite();
  const query = parseQuery(address.q);
  const { page } = address;
  const filters = await filtersOfToday(address.filters);
  const results = await searchArticles({ query, filters, page, timeZone: site.timeZone });
  if (page > (results?.pages ?? 1)) notFound();
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "mono"]} />
      <Search
        address={{ ...address, filters }}
        results={results}
        cut={query.cut}
        pageLength={PAGE_LENGTH}
        site={site}
      />
    </ReaderPage>
  );
}
