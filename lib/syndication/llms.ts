import type { ArticleCard } from "@/lib/articles/views";
import {
  absoluteUrl,
  archivePath,
  correctionsPath,
  feedPath,
  feedsPath,
  frontPath,
  llmsFullPath,
  markdownTwinPath,
  sectionPath,
  sitemapPath,
} from "@/lib/urls";
import { printedStandfirst } from "./feed-fields";
import { inlineMarkdown } from "./markdown-twin";
import type { Names, Publication } from "./views";

/** `llms.txt`: what is here and in which forms, for programs that read, in the Markdown that llmstxt.org describes. */
export function writeLlms(
  newest: readonly ArticleCard[],
  { sections }: Pick<Names, "sections">,
  { siteUrl, name, tagline }: Publication,
): string {
  const link = (text: string, path: string, note: string | null) =>
    `- [${inlineMarkdown(text)}](${absoluteUrl(siteUrl, path)})${note ? `: ${inlineMarkdown(note)}` : ""}`;
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}`, lines.join("\n")];
  return `${[
    `# ${inlineMarkdown(name)}`,
    ...(tagline === "" ? [] : [`> ${inlineMarkdown(tagline)}`]),
    "Every article is also there as Markdown, at its address followed by `/article.md`, and as JSON, at its address followed by `/article.json`.",
    ...block(
      "Articles",
      newest.map((article) =>
        link(article.headline, markdownTwinPath(article.path), printedStandfirst(article)),
      ),
    ),
    ...block(
      "Sections",
      sections.map((section) => link(section.name, sectionPath(section.slug), null)),
    ),
    ...block("Everything", [
      link(
        "In full",
        llmsFullPath,
        "the articles themselves, the newest first, in as many files as it takes",
      ),
      link("Archive", archivePath, "every article, by date"),
      link("Corrections", correctionsPath, "what was wrong, and what is said instead"),
      link("Corrections, as Atom", feedPath(correctionsPath, "atom"), null),
      link("Sitemap", sitemapPath, null),
      link("Atom", feedPath(frontPath, "atom"), "full text, paged back to the first article"),
      link("JSON Feed", feedPath(frontPath, "json"), "the same"),
      link("Feeds", feedsPath, "one for each section, running story, topic and author, as OPML"),
    ]),
  ].join("\n\n")}\n`;
}
