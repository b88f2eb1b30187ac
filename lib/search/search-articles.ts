import { toCard } from "@/lib/articles/listing";
import { articleCardSelection } from "@/lib/articles/views";
import { database } from "@/lib/database/client";
import { compileQuery, type MarkedWords, type SearchFilters } from "./compile-query";
import { excerptOf, markWords } from "./excerpt";
import { lookBack } from "./looks";
import { readNameMeanings } from "./name-meanings";
import type { SearchQuery } from "./parse-query";
import { MOST_CANDIDATES, rankCandidates } from "./rank-candidates";
import { suggestWord } from "./suggest-word";
import type { SearchHit, SearchResults } from "./views";

/** Hits on a page. */
export const PAGE_LENGTH = 20;
/** No search has more pages than these. */
export const MOST_PAGES = MOST_CANDIDATES / PAGE_LENGTH;

/** An excerpt is sought in so many characters from the beginning of an article. */
const READ_FOR_EXCERPT = 12_000;

export interface SearchRequest {
  readonly query: SearchQuery;
  readonly filters: SearchFilters;
  /** From 1 to `MOST_PAGES`. */
  readonly page: number;
  /** The site's (IANA), in which days and years are read. */
  readonly timeZone: string;
}

/**
 * One page of the articles that a query finds, the best first; null for a query that asks for nothing. Of more matches than
 * `MOST_CANDIDATES` only the newest so many are ranked and counted, so that no query costs more than those.
 */
export async function searchArticles(request: SearchRequest): Promise<SearchResults | null> {
  const { query, filters, timeZone } = request;
  const meanings = await readNameMeanings(query, filters);
  const compiled = compileQuery(query, filters, timeZone, meanings);
  if (compiled === null) return null;
  const page = { offset: (request.page - 1) * PAGE_LENGTH, limit: PAGE_LENGTH };
  const ranking = await lookBack(compiled, MOST_CANDIDATES + 1, (look) =>
    rankCandidates(compiled, look, page, request.timeZone),
  );
  return {
    hits: await readHits(ranking.page, compiled.marked),
    count: ranking.count,
    more: ranking.matches > MOST_CANDIDATES,
    pages: Math.max(1, Math.ceil(ranking.count / PAGE_LENGTH)),
    sections: ranking.sections,
    topics: ranking.topics,
    authors: ranking.authors,
    years: ranking.years,
    suggestion: ranking.matches === 0 ? await suggestWord(request.query) : null,
  };
}

async function readHits(ids: readonly string[], marked: MarkedWords): Promise<SearchHit[]> {
  if (ids.length === 0) return [];
  const [rows, texts] = await Promise.all([
    database().article.findMany({
      where: { id: { in: [...ids] } },
      select: { ...articleCardSelection, id: true },
    }),
    database().$queryRaw<{ id: string; text: string }[]>`
      SELECT id, left(plain_text, ${READ_FOR_EXCERPT}) AS text FROM article WHERE id = ANY(${[...ids]}::uuid[])`,
  ]);
  const cards = new Map(rows.map(({ id, ...row }) => [id, toCard(row)]));
  const byId = new Map(texts.map(({ id, text }) => [id, text]));
  return ids.flatMap((id) => {
    const article = cards.get(id);
    if (article === undefined) return [];
    const excerpt = excerptOf(byId.get(id) ?? "", marked);
    return [{ article, excerpt, headline: markWords(article.headline, marked) }];
  });
}
