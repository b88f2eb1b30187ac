import type { Metadata } from "next";
import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { NameLedger } from "@/components/archive/name-ledger";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { listSections } from "@/lib/sections/queries";
import { absoluteUrl, archivePath, sectionPath, sectionsPath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "Sections",
    description: `The sections of ${name}, and how much each has published.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, sectionsPath) },
  };
}

export default async function SectionsRoutePage() {
  const [site, names] = await Promise.all([readSite(), listSections()]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <ArchivePage
        slug={[
          { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
          { key: "count", text: `${names.length.toLocaleString(site.language)} sections` },
        ]}
        headline="Sections"
      >
        <NameLedger names={names} pathOf={sectionPath} site={site} />
      </ArchivePage>
    </ReaderPage>
  );
}
