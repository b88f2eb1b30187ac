import type { Metadata } from "next";
import { ReportThanks } from "@/components/error-reports/report-thanks";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { reportThanksPath } from "@/lib/urls";
import { readSite } from "../../../../../../reader-queries";
import type { ArticleParams } from "../../article-address";
import { articleOfPage } from "../report-address";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Thank you", robots: "noindex" };

interface ThanksRoute {
  readonly params: Promise<ArticleParams>;
}

/** What becomes of a report. It says nothing of any one, and whoever opens it sees the same. */
export default async function ThanksRoutePage({ params }: ThanksRoute) {
  const [site, article] = await Promise.all([readSite(), articleOfPage(await params, reportThanksPath)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text"]} />
      <ReportThanks article={article} site={site} />
    </ReaderPage>
  );
}
