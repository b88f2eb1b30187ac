import type { ArticlePage } from "@/lib/articles/views";
import { machineDate } from "@/lib/dates";
import { absoluteUrl, authorPath, frontPath } from "@/lib/urls";
import { entryId, printedStandfirst } from "./feed-fields";
import type { Publication } from "./views";

/**
 * An article as schema.org's `NewsArticle`, for a page's `application/ld+json`. The publisher names no policies, since
 * each would have to be an address that leads to one.
 */
export function newsArticle(
  article: ArticlePage,
  publication: Publication,
): Readonly<Record<string, unknown>> {
  const { siteUrl, name, timeZone } = publication;
  const address = absoluteUrl(siteUrl, article.path);
  const description = printedStandfirst(article);
  const date = (instant: Date) => machineDate(instant, article.publishedPrecision, timeZone);
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": address,
    url: address,
    mainEntityOfPage: { "@type": "WebPage", "@id": address },
    identifier: entryId(article),
    headline: article.headline,
    ...(description !== null && { description }),
    ...(article.lead && {
      image: [
        {
          "@type": "ImageObject",
          url: absoluteUrl(siteUrl, article.lead.src),
          // A bare number is no length in this vocabulary.
          width: `${article.lead.width} px`,
          height: `${article.lead.height} px`,
          ...(article.lead.caption && { caption: article.lead.caption }),
          ...(article.lead.credit && { creditText: article.lead.credit }),
        },
      ],
    }),
    datePublished: date(article.publishedAt),
    // A change of substance is always known to the minute, unlike a first publication.
    dateModified: article.updatedAt?.toISOString() ?? date(article.publishedAt),
    author: article.authors.map(({ slug, name: authorName }) => ({
      "@type": "Person",
      name: authorName,
      url: absoluteUrl(siteUrl, authorPath(slug)),
    })),
    publisher: { "@type": "NewsMediaOrganization", name, url: absoluteUrl(siteUrl, frontPath) },
    ...(article.section && { articleSection: article.section.name }),
    ...(article.topics.length > 0 && { keywords: article.topics.map(({ name: topic }) => topic) }),
    ...(article.place !== null && { dateline: article.place }),
    inLanguage: article.language,
    isAccessibleForFree: true,
    wordCount: article.words,
  };
}

/**
 * JSON that can stand inside a `script` element: no `<`, which could end it, and no U+2028 or U+2029, which old readers of
 * scripts take for line ends. It parses to the same value.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
