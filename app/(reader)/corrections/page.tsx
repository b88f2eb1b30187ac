import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Corrections } from "@/components/corrections/corrections";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { countChanges, listCorrections } from "@/lib/corrections/queries";
import type { CorrectionPage } from "@/lib/corrections/views";
import { env } from "@/lib/env";
import { feedAlternates } from "@/lib/syndication/discovery";
import { correctionsPath, listPagePath } from "@/lib/urls";
import { readSite } from "../reader-queries";
import "./corrections.css";

export const dynamic = "force-dynamic";

interface CorrectionsRoute {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const TITLE = "Corrections";

export async function generateMetadata({ searchParams }: CorrectionsRoute): Promise<Metadata> {
  const { older } = await searchParams;
  const [{ name }, page] = await Promise.all([readSite(), pageAt(older)]);
  const address = (place: string | null) =>
    env().siteUrl + (place === null ? correctionsPath : listPagePath(correctionsPath, "older", place));
  return {
    title: typeof older === "string" ? `${TITLE}, older ones` : TITLE,
    description: `What ${name} got wrong, what it says instead, and how long that took.`,
    alternates: {
      canonical: address(typeof older === "string" ? older : null),
      types: feedAlternates(correctionsPath, TITLE),
    },
    ...(page.older !== null && { pagination: { next: address(page.older) } }),
  };
}

export default async function CorrectionsRoutePage({ searchParams }: CorrectionsRoute) {
  const { older } = await searchParams;
  const now = new Date();
  const [site, page, figures] = await Promise.all([readSite(), pageAt(older), countChanges(now)]);
  return (
    <ReaderPage site={site} now={now} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Corrections page={page} figures={figures} isStart={older === undefined} site={site} />
    </ReaderPage>
  );
}

/** Asked for by the page and its metadata, and so cached for the request. Does not return where a place is none, or there is nothing beyond it. */
const pageAt = cache(async (older: string | string[] | undefined): Promise<CorrectionPage> => {
  if (Array.isArray(older)) notFound();
  const page = await listCorrections(older ?? null);
  if (page === null || (older !== undefined && page.corrections.length === 0)) notFound();
  return page;
});
