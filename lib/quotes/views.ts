import type { QuoteState } from "@/lib/database/generated/enums";

/** A quotation of an article, and what became of it in what was kept. */
export interface QuoteView {
  /** Counted from 1, in the order of the text. */
  readonly position: number;
  /** Its id in the article's page. */
  readonly anchor: string;
  readonly text: string;
  /** True where these words are a translation; then the original is looked up, where it is given. */
  readonly translated: boolean;
  readonly original: string | null;
  /** BCP 47. */
  readonly originalLanguage: string | null;
  readonly state: QuoteState;
  /** The source that it was found in, or is altered from, or else the one that it most likely comes from; null where none is cited. */
  readonly address: string | null;
  /** The capture that it was found in, or is altered from. */
  readonly captureHash: string | null;
  /** What stands there, where it is altered. */
  readonly passage: string | null;
}

export const quoteSelection = {
  position: true,
  anchor: true,
  text: true,
  translated: true,
  original: true,
  originalLanguage: true,
  state: true,
  address: true,
  captureHash: true,
  passage: true,
} as const;

export const QUOTE_STATES = [
  "verified",
  "altered",
  "not_found",
  "unkept",
] as const satisfies readonly QuoteState[];
