import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Month } from "@/components/archive/month";
import { nameSpan } from "@/components/archive/span-names";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findNeighbouringDays, listMonths } from "@/lib/articles/archive-queries";
import { datePath } from "@/lib/urls";
import { listMetadata, listPageAt } from "../../archive/list-page";
import { type SpanRoute, spanAt } from "../span-at";

export const dynamic = "force-dynamic";

type MonthRoute = SpanRoute<{ readonly year: string; readonly month: string }>;

export async function generateMetadata(route: MonthRoute): Promise<Metadata> {
  const { site, span, ...list } = await at(route);
  const title = nameSpan(span, site.language);
  return listMetadata({ ...list, site, title, description: `What ${site.name} published in ${title}.` });
}

export default async function MonthRoutePage(route: MonthRoute) {
  const { site, span, month, page, neighbours } = await at(route);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Month year={span.first.year} month={month} page={page} neighbours={neighbours} site={site} />
    </ReaderPage>
  );
}

const at = async ({ params, searchParams }: MonthRoute) => {
  const [{ year, month }, { older, newer }] = await Promise.all([params, searchParams]);
  return read(year, month, older, newer);
};

/** A month without pieces has no page. */
const read = cache(
  async (year: string, month: string, older?: string | string[], newer?: string | string[]) => {
    const { site, span } = await spanAt({ year, month });
    const path = datePath(span.first.year, span.first.month);
    const query = { older, newer };
    const [page, [counted], neighbours] = await Promise.all([
      listPageAt(span, query, path),
      listMonths(span, site.timeZone),
      findNeighbouringDays(span, site.timeZone),
    ]);
    if (counted === undefined || counted.pieces === 0) notFound();
    return { site, span, path, query, page, month: counted, neighbours };
  },
);
