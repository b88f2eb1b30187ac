import { findArticle } from "@/lib/articles/queries";
import type { ArticlePage } from "@/lib/articles/views";
import { type ArticleEvidence, findEvidence } from "@/lib/sources/evidence";
import {
  absoluteUrl,
  articleSourcesPath,
  articleSourcesTwinPath,
  capturePath,
  publisherPath,
} from "@/lib/urls";
import { notThere, textAnswer } from "./answers";
import { entryId } from "./feed-fields";
import { notHere } from "./not-here";
import { findPublication } from "./queries";
import type { Publication } from "./views";

/** What an article cites as JSON, for programs: what its page of sources says. */
export function writeSourcesTwin(
  article: Pick<ArticlePage, "id" | "path" | "headline" | "revisionNumber" | "revisionHash">,
  { sources, kept }: ArticleEvidence,
  { siteUrl }: Publication,
): string {
  const document = {
    article: entryId(article),
    url: absoluteUrl(siteUrl, article.path),
    html_url: absoluteUrl(siteUrl, articleSourcesPath(article.path)),
    headline: article.headline,
    revision: { number: article.revisionNumber, sha256: article.revisionHash },
    kept,
    sources: sources.map((source) => ({
      position: source.position,
      url: source.address,
      publisher: {
        name: source.publisher.name,
        url: absoluteUrl(siteUrl, publisherPath(source.publisher.slug)),
      },
      title: source.title,
      author: source.author,
      date: source.date,
      language: source.language,
      kind: source.kind,
      cited_in: source.links,
      captures: source.captures.map((capture) => ({
        url: absoluteUrl(siteUrl, capturePath(capture.hash)),
        sha256: capture.hash,
        captured_at: capture.capturedAt.toISOString(),
        method: capture.method,
        media_type: capture.mediaType,
        payload_sha256: capture.payloadHash,
      })),
      quotes: source.quotes.map((quote) => ({
        text: quote.text,
        url: `${absoluteUrl(siteUrl, article.path)}#${quote.anchor}`,
        translated: quote.translated,
        original: quote.original,
        original_language: quote.originalLanguage,
        state: quote.state,
        capture_sha256: quote.captureHash,
        passage: quote.passage,
      })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Answers with what the article at an address cites. Leads on to the one address where the article has another; 410 or 451 where it has
 * been withdrawn; 404 where there is none.
 */
export async function answerSources(
  address: { readonly path: string; readonly canonical: boolean } | null,
): Promise<Response> {
  if (address === null) return notThere("There is no such article.");
  const [article, publication] = await Promise.all([findArticle(address.path), findPublication()]);
  if (article !== null && address.canonical)
    return textAnswer(
      writeSourcesTwin(article, await findEvidence(article.id), publication),
      "application/json",
    );
  return notHere(address, article, articleSourcesTwinPath);
}
