import type { Named } from "@/lib/articles/views";
import type { SpeakerKind, StatementKind } from "./statement-record";

/** Somebody, or something, that says things. */
export interface SpeakerView extends Named {
  readonly kind: SpeakerKind;
}

/** A speaker in the list of them. */
export interface SpeakerCount extends SpeakerView {
  readonly statements: number;
  /** As much of the dates as is known. */
  readonly first: string;
  readonly last: string;
}

/** Words in a language (BCP 47). */
export interface Spoken {
  readonly text: string;
  readonly language: string;
}

/** What somebody said. */
export interface StatementView {
  readonly id: number;
  /** Where the page of its speaker's goes on from on which it stands; null on the first. */
  readonly place: string | null;
  readonly speaker: SpeakerView;
  readonly kind: StatementKind;
  /** `2018`, `2018-01` or `2018-01-02`. */
  readonly saidOn: string;
  readonly quote: Spoken | null;
  readonly original: Spoken | null;
  readonly article: StatementArticle;
  /** Of the revision in which it stood when it was recorded. */
  readonly revisionHash: string;
  /** The id of the quotation in the article's page; null where it stands there no longer in these words. */
  readonly anchor: string | null;
  /** Whether the article, as readers have it now, has the words; true where nothing was said. */
  readonly wordsStand: boolean;
  /** The address of the source. */
  readonly source: string | null;
  readonly recordedAt: Date;
  /** When its record was last corrected. */
  readonly correctedAt: Date | null;
  readonly contradictions: readonly ContradictionView[];
}

/** The article that a statement stands in, as readers have it now. */
export interface StatementArticle {
  readonly id: string;
  readonly path: string;
  readonly headline: string;
  readonly language: string;
}

/** The other side of a contradiction. */
export interface ContradictionView {
  readonly id: number;
  /** As a statement's. */
  readonly place: string | null;
  readonly speaker: SpeakerView;
  readonly kind: StatementKind;
  readonly saidOn: string;
  readonly note: string;
}

/** A part of a list, with where the next begins; null at the end. */
export interface StatementPage {
  readonly statements: readonly StatementView[];
  readonly next: string | null;
}

/** The first statements of an article, in the order of time, and how many there are. */
export interface StatementsInArticle {
  readonly statements: readonly StatementView[];
  readonly total: number;
}
