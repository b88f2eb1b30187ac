import type { ArticlePage } from "@/lib/articles/views";
import { dayOf, twoDigits } from "@/lib/dates";
import { absoluteUrl } from "@/lib/urls";
import type { Publication } from "../views";

/** What TeX would read as a command, as it is written to be read as itself. */
const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // A backslash before a brace is nothing to BibTeX, which counts it all the same, and would miss the end of the field.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

/**
 * The article as an entry for BibTeX and BibLaTeX, in UTF-8. Names and titles stand in a second pair of braces: BibTeX would take a name
 * apart and make a title small.
 */
export function writeBibtex(article: ArticlePage, { siteUrl, name, timeZone }: Publication): string {
  const { year, month, day } = dayOf(article.publishedAt, timeZone);
  const date = `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
  const fields: [string, string][] = [
    ["title", `{${escaped(article.headline)}}`],
    ...(article.authors.length > 0
      ? [
          ["author", article.authors.map((author) => `{${escaped(author.name)}}`).join(" and ")] satisfies [
            string,
            string,
          ],
        ]
      : []),
    ["journal", `{${escaped(name)}}`],
    ["year", String(year)],
    ["month", String(month)],
    ["date", date],
    // An address is read letter by letter.
    ["url", absoluteUrl(siteUrl, article.path)],
    ["langid", article.language],
    ["note", `Revision ${article.revisionNumber}, sha256 ${article.revisionHash}`],
  ];
  const lines = fields.map(([field, value]) => `  ${field} = {${value}}`);
  return `@article{${keyOf(article, year)},\n${lines.join(",\n")}\n}\n`;
}

/** In ASCII, since older programs know no other keys. */
function keyOf({ authors, revisionHash }: ArticlePage, year: number): string {
  const first = authors[0]?.slug.replace(/[^a-z0-9]+/g, "") ?? "";
  return `${first || "article"}${year}-${revisionHash.slice(0, 6)}`;
}

function escaped(text: string): string {
  return text.replace(/[\\{}$&#%_^~]/g, (character) => TEX[character] ?? character);
}
