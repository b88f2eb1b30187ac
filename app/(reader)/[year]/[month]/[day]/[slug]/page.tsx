import type { Metadata } from "next";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import { AgeNotice } from "@/components/archive/age-notice";
import { AroundArticle } from "@/components/archive/around-article";
import { StoryPlace, StoryPlaceNote } from "@/components/archive/story-place";
import { Article } from "@/components/article/article-page";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { findAround } from "@/lib/articles/archive-around";
import { findRedirect, findTombstone } from "@/lib/articles/queries";
import { tombstoneAnswer } from "@/lib/articles/tombstone-answer";
import type { ArticlePage } from "@/lib/articles/views";
import { env } from "@/lib/env";
import { findPlaceInStory } from "@/lib/stories/queries";
import { citationMetas } from "@/lib/syndication/citation-metas";
import { oembedAddress } from "@/lib/syndication/oembed";
import { openGraphArticle } from "@/lib/syndication/open-graph";
import { newsArticle, scriptJson } from "@/lib/syndication/structured-data";
import { absoluteUrl, hrefOf, jsonTwinPath, markdownTwinPath, tombstonePath } from "@/lib/urls";
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
  const publication = { ...site, siteUrl: env().siteUrl };
  const address = absoluteUrl(env().siteUrl, article.path);
  return {
    ...words,
    alternates: {
      canonical: address,
      types: {
        "text/markdown": absoluteUrl(env().siteUrl, markdownTwinPath(article.path)),
        "application/json": absoluteUrl(env().siteUrl, jsonTwinPath(article.path)),
        "application/json+oembed": oembedAddress(env().siteUrl, address),
      },
    },
    openGraph: {
      ...words,
      type: "article",
      url: address,
      siteName: site.name,
      locale: openGraphLocale(article.language),
      ...openGraphArticle(article, publication),
    },
    other: citationMetas(article, publication),
    robots: "max-image-preview:large",
  };
}

export default async function ArticleRoutePage({ params }: ArticleRoute) {
  const [site, article] = await Promise.all([readSite(), articleAt(await params)]);
  const publication = { ...site, siteUrl: env().siteUrl };
  const [around, place] = await Promise.all([findAround(article), findPlaceInStory(article)]);
  const now = new Date();
  return (
    <ReaderPage site={site} now={now} masthead="line">
      <script type="application/ld+json">{scriptJson(newsArticle(article, publication))}</script>
      <FontPreloads faces={["display", "text", "italic"]} />
      <Article
        article={article}
        site={site}
        address={absoluteUrl(env().siteUrl, article.path)}
        notice={
          <>
            {place && <StoryPlaceNote place={place} site={site} />}
            <AgeNotice article={article} now={now} timeZone={site.timeZone} />
          </>
        }
        after={place && <StoryPlace place={place} site={site} />}
      />
      <AroundArticle around={around} site={site} />
    </ReaderPage>
  );
}

/**
 * The article at an address. Does not return where there is none: an address that an article once had, or another form
 * of the one it has, leads on to that one for good; that of a withdrawn article to its tombstone, which the press shows in
 * its place; any other is not found.
 */
async function articleAt(params: ArticleParams): Promise<ArticlePage> {
  const address = readArticleAddress(params);
  if (!address) notFound();
  const article = await readArticle(address.path);
  if (article && address.canonical) return article;
  const tombstone = article === null ? await findTombstone(address.path) : null;
  if (tombstone && address.canonical) redirect(tombstonePath(tombstone.path, tombstoneAnswer(tombstone)));
  const elsewhere = (article ?? tombstone)?.path ?? (await findRedirect(address.path));
  if (elsewhere === null) notFound();
  permanentRedirect(hrefOf(elsewhere));
}
