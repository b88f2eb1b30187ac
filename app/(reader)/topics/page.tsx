import type { Metadata } from "next";
import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { NameLedger } from "@/components/archive/name-ledger";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { listTopics } from "@/lib/topics/queries";
import { absoluteUrl, archivePath, topicPath, topicsPath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "Topics",
    description: `What ${name} has written about, and how often.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, topicsPath) },
  };
}

export default async function TopicsRoutePage() {
  const site = await readSite();
  const names = await listTopics(site.language);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <ArchivePage
        slug={[
          { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
          { key: "count", text: `${names.length.toLocaleString(site.language)} topics` },
        ]}
        headline="Topics"
      >
        <NameLedger names={names} pathOf={topicPath} site={site} />
      </ArchivePage>
    </ReaderPage>
  );
}
