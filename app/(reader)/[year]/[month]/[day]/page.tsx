import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { DayPage } from "@/components/archive/day";
import { nameSpan } from "@/components/archive/span-names";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findNeighbouringDays } from "@/lib/articles/archive-queries";
import { datePath } from "@/lib/urls";
import { listMetadata, listPageAt } from "../../../archive/list-page";
import { type SpanRoute, spanAt } from "../../span-at";

export const dynamic = "force-dynamic";

type DayRoute = SpanRoute<{ readonly year: string; readonly month: string; readonly day: string }>;

export async function generateMetadata(route: DayRoute): Promise<Metadata> {
  const { site, span, ...list } = await at(route);
  const title = nameSpan(span, site.language);
  return listMetadata({ ...list, site, title, description: `What ${site.name} published on ${title}.` });
}

export default async function DayRoutePage(route: DayRoute) {
  const { site, span, page, neighbours } = await at(route);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <DayPage day={span.first} page={page} neighbours={neighbours} site={site} />
    </ReaderPage>
  );
}

const at = async ({ params, searchParams }: DayRoute) => {
  const [{ year, month, day }, { older, newer }] = await Promise.all([params, searchParams]);
  return read(year, month, day, older, newer);
};

/** A day without pieces has no page. */
const read = cache(
  async (year: string, month: string, day: string, older?: string | string[], newer?: string | string[]) => {
    const { site, span } = await spanAt({ year, month, day });
    const path = datePath(span.first.year, span.first.month, span.first.day);
    const query = { older, newer };
    const [page, neighbours] = await Promise.all([
      listPageAt(span, query, path),
      findNeighbouringDays(span, site.timeZone),
    ]);
    if (page.articles.length === 0) notFound();
    return { site, span, path, query, page, neighbours };
  },
);
