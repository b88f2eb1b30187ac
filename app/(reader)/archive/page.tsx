import type { Metadata } from "next";
import { Years } from "@/components/archive/years";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { listYears } from "@/lib/articles/archive-queries";
import { env } from "@/lib/env";
import { absoluteUrl, archivePath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "Archive",
    description: `Everything that ${name} has published, by year, month and day.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, archivePath) },
  };
}

export default async function ArchiveRoutePage() {
  const site = await readSite();
  const years = await listYears(site.timeZone);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <Years years={years} site={site} />
    </ReaderPage>
  );
}
