import type { Day } from "@/lib/dates";
import type { ArticleCard, Named } from "./views";

/** What the pages of the archive show, without a database. */

/** A year and how many pieces each of its twelve months brought, January first. */
export interface YearCount {
  readonly year: number;
  readonly pieces: number;
  readonly months: readonly number[];
}

/** A month (counted from 1) and how many pieces each of its days brought, the first day first. */
export interface MonthCount {
  readonly month: number;
  readonly pieces: number;
  readonly days: readonly number[];
}

/** The days of the nearest pieces before and after a span; null where there are none. */
export interface NeighbouringDays {
  readonly previous: Day | null;
  readonly next: Day | null;
}

/** A section, running story, topic or author in a ledger: how much, and from when until when. */
export interface NamedCount extends Named {
  readonly description: string;
  readonly pieces: number;
  /** When its oldest and its newest piece were published; null where there is none. */
  readonly oldest: Date | null;
  readonly newest: Date | null;
}

/** Where a reader can go on from an article. */
export interface Around {
  /** The pieces published just before and just after it. */
  readonly previous: ArticleCard | null;
  readonly next: ArticleCard | null;
  /** The nearest in subject first. */
  readonly related: readonly ArticleCard[];
}
