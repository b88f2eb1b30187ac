import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Search } from "@/components/search/search";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { parseQuery } from "@/lib/search/parse-query";
import { type AddressParameters, readSearchAddress } from "@/lib/search/search-address";
import { PAGE_LENGTH, searchArticles } from "@/lib/search/search-articles";
import { readSite } from "../reader-queries";
import "../styles/search.css";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Search", robots: "noindex" };

export default async function SearchPage({ searchParams }: { searchParams: Promise<AddressParameters> }) {
  const address = readSearchAddress(await searchParams);
  if (address === null) notFound();
  const site = await readSite();
  const query = parseQuery(address.q);
  const { filters, page } = address;
  const results = await searchArticles({ query, filters, page, timeZone: site.timeZone });
  if (page > (results?.pages ?? 1)) notFound();
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "mono"]} />
      <Search address={address} results={results} cut={query.cut} pageLength={PAGE_LENGTH} site={site} />
    </ReaderPage>
  );
}
