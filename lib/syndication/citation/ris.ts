import type { ArticlePage } from "@/lib/articles/views";
import { dayOf, twoDigits } from "@/lib/dates";
import { absoluteUrl } from "@/lib/urls";
import { printedStandfirst } from "../feed-fields";
import type { Publication } from "../views";

/** The article for reference managers, as RIS (`NEWS`): a tag a line, in UTF-8, each line ended as on a teleprinter. */
export function writeRis(article: ArticlePage, { siteUrl, name, timeZone }: Publication): string {
  const { year, month, day } = dayOf(article.publishedAt, timeZone);
  const abstract = printedStandfirst(article);
  const lines: [string, string][] = [
    ["TY", "NEWS"],
    ["TI", article.headline],
    ...article.authors.map((author): [string, string] => ["AU", author.name]),
    ["T2", name],
    ["PY", String(year).padStart(4, "0")],
    ["DA", `${String(year).padStart(4, "0")}/${twoDigits(month)}/${twoDigits(day)}`],
    ["LA", article.language],
    ...(article.section ? [["SE", article.section.name] satisfies [string, string]] : []),
    ...article.topics.map((topic): [string, string] => ["KW", topic.name]),
    ...(abstract === null ? [] : [["AB", abstract] satisfies [string, string]]),
    ["UR", absoluteUrl(siteUrl, article.path)],
    ["N1", `Revision ${article.revisionNumber}, sha256 ${article.revisionHash}`],
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value.replace(/\s+/gu, " ")}\r\n`).join("");
}
