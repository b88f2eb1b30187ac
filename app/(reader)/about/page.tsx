import type { Metadata } from "next";
import { About } from "@/components/site/about";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { env } from "@/lib/env";
import { findAbout } from "@/lib/site/queries";
import { aboutPath, absoluteUrl } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readSite();
  return {
    title: "About",
    description: `What ${name} is, and who writes it.`,
    alternates: { canonical: absoluteUrl(env().siteUrl, aboutPath) },
  };
}

export default async function AboutPage() {
  const [site, about] = await Promise.all([readSite(), findAbout()]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text"]} />
      <About about={about} site={site} />
    </ReaderPage>
  );
}
