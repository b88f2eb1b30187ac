import type { Metadata } from "next";
import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { NameLedger } from "@/components/archive/name-ledger";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { listAuthors } from "@/lib/authors/queries";
import { env } from "@/lib/env";
import { absoluteUrl, archivePath, authorPath, authorsPath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "Authors",
    description: `Who writes for ${name}, and how much each has published.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, authorsPath) },
  };
}

export default async function AuthorsRoutePage() {
  const site = await readSite();
  const names = await listAuthors(site.language);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <ArchivePage
        slug={[
          { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
          { key: "count", text: `${names.length.toLocaleString(site.language)} authors` },
        ]}
        headline="Authors"
      >
        <NameLedger names={names} pathOf={authorPath} site={site} />
      </ArchivePage>
    </ReaderPage>
  );
}
