import type { Figure } from "@/lib/articles/content";
import type { ArticlePage, Named } from "@/lib/articles/views";
import { CARD_HEIGHT, CARD_WIDTH } from "@/lib/cards/views";
import { machineDate } from "@/lib/dates";
import type { Policies } from "@/lib/site/settings";
import type { SourceView } from "@/lib/sources/views";
import type { Editions, EditionView } from "@/lib/translations/views";
import {
  absoluteUrl,
  articleCardPath,
  authorPath,
  changeAnchor,
  correctionsPath,
  frontPath,
  storyPath,
} from "@/lib/urls";
import { entryId, printedStandfirst } from "./feed-fields";
import type { Publication } from "./views";

/**
 * An article as schema.org's `NewsArticle`, for a page's `application/ld+json`. The publisher names the policies that its
 * settings have an address of, and for corrections the list of them. `sources` are what it cites, and `editions` the languages that there
 * are of it.
 */
export function newsArticle(
  article: ArticlePage,
  publication: Publication,
  sources: readonly SourceView[] = [],
  editions: Editions = { editions: [], translation: null },
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
    image: [
      ...(article.lead ? [leadImage(article.lead, siteUrl)] : []),
      // A lead picture may be a drawing, which search engines do not show.
      {
        "@type": "ImageObject",
        url: absoluteUrl(siteUrl, articleCardPath(article.path)),
        width: `${CARD_WIDTH} px`,
        height: `${CARD_HEIGHT} px`,
      },
    ],
    datePublished: date(article.publishedAt),
    // A change of substance is always known to the minute, unlike a first publication.
    dateModified: article.updatedAt?.toISOString() ?? date(article.publishedAt),
    author: article.authors.map(({ slug, name: authorName }) => ({
      "@type": "Person",
      name: authorName,
      url: absoluteUrl(siteUrl, authorPath(slug)),
    })),
    publisher: {
      "@type": "NewsMediaOrganization",
      name,
      url: absoluteUrl(siteUrl, frontPath),
      ...policiesOf(publication),
    },
    ...correctionsIn(article, address),
    ...(sources.length > 0 && { citation: sources.slice(0, MOST_CITED).map(citationOf) }),
    ...(article.section && { articleSection: article.section.name }),
    ...(article.story && { isPartOf: seriesOf(article.story, siteUrl) }),
    ...(article.topics.length > 0 && { keywords: article.topics.map(({ name: topic }) => topic) }),
    ...(article.place !== null && { dateline: article.place }),
    inLanguage: article.language,
    ...translationsOf(article, editions, siteUrl),
    isAccessibleForFree: true,
    wordCount: article.words,
  };
}

/** Of a translation, its original and who made it; of an original, its translations. A machine is nobody whom the vocabulary could name. */
function translationsOf({ path }: ArticlePage, { editions, translation }: Editions, siteUrl: string) {
  const work = (edition: Pick<EditionView, "path" | "language">) => {
    const address = absoluteUrl(siteUrl, edition.path);
    return { "@type": "NewsArticle", "@id": address, url: address, inLanguage: edition.language };
  };
  if (translation !== null) {
    const { original, translator } = translation;
    return {
      ...(original && !original.isWithdrawn && { translationOfWork: work(original) }),
      ...(translator !== null && { translator: { "@type": "Person", name: translator } }),
    };
  }
  const others = editions.filter((edition) => edition.path !== path);
  return others.length === 0 ? {} : { workTranslation: others.map(work) };
}

/** What was corrected, as schema.org's `CorrectionComment`, the newest first. */
function correctionsIn({ changes }: ArticlePage, address: string) {
  const corrections = changes.filter(({ kind }) => kind === "corrected");
  if (corrections.length === 0) return {};
  return {
    correction: corrections.map(({ note, at, revision }) => ({
      "@type": "CorrectionComment",
      text: note,
      datePublished: at.toISOString(),
      url: `${address}#${changeAnchor(revision)}`,
    })),
  };
}

/** As many sources as a search engine will read of a piece. */
const MOST_CITED = 100;

/** What is known of a source, as schema.org has it. */
function citationOf({ address, title, author, date, language, publisher }: SourceView) {
  return {
    "@type": "CreativeWork",
    url: address,
    ...(title !== null && { name: title }),
    ...(author !== null && { author: { "@type": "Person", name: author } }),
    ...(date !== null && { datePublished: date }),
    ...(language !== null && { inLanguage: language }),
    publisher: { "@type": "Organization", name: publisher.name },
  };
}

/** An address on this site is stored as browsers ask for it, and needs no more than its origin. */
function policiesOf({ policies, siteUrl }: Publication): Policies {
  // Where nothing else is written of corrections, the list of them says how they are made.
  const absolute = Object.entries({ correctionsPolicy: correctionsPath, ...policies }).map(
    ([policy, address]) => [policy, address.startsWith("/") ? `${siteUrl}${address}` : address],
  );
  return Object.fromEntries(absolute);
}

/** A running story as schema.org has it: a series of works, whose address is that of its timeline. */
function seriesOf({ slug, name }: Named, siteUrl: string): Readonly<Record<string, string>> {
  const address = absoluteUrl(siteUrl, storyPath(slug));
  return { "@type": "CreativeWorkSeries", "@id": address, name, url: address };
}

function leadImage({ src, width, height, caption, credit }: Figure, siteUrl: string) {
  return {
    "@type": "ImageObject",
    url: absoluteUrl(siteUrl, src),
    // A bare number is no length in this vocabulary.
    width: `${width} px`,
    height: `${height} px`,
    ...(caption && { caption }),
    ...(credit && { creditText: credit }),
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
