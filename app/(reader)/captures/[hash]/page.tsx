import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CapturedSource, hostOf } from "@/components/captures/captured-source";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { readCapture, readSite } from "../../reader-queries";

export const dynamic = "force-dynamic";

interface CaptureRoute {
  readonly params: Promise<{ readonly hash: string }>;
}

export async function generateMetadata({ params }: CaptureRoute): Promise<Metadata> {
  const capture = await readCapture((await params).hash);
  if (capture === null) return {};
  return {
    title: `What ${hostOf(capture.address)} said`,
    // Its words are somebody else's, and are to be found where they are.
    robots: { index: false, follow: false, noarchive: true },
  };
}

/** What was kept of a source at one moment. The press shows it in a sandbox. */
export default async function CapturePage({ params }: CaptureRoute) {
  const [site, capture] = await Promise.all([readSite(), readCapture((await params).hash)]);
  if (capture === null) notFound();
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text"]} />
      <CapturedSource capture={capture} site={site} />
    </ReaderPage>
  );
}
