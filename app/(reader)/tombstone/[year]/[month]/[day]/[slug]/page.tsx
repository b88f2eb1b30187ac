import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { headlineOf, Tombstone } from "@/components/article/tombstone";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findArchiveNear } from "@/lib/articles/archive-near";
import { findTombstone } from "@/lib/articles/queries";
import { tombstoneAnswer } from "@/lib/articles/tombstone-answer";
import {
  type ArticleParams,
  readArticleAddress,
} from "../../../../../[year]/[month]/[day]/[slug]/article-address";
import { readSite } from "../../../../../reader-queries";

export const dynamic = "force-dynamic";

interface TombstoneRoute {
  readonly params: Promise<ArticleParams>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(route: TombstoneRoute): Promise<Metadata> {
  return { title: headlineOf(await tombstoneAt(route)), robots: "noindex" };
}

/**
 * A tombstone, for the press to show at the address of the article, with the status that this page cannot give itself
 * (`lib/press/stand-in`). Nobody else is answered.
 */
export default async function TombstonePage(route: TombstoneRoute) {
  const [site, tombstone] = await Promise.all([readSite(), tombstoneAt(route)]);
  const around = await findArchiveNear(tombstone.publishedAt, site.timeZone);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "italic"]} />
      <Tombstone tombstone={tombstone} site={site} around={around} />
    </ReaderPage>
  );
}

async function tombstoneAt({ params, searchParams }: TombstoneRoute) {
  const [address, { status }] = [readArticleAddress(await params), await searchParams];
  const tombstone = address && (await read(address.path));
  // What the press was told must still be so: the article may have come back in this moment.
  if (!tombstone || status !== String(tombstoneAnswer(tombstone).status)) notFound();
  return tombstone;
}

const read = cache(findTombstone);
