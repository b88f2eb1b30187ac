import type { Prisma } from "@/lib/database/generated/client";
import type { Passage } from "./correction-record";

/** What readers are shown of corrections. There is no database here. */

export const correctionSelection = {
  articleId: true,
  fromNumber: true,
  toNumber: true,
  note: true,
  serious: true,
  passages: true,
  publishedAt: true,
  correctedAt: true,
  draft: { select: { article: { select: { path: true, language: true, headline: true } } } },
} satisfies Prisma.CorrectionSelect;

/** A correction, wherever it is listed. */
export interface CorrectionView {
  readonly articleId: string;
  /** Of the article, stored and unencoded. */
  readonly path: string;
  readonly language: string;
  readonly headline: string;
  /** The revision that was wrong, and the one that corrected it. */
  readonly from: number;
  readonly to: number;
  /** What readers are told of it. */
  readonly note: string;
  readonly serious: boolean;
  readonly passages: readonly Passage[];
  /** When the article first appeared. */
  readonly publishedAt: Date;
  readonly correctedAt: Date;
}

/** A page of the list of corrections, the newest first. */
export interface CorrectionPage {
  readonly corrections: readonly CorrectionView[];
  /** Where the next page begins, as an address writes it; null on the last. */
  readonly older: string | null;
}

/** How often what was published had to be changed. */
export interface ChangeFigures {
  readonly typos: number;
  readonly updates: number;
  readonly corrections: number;
  readonly withdrawals: number;
  /** The median time from an article's publication to its correction, in milliseconds; null where nothing was corrected. */
  readonly timeToCorrect: number | null;
}

export interface CorrectionFigures {
  readonly thisYear: ChangeFigures;
  readonly ever: ChangeFigures;
}
