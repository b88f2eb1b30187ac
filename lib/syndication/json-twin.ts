import { machineDate } from "@/lib/dates";
import type { Editions } from "@/lib/translations/views";
import {
  absoluteUrl,
  authorPath,
  historyPath,
  markdownTwinPath,
  revisionDifferencePath,
  revisionPath,
  revisionRecordPath,
  sectionPath,
  storyPath,
  timeGatePath,
  timeMapPath,
  topicPath,
} from "@/lib/urls";
import { entryHtml } from "./entry-html";
import { entryId } from "./feed-fields";
import type { Publication, TwinArticle } from "./views";

/** An article as JSON, for programs: what its page says, in both forms, with the hash of the revision that is read. */
export function writeJsonTwin(
  article: TwinArticle,
  { siteUrl, name, timeZone }: Publication,
  { editions, translation }: Editions = { editions: [], translation: null },
): string {
  const address = absoluteUrl(siteUrl, article.path);
  const named = (pathOf: (slug: string) => string) => (each: { slug: string; name: string }) => ({
    name: each.name,
    url: absoluteUrl(siteUrl, pathOf(each.slug)),
  });
  const document = {
    id: entryId(article),
    url: address,
    markdown_url: absoluteUrl(siteUrl, markdownTwinPath(article.path)),
    publication: name,
    language: article.language,
    editions: editions.map(({ language, path, isOriginal }) => ({
      language,
      url: absoluteUrl(siteUrl, path),
      original: isOriginal,
    })),
    translation: translation && {
      of: translation.original && absoluteUrl(siteUrl, translation.original.path),
      translator: translation.translator,
      engine: translation.engine,
      checked_by: translation.checkedBy,
      original_changed: translation.behindSince?.toISOString() ?? null,
    },
    headline: article.headline,
    standfirst: article.standfirst,
    standfirst_label: article.standfirstLabel,
    section: article.section && named(sectionPath)(article.section),
    story: article.story && named(storyPath)(article.story),
    authors: article.authors.map(named(authorPath)),
    topics: article.topics.map(named(topicPath)),
    place: article.place,
    date_published: machineDate(article.publishedAt, article.publishedPrecision, timeZone),
    date_modified: article.updatedAt?.toISOString() ?? null,
    words: article.words,
    lead: article.lead && { ...article.lead, src: absoluteUrl(siteUrl, article.lead.src) },
    content_html: entryHtml({ ...article, lead: null, corrections: [] }, { siteUrl, timeZone }),
    content_markdown: article.markdown,
    revision: { number: article.revisionNumber, sha256: article.revisionHash },
    history: {
      url: absoluteUrl(siteUrl, historyPath(article.path)),
      revision_url: absoluteUrl(siteUrl, revisionPath(article.path, article.revisionNumber)),
      record_url: absoluteUrl(siteUrl, revisionRecordPath(article.path, article.revisionNumber)),
      timegate_url: absoluteUrl(siteUrl, timeGatePath(article.path)),
      timemap_url: absoluteUrl(siteUrl, timeMapPath(article.path, "json")),
    },
    corrections: article.corrections.map(({ from, to, note, serious, passages, correctedAt }) => ({
      date: correctedAt.toISOString(),
      note,
      serious,
      from_revision: from,
      to_revision: to,
      passages,
      difference_url: absoluteUrl(siteUrl, revisionDifferencePath(article.path, from, to)),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
