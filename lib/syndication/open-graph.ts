import type { ArticlePage } from "@/lib/articles/views";
import { machineDate } from "@/lib/dates";
import { absoluteUrl, authorPath } from "@/lib/urls";
import { pictureType } from "./feed-fields";
import type { Publication } from "./views";

/** What Open Graph says of an article beyond its words, under the names by which Next takes it. */
export interface OpenGraphArticle {
  readonly publishedTime: string;
  readonly modifiedTime?: string;
  /** The addresses of the authors' pages. */
  readonly authors: string[];
  readonly section?: string;
  readonly tags: string[];
  readonly images?: { url: string; width: number; height: number; alt: string; type: string }[];
}

/** Dates are whole instants, or days where no more is known; a drawing is left out, since no one shows it as a card. */
export function openGraphArticle(
  { publishedAt, publishedPrecision, updatedAt, authors, section, topics, lead }: ArticlePage,
  { siteUrl, timeZone }: Publication,
): OpenGraphArticle {
  return {
    publishedTime: machineDate(publishedAt, publishedPrecision, timeZone),
    ...(updatedAt && { modifiedTime: updatedAt.toISOString() }),
    authors: authors.map(({ slug }) => absoluteUrl(siteUrl, authorPath(slug))),
    ...(section && { section: section.name }),
    tags: topics.map(({ name }) => name),
    ...(lead &&
      pictureType(lead) !== "image/svg+xml" && {
        images: [
          {
            url: absoluteUrl(siteUrl, lead.src),
            width: lead.width,
            height: lead.height,
            alt: lead.alt,
            type: pictureType(lead),
          },
        ],
      }),
  };
}
