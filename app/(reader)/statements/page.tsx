import type { Metadata } from "next";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { SpeakersPage } from "@/components/statements/speakers-page";
import { env } from "@/lib/env";
import { listSpeakers } from "@/lib/statements/queries";
import { absoluteUrl, statementsPath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "Who said what",
    description: `What people and organisations claimed and denied in the pieces of ${name}, and when.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, statementsPath) },
  };
}

export default async function StatementsRoutePage() {
  const site = await readSite();
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <SpeakersPage speakers={await listSpeakers(site.language)} site={site} />
    </ReaderPage>
  );
}
