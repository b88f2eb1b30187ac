import type { ArticlePage } from "@/lib/articles/views";
import { dayOf, machineDate, twoDigits } from "@/lib/dates";
import { absoluteUrl } from "@/lib/urls";
import { entryId, printedStandfirst } from "../feed-fields";
import type { Publication } from "../views";

/**
 * The `meta` elements by which reference managers and libraries cite an article: Google Scholar's `citation_…`, and Dublin
 * Core's. A list stands for as many elements of that name.
 */
export function citationMetas(
  article: ArticlePage,
  { siteUrl, name, timeZone }: Publication,
): Record<string, string | string[]> {
  const address = absoluteUrl(siteUrl, article.path);
  const { year, month, day } = dayOf(article.publishedAt, timeZone);
  const authors = article.authors.map((author) => author.name);
  const description = printedStandfirst(article);
  const subjects = article.topics.map((topic) => topic.name);
  return {
    citation_title: article.headline,
    ...(authors.length > 0 && { citation_author: authors }),
    citation_publication_date: `${String(year).padStart(4, "0")}/${twoDigits(month)}/${twoDigits(day)}`,
    citation_language: article.language,
    citation_public_url: address,
    "DC.title": article.headline,
    ...(authors.length > 0 && { "DC.creator": authors }),
    "DC.date": machineDate(article.publishedAt, "day", timeZone),
    "DC.language": article.language,
    "DC.publisher": name,
    "DC.identifier": [address, entryId(article)],
    "DC.type": "Text",
    ...(subjects.length > 0 && { "DC.subject": subjects }),
    ...(description !== null && { "DC.description": description }),
  };
}
