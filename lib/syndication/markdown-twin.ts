import { stringify } from "yaml";
import { machineDate } from "@/lib/dates";
import { absoluteUrl } from "@/lib/urls";
import { entryId, printedStandfirst } from "./feed-fields";
import type { Publication, TwinArticle } from "./views";

/**
 * An article as Markdown: YAML front matter, the headline, the standfirst, and the source of the body exactly as it was
 * published, in the house's markup (`lib/markdown/README.md`) and without the end mark, which is not in it.
 */
export function writeMarkdownTwin(article: TwinArticle, { siteUrl, name, timeZone }: Publication): string {
  const frontMatter = {
    title: article.headline,
    ...(article.standfirst !== null && { description: printedStandfirst(article) }),
    id: entryId(article),
    url: absoluteUrl(siteUrl, article.path),
    publication: name,
    language: article.language,
    authors: article.authors.map((author) => author.name),
    ...(article.section && { section: article.section.name }),
    ...(article.story && { story: article.story.name }),
    topics: article.topics.map((topic) => topic.name),
    ...(article.translation && {
      translation: {
        of: `urn:uuid:${article.translation.of}`,
        ...(article.translation.translator !== null && { translator: article.translation.translator }),
        ...(article.translation.engine !== null && { engine: article.translation.engine }),
        ...(article.translation.checkedBy !== null && { checked_by: article.translation.checkedBy }),
      },
    }),
    ...(article.place !== null && { place: article.place }),
    date: machineDate(article.publishedAt, article.publishedPrecision, timeZone),
    ...(article.updatedAt && { updated: article.updatedAt.toISOString() }),
    ...(article.lead && { image: absoluteUrl(siteUrl, article.lead.src) }),
    revision: article.revisionHash,
    ...(article.corrections.length > 0 && {
      corrections: article.corrections.map(({ note, serious, correctedAt, to }) => ({
        date: correctedAt.toISOString(),
        note,
        serious,
        revision: to,
      })),
    }),
  };
  // Strings are always quoted: a reader of another version of YAML must not see a number, a date or a boolean in a headline.
  const yaml = stringify(frontMatter, {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
  });
  const standfirst = printedStandfirst(article);
  const parts = [
    `# ${inlineMarkdown(article.headline)}`,
    ...(standfirst === null ? [] : [`*${inlineMarkdown(standfirst)}*`]),
    article.markdown.trim(),
  ];
  return `---\n${yaml}---\n\n${parts.join("\n\n")}\n`;
}

/** Text that Markdown must take as it is: every ASCII punctuation that could be markup is escaped (CommonMark, 2.4). */
export function inlineMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#&|~:!^$]/g, "\\$&");
}
