import type { ArticleCard, Named } from "@/lib/articles/views";

/** A stretch of text, and whether it is what was searched for. */
export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

export interface SearchHit {
  readonly article: ArticleCard;
  /** Plain text from the article, in parts; empty for a piece without a body. */
  readonly excerpt: readonly ExcerptPart[];
  /** The headline, in parts. */
  readonly headline: readonly ExcerptPart[];
}

/** A way to narrow a search, and how many of what was looked through it would leave. */
export interface Facet extends Named {
  readonly count: number;
}

export interface SearchResults {
  readonly hits: readonly SearchHit[];
  /** How many articles match: exact where `more` is false; otherwise that many at least. */
  readonly count: number;
  readonly more: boolean;
  /** The best of the newest matches are on pages 1 to this. At least 1. */
  readonly pages: number;
  /** Each the most frequent first. */
  readonly sections: readonly Facet[];
  readonly topics: readonly Facet[];
  readonly authors: readonly Facet[];
  /** The newest first; the slug is the year in four digits. */
  readonly years: readonly Facet[];
  /** Where nothing was found: a word as it was typed, and what it may have been meant for. */
  readonly suggestion: { readonly word: string; readonly instead: string } | null;
}
