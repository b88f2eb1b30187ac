import type { DiffLine } from "@/lib/articles/text-diff";
import { compareCaptures, listCapturesOf, listShown } from "@/lib/captures/queries";
import type { CaptureView } from "@/lib/captures/views";
import { database, type Queryable } from "@/lib/database/client";
import { listQuotesOf } from "@/lib/quotes/queries";
import type { QuoteView } from "@/lib/quotes/views";
import { listSourcesOf } from "./queries";
import type { CitedSource } from "./views";

/** A source that an article cites, with what was kept of it, the newest first, and what is quoted from it. */
export interface CitedWithEvidence extends CitedSource {
  readonly captures: readonly CaptureView[];
  /** The quotations that most likely come from it. */
  readonly quotes: readonly QuoteView[];
  /** What became of its text between its first and its newest capture; null where nothing did, or where readers are not shown both. */
  readonly changes: readonly DiffLine[] | null;
}

export interface ArticleEvidence {
  /** In the order of the article's text. */
  readonly sources: readonly CitedWithEvidence[];
  /** All quotations of the article, in their order. */
  readonly quotes: readonly QuoteView[];
  /** Of how many sources something was kept. */
  readonly kept: number;
}

/** What an article rests on, as readers may know it. Changes between captures are compared only when they are asked for. */
export async function findEvidence(
  articleId: string,
  { changes = false }: { readonly changes?: boolean } = {},
  queryable: Queryable = database(),
): Promise<ArticleEvidence> {
  const [cited, quotes] = await Promise.all([
    listSourcesOf(queryable, articleId),
    listQuotesForReaders(queryable, articleId),
  ]);
  const captures = await listCapturesOf(
    queryable,
    cited.map(({ address }) => address),
  );
  const sources: CitedWithEvidence[] = [];
  for (const source of cited) {
    const kept = captures.get(source.address) ?? [];
    sources.push({
      ...source,
      captures: kept,
      quotes: quotes.filter(({ address }) => address === source.address),
      changes: changes ? await changesOf(queryable, kept) : null,
    });
  }
  return { sources, quotes, kept: sources.filter((source) => source.captures.length > 0).length };
}

/** The quotations, with other words of a source only where readers are shown the text that has them. */
async function listQuotesForReaders(queryable: Queryable, articleId: string): Promise<readonly QuoteView[]> {
  const quotes = await listQuotesOf(queryable, articleId);
  const shown = await listShown(
    queryable,
    quotes.flatMap(({ passage, captureHash }) => (passage === null ? [] : (captureHash ?? []))),
  );
  return quotes.map((quote) =>
    quote.captureHash !== null && shown.has(quote.captureHash) ? quote : { ...quote, passage: null },
  );
}

/** What readers may see of what became of a source: between the first and the newest of the captures whose text they are shown. */
async function changesOf(
  queryable: Queryable,
  captures: readonly CaptureView[],
): Promise<readonly DiffLine[] | null> {
  const shown = captures.filter(({ textShown }) => textShown);
  const [newest, first] = [shown.at(0), shown.at(-1)];
  if (newest === undefined || first === undefined || newest.payloadHash === first.payloadHash) return null;
  const lines = await compareCaptures(queryable, first.hash, newest.hash);
  return lines?.some((line) => line.kind === "line") ? lines : null;
}
