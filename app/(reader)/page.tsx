import type { Metadata } from "next";
import { Front } from "@/components/front/front";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { listFrontPage } from "@/lib/articles/queries";
import { env } from "@/lib/env";
import { openGraphSiteCard } from "@/lib/syndication/open-graph";
import { absoluteUrl, frontPath } from "@/lib/urls";
import { openGraphLocale } from "./open-graph";
import { readSite } from "./reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name, tagline, language } = await readSite();
  const words = { title: name, ...(tagline && { description: tagline }) };
  return {
    ...words,
    title: { absolute: name },
    alternates: { canonical: absoluteUrl(env().siteUrl, frontPath) },
    openGraph: {
      ...words,
      siteName: name,
      type: "website",
      locale: openGraphLocale(language),
      images: [openGraphSiteCard({ siteUrl: env().siteUrl, name })],
    },
    robots: "max-image-preview:large",
  };
}

export default async function FrontPage() {
  const [site, front] = await Promise.all([readSite(), listFrontPage()]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="full">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Front front={front} site={site} />
    </ReaderPage>
  );
}
