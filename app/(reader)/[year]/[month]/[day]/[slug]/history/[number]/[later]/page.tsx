import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { DifferenceView } from "@/components/history/difference";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { findDifference } from "@/lib/history/queries";
import type { Difference } from "@/lib/history/views";
import { differencePath, hrefOf, revisionPath } from "@/lib/urls";
import { readSite } from "../../../../../../../reader-queries";
import { type ArticleParams, readArticleAddress } from "../../../article-address";
import { leadOn } from "../../lead-on";
import { readRevisionNumber } from "../../revision-number";
import "../../history.css";

export const dynamic = "force-dynamic";

interface DifferenceRoute {
  readonly params: Promise<ArticleParams & { readonly number: string; readonly later: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(route: DifferenceRoute): Promise<Metadata> {
  const { subject, from, to } = await differenceAt(route);
  return {
    title: `What changed from revision ${from.number} to ${to.number} of “${subject.headline}”`,
    robots: "noindex",
    alternates: {
      canonical: `${env().siteUrl}${differencePath(subject.path, { from: from.number, to: to.number })}`,
    },
  };
}

export default async function DifferenceRoutePage(route: DifferenceRoute) {
  const [site, difference, { view }] = await Promise.all([
    readSite(),
    differenceAt(route),
    route.searchParams,
  ]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "italic"]} />
      <DifferenceView difference={difference} view={view === "side" ? "side" : "line"} site={site} />
    </ReaderPage>
  );
}

/** The difference that an address asks for, from the earlier to the later; a revision and itself have none. Does not return where there is none. */
async function differenceAt({ params, searchParams }: DifferenceRoute): Promise<Difference> {
  const [{ number, later, ...segments }, { view: asked }] = await Promise.all([params, searchParams]);
  const [address, from, to] = [
    readArticleAddress(segments),
    readRevisionNumber(number),
    readRevisionNumber(later),
  ];
  if (from === null || to === null) notFound();
  const view = asked === "side" ? "side" : "line";
  if (from > to && address !== null)
    permanentRedirect(differencePath(address.path, { from: to, to: from, view }));
  if (from === to && address !== null) permanentRedirect(hrefOf(revisionPath(address.path, from)));
  const difference = address?.canonical ? await read(address.path, from, to) : null;
  return difference ?? leadOn(address, (path) => differencePath(path, { from, to, view }));
}

const read = cache(findDifference);
