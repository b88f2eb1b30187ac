import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { SpeakerPage } from "@/components/statements/speaker-page";
import { readSlug } from "@/lib/articles/archive-slug";
import { env } from "@/lib/env";
import { findSpeaker, listStatementsOf, readStatementPlace } from "@/lib/statements/queries";
import { absoluteUrl, speakerHref, speakerTwinPath } from "@/lib/urls";
import type { NamedRoute } from "../../archive/named-page";
import { readSite } from "../../reader-queries";
import "../statements.css";

export const dynamic = "force-dynamic";

export async function generateMetadata(route: NamedRoute): Promise<Metadata> {
  const [site, { speaker, newer }] = await Promise.all([readSite(), at(route)]);
  return {
    title: newer === null ? speaker.name : `${speaker.name}, later statements`,
    description: `What ${speaker.name} claimed and denied in the pieces of ${site.name}, in the order of time.`,
    alternates: {
      canonical: `${env().siteUrl}${speakerHref(speaker.slug, newer)}`,
      types: { "application/json": absoluteUrl(env().siteUrl, speakerTwinPath(speaker.slug)) },
    },
  };
}

export default async function SpeakerRoutePage(route: NamedRoute) {
  const [site, { speaker, newer, page }] = await Promise.all([readSite(), at(route)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "italic"]} />
      <SpeakerPage speaker={speaker} page={page} fromTheBeginning={newer === null} site={site} />
    </ReaderPage>
  );
}

const at = async ({ params, searchParams }: NamedRoute) => {
  const [{ slug }, { newer }] = await Promise.all([params, searchParams]);
  return read(slug, newer);
};

/** Asked for by the page and its metadata, and so cached for the request. */
const read = cache(async (segment: string, written: string | string[] | undefined) => {
  const address = readSlug(segment);
  const speaker = address && (await findSpeaker(address.slug));
  if (!speaker) notFound();
  if (!address.canonical) permanentRedirect(speakerHref(speaker.slug));
  const newer = typeof written === "string" ? written : null;
  const place = newer === null ? null : readStatementPlace(newer);
  if (written !== undefined && place === null) notFound();
  const page = await listStatementsOf(speaker.slug, place);
  if (page.statements.length === 0) notFound();
  return { speaker, newer, page };
});
