import type { Metadata } from "next";
import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { NameLedger } from "@/components/archive/name-ledger";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { listStories } from "@/lib/stories/queries";
import { absoluteUrl, archivePath, storiesPath, storyPath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "Running stories",
    description: `What ${name} has followed over the years, from the first piece to the latest.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, storiesPath) },
  };
}

export default async function StoriesRoutePage() {
  const [site, names] = await Promise.all([readSite(), listStories()]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <ArchivePage
        slug={[
          { key: "archive", text: linkTo(archivePath, "Archive"), signal: true },
          { key: "order", text: "The one that moved last comes first" },
        ]}
        headline="Running stories"
      >
        <NameLedger names={names} pathOf={storyPath} site={site} />
      </ArchivePage>
    </ReaderPage>
  );
}
