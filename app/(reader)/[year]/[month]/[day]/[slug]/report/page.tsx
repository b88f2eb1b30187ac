import type { Metadata } from "next";
import { ReportForm } from "@/components/error-reports/report-form";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { reportPath } from "@/lib/urls";
import { readSite } from "../../../../../reader-queries";
import type { ArticleParams } from "../article-address";
import { report } from "./actions";
import { articleOfPage } from "./report-address";
import "./report.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Report an error", robots: "noindex" };

interface ReportRoute {
  readonly params: Promise<ArticleParams>;
}

/** Where readers say what is wrong in an article. The page is the same for everybody, and is kept like any other; what is sent is not. */
export default async function ReportRoutePage({ params }: ReportRoute) {
  const [site, article] = await Promise.all([readSite(), articleOfPage(await params, reportPath)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "mono"]} />
      <ReportForm article={article} site={site} action={report} />
    </ReaderPage>
  );
}
