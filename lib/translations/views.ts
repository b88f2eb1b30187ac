import type { DeskState } from "@/lib/articles/draft-listing";

/** What readers and the newsroom are shown of the editions of a piece: its original, and the translations of it. */

/** One of them that readers have. */
export interface EditionView {
  /** Stored and unencoded. */
  readonly path: string;
  /** BCP 47. */
  readonly language: string;
  readonly headline: string;
  readonly isOriginal: boolean;
}

export interface Editions {
  /** All that readers have, with this one, the original first and then by language; none where this is the only one. */
  readonly editions: readonly EditionView[];
  /** How this one was made, if it is a translation. */
  readonly translation: TranslationView | null;
}

export interface TranslationView {
  /** What it was translated from; null where readers have never had that. A withdrawn one may have lost its headline. */
  readonly original: {
    readonly path: string;
    readonly language: string;
    readonly headline: string | null;
    readonly isWithdrawn: boolean;
  } | null;
  readonly translator: string | null;
  /** The name of the machine. */
  readonly engine: string | null;
  readonly checkedBy: string | null;
  /** When the original was updated or corrected after the translation last was; null where it was not. */
  readonly behindSince: Date | null;
}

/** An edition as the newsroom has it, be it public or not. */
export interface DraftEdition {
  readonly id: string;
  readonly headline: string;
  readonly language: string;
  readonly state: DeskState;
  readonly createdBy: string | null;
  readonly behindSince: Date | null;
  /** What readers have of it; null where they have nothing. */
  readonly article: Pick<EditionView, "path" | "language" | "headline"> | null;
}

export interface DraftEditions {
  /** What the draft is a translation of: null where it is none, `gone` where that is no longer there. */
  readonly original: DraftEdition | "gone" | null;
  /** The translations of the same original, without the draft itself; at most a hundred. */
  readonly translations: readonly DraftEdition[];
}
