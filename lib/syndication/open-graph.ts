import type { ArticlePage } from "@/lib/articles/views";
import { CARD_HEIGHT, CARD_WIDTH } from "@/lib/cards/views";
import { machineDate } from "@/lib/dates";
import { absoluteUrl, articleCardPath, authorPath, siteCardPath } from "@/lib/urls";
import type { Publication } from "./views";

/** What Open Graph says of an article beyond its words, under the names by which Next takes it. */
export interface OpenGraphArticle {
  readonly publishedTime: string;
  readonly modifiedTime?: string;
  /** The addresses of the authors' pages. */
  readonly authors: string[];
  readonly section?: string;
  readonly tags: string[];
  readonly images: OpenGraphImage[];
}

export interface OpenGraphImage {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly type: string;
}

/**
 * Dates are whole instants, or days where no more is known. The picture is always the article's card: it has the size that is
 * asked for, says whose it is, and shows nothing of a picture that was licensed for the page.
 */
export function openGraphArticle(
  { path, headline, publishedAt, publishedPrecision, updatedAt, authors, section, topics }: ArticlePage,
  { siteUrl, timeZone, name }: Publication,
): OpenGraphArticle {
  return {
    publishedTime: machineDate(publishedAt, publishedPrecision, timeZone),
    ...(updatedAt && { modifiedTime: updatedAt.toISOString() }),
    authors: authors.map(({ slug }) => absoluteUrl(siteUrl, authorPath(slug))),
    ...(section && { section: section.name }),
    tags: topics.map(({ name }) => name),
    images: [card(absoluteUrl(siteUrl, articleCardPath(path)), `${headline} | ${name}`)],
  };
}

/** The card of the publication, for every page that is not an article. */
export function openGraphSiteCard({ siteUrl, name }: Pick<Publication, "siteUrl" | "name">): OpenGraphImage {
  return card(absoluteUrl(siteUrl, siteCardPath), name);
}

function card(url: string, alt: string): OpenGraphImage {
  return { url, width: CARD_WIDTH, height: CARD_HEIGHT, alt, type: "image/png" };
}
