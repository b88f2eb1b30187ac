import type { Metadata } from "next";
import { FontPreloads } from "@/components/site/font-preloads";
import { Privacy } from "@/components/site/privacy";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { measured } from "@/lib/privacy/measured";
import { findContacts } from "@/lib/site/queries";
import { absoluteUrl, privacyPath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "Privacy",
    description: `What ${name} keeps about its readers, which is nothing, and how to check.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, privacyPath) },
  };
}

export default async function PrivacyPage() {
  const [site, contacts] = await Promise.all([readSite(), findContacts()]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "italic"]} />
      <Privacy site={site} siteUrl={env().siteUrl} contacts={contacts} measured={measured} />
    </ReaderPage>
  );
}
