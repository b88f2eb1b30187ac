import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Months } from "@/components/archive/months";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findNeighbouringDays, listMonths } from "@/lib/articles/archive-queries";
import { env } from "@/lib/env";
import { absoluteUrl, datePath } from "@/lib/urls";
import { type SpanRoute, spanAt } from "./span-at";

export const dynamic = "force-dynamic";

type YearRoute = SpanRoute<{ readonly year: string }>;

export async function generateMetadata({ params }: YearRoute): Promise<Metadata> {
  const { site, year, neighbours } = await read((await params).year);
  const address = (at: number) => absoluteUrl(env().siteUrl, datePath(at));
  return {
    title: String(year),
    description: `What ${site.name} published in ${year}, by month and day.`,
    alternates: { canonical: address(year) },
    pagination: {
      previous: neighbours.previous && address(neighbours.previous.year),
      next: neighbours.next && address(neighbours.next.year),
    },
  };
}

export default async function YearRoutePage({ params }: YearRoute) {
  const { site, ...shown } = await read((await params).year);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "mono"]} />
      <Months site={site} {...shown} />
    </ReaderPage>
  );
}

/** A year without pieces has no page. */
const read = cache(async (year: string) => {
  const { site, span } = await spanAt({ year });
  const [months, neighbours] = await Promise.all([
    listMonths(span, site.timeZone),
    findNeighbouringDays(span, site.timeZone),
  ]);
  if (months.every(({ pieces }) => pieces === 0)) notFound();
  return { site, year: span.first.year, months, neighbours };
});
