import type { Metadata } from "next";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { CitedSources } from "@/components/sources/cited-sources";
import { env } from "@/lib/env";
import { findEvidence } from "@/lib/sources/evidence";
import { absoluteUrl, articleSourcesPath, articleSourcesTwinPath } from "@/lib/urls";
import { readSite } from "../../../../../reader-queries";
import type { ArticleParams } from "../article-address";
import { articleAt } from "../article-at";

export const dynamic = "force-dynamic";

interface SourcesRoute {
  readonly params: Promise<ArticleParams>;
}

export async function generateMetadata({ params }: SourcesRoute): Promise<Metadata> {
  const article = await articleAt(await params, articleSourcesPath);
  return {
    title: `Sources: ${article.headline}`,
    description: `What “${article.headline}” cites, where, and what was kept of it.`,
    alternates: {
      canonical: absoluteUrl(env().siteUrl, articleSourcesPath(article.path)),
      types: { "application/json": absoluteUrl(env().siteUrl, articleSourcesTwinPath(article.path)) },
    },
  };
}

export default async function SourcesRoutePage({ params }: SourcesRoute) {
  const [site, article] = await Promise.all([readSite(), articleAt(await params, articleSourcesPath)]);
  const evidence = await findEvidence(article.id, { changes: true });
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "italic", "mono"]} />
      <CitedSources article={article} evidence={evidence} site={site} />
    </ReaderPage>
  );
}
