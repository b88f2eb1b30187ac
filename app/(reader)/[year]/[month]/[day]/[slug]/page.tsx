import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { Article } from "@/components/article/article-page";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findRedirect } from "@/lib/articles/queries";
import type { ArticlePage } from "@/lib/articles/views";
import { env } from "@/lib/env";
import { absoluteUrl, hrefOf } from "@/lib/urls";
import { openGraphLocale } from "../../../../open-graph";
import { readArticle, readSite } from "../../../../reader-queries";
import { type ArticleParams, readArticleAddress } from "./article-address";

export const dynamic = "force-dynamic";

interface ArticleRoute {
  readonly params: Promise<ArticleParams>;
}

export async function generateMetadata({ params }: ArticleRoute): Promise<Metadata> {
  const [site, article] = await Promise.all([readSite(), articleAt(await params)]);
  const words = {
    title: article.headline,
    ...(article.standfirst && { description: article.standfirst }),
  };
  return {
    ...words,
    alternates: { canonical: absoluteUrl(env().siteUrl, article.path) },
    openGraph: {
      ...words,
      type: "article",
      siteName: site.name,
      locale: openGraphLocale(article.language),
    },
    robots: "max-image-preview:large",
  };
}

export default async function ArticleRoutePage({ params }: ArticleRoute) {
  const [site, article] = await Promise.all([readSite(), articleAt(await params)]);
  return (
    <ReaderPage site={site} now={new Date()} masthead="line">
      <FontPreloads faces={["display", "text", "italic"]} />
      <Article article={article} site={site} address={absoluteUrl(env().siteUrl, article.path)} />
    </ReaderPage>
  );
}

/**
 * The article at an address. Does not return where there is none: an address that an article once had, or another form
 * of the one it has, leads on to that one for good; any other is not found.
 */
async function articleAt(params: ArticleParams): Promise<ArticlePage> {
  const address = readArticleAddress(params);
  if (!address) notFound();
  const article = await readArticle(address.path);
  if (article && address.canonical) return article;
  const elsewhere = article?.path ?? (await findRedirect(address.path));
  if (elsewhere === null) notFound();
  permanentRedirect(hrefOf(elsewhere));
}
