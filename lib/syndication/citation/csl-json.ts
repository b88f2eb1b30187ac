import type { ArticlePage } from "@/lib/articles/views";
import { dayOf } from "@/lib/dates";
import { absoluteUrl } from "@/lib/urls";
import { entryId, printedStandfirst } from "../feed-fields";
import type { Publication } from "../views";

/** The article for reference managers, as CSL-JSON (Citation Style Language 1.0.2, `article-newspaper`): a list of one. */
export function writeCslJson(article: ArticlePage, publication: Publication): string {
  const { siteUrl, name, timeZone } = publication;
  const { year, month, day } = dayOf(article.publishedAt, timeZone);
  const abstract = printedStandfirst(article);
  const item = {
    id: entryId(article),
    type: "article-newspaper",
    title: article.headline,
    // A byline is one name as it is printed, of which nobody can say which part is the family's.
    ...(article.authors.length > 0 && { author: article.authors.map(({ name: literal }) => ({ literal })) }),
    "container-title": name,
    ...(article.section && { section: article.section.name }),
    issued: { "date-parts": [[year, month, day]] },
    language: article.language,
    ...(abstract !== null && { abstract }),
    ...(article.topics.length > 0 && { keyword: article.topics.map((topic) => topic.name).join(", ") }),
    ...(article.place !== null && { "publisher-place": article.place }),
    URL: absoluteUrl(siteUrl, article.path),
    note: `Revision ${article.revisionNumber}, sha256 ${article.revisionHash}`,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
