import type { Metadata } from "next";
import { AgeNotice } from "@/components/archive/age-notice";
import { AroundArticle } from "@/components/archive/around-article";
import { StoryPlace, StoryPlaceNote } from "@/components/archive/story-place";
import { Article } from "@/components/article/article-page";
import { FontPreloads } from "@/components/site/font-preloads";
import { ReaderPage } from "@/components/site/reader-page";
import { ArticleSources, keptOf, SOURCES_ID } from "@/components/sources/article-sources";
import { ArticleStatements } from "@/components/statements/article-statements";
import { EditionSwitch } from "@/components/translations/editions";
import { findAround } from "@/lib/articles/archive-around";
import type { ArticleCard } from "@/lib/articles/views";
import { withEvidence } from "@/lib/articles/with-evidence";
import { env } from "@/lib/env";
import { QUOTE_WORDS } from "@/lib/quotes/state-words";
import { type ArticleEvidence, findEvidence } from "@/lib/sources/evidence";
import { listStatementsIn } from "@/lib/statements/queries";
import { findPlaceInStory } from "@/lib/stories/queries";
import { citationMetas } from "@/lib/syndication/citation/citation-metas";
import { hreflangs } from "@/lib/syndication/hreflang";
import { oembedAddress } from "@/lib/syndication/oembed";
import { openGraphArticle } from "@/lib/syndication/open-graph";
import { newsArticle, scriptJson } from "@/lib/syndication/structured-data";
import type { EditionView } from "@/lib/translations/views";
import { absoluteUrl, capturePath, jsonTwinPath, markdownTwinPath } from "@/lib/urls";
import { openGraphLocale } from "../../../../open-graph";
import { readEditions, readSite } from "../../../../reader-queries";
import type { ArticleParams } from "./article-address";
import { articleAt } from "./article-at";

export const dynamic = "force-dynamic";

interface ArticleRoute {
  readonly params: Promise<ArticleParams>;
}

export async function generateMetadata({ params }: ArticleRoute): Promise<Metadata> {
  const [site, article] = await Promise.all([readSite(), articleAt(await params)]);
  const { editions } = await readEditions(article.id);
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
      // The same on each of them; the sitemap leaves this to the pages.
      ...(editions.length > 0 && { languages: hreflangs(editions, env().siteUrl) }),
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
      ...(editions.length > 0 && { alternateLocale: otherLocales(editions, article) }),
      ...openGraphArticle(article, publication),
    },
    other: citationMetas(article, publication),
    robots: "max-image-preview:large",
  };
}

export default async function ArticleRoutePage({ params }: ArticleRoute) {
  const [site, article] = await Promise.all([readSite(), articleAt(await params)]);
  const publication = { ...site, siteUrl: env().siteUrl };
  const [around, place, evidence, statements, editions] = await Promise.all([
    findAround(article),
    findPlaceInStory(article),
    findEvidence(article.id),
    listStatementsIn(article.id),
    readEditions(article.id),
  ]);
  const now = new Date();
  return (
    <ReaderPage site={site} now={now} masthead="line">
      <script type="application/ld+json">
        {scriptJson(newsArticle(article, publication, evidence.sources, editions))}
      </script>
      <FontPreloads faces={["display", "text", "italic"]} />
      <Article
        article={{ ...article, bodyHtml: bodyWithEvidence(article.bodyHtml, evidence) }}
        site={site}
        address={absoluteUrl(env().siteUrl, article.path)}
        notice={
          <>
            <EditionSwitch editions={editions} path={article.path} site={site} />
            {place && <StoryPlaceNote place={place} site={site} />}
            {evidence.sources.length > 0 && (
              <p>
                <a href={`#${SOURCES_ID}`}>{keptOf(evidence)}</a>
              </p>
            )}
            <AgeNotice article={article} now={now} timeZone={site.timeZone} />
          </>
        }
        after={
          <>
            <ArticleSources evidence={evidence} path={article.path} written={article.language} site={site} />
            <ArticleStatements {...statements} site={site} />
            {place && <StoryPlace place={place} site={site} />}
          </>
        }
      />
      <AroundArticle around={around} site={site} />
    </ReaderPage>
  );
}

/** The languages that the others are in, as Open Graph names them, each once. */
function otherLocales(editions: readonly EditionView[], { path, language }: ArticleCard): string[] {
  const others = editions
    .filter((edition) => edition.path !== path)
    .map((edition) => openGraphLocale(edition.language));
  return [...new Set(others)].filter((locale) => locale !== openGraphLocale(language));
}

/** The body with what is known by now of its quotations and citations. */
function bodyWithEvidence(bodyHtml: string, { sources, quotes }: ArticleEvidence): string {
  return withEvidence(bodyHtml, {
    quotes,
    captures: new Map(sources.map(({ address, captures }) => [address, captures])),
    href: `#${SOURCES_ID}`,
    words: QUOTE_WORDS,
    captureAddress: (hash) => absoluteUrl(env().siteUrl, capturePath(hash)),
  });
}
