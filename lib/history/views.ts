import type { ChangeSize } from "@/lib/articles/change-size";
import type { FieldDiff } from "@/lib/articles/content-diff";
import type { UnpublishedPage } from "@/lib/articles/views";
import type { RevisionKind } from "@/lib/database/generated/client";

/** The article whose history it is, as it is now. */
export interface HistorySubject {
  /** Stored and unencoded. */
  readonly path: string;
  readonly headline: string;
  readonly language: string;
  /** The number of its newest revision, which readers have. */
  readonly newest: number;
}

/** A published revision, without its words. */
export interface HistoryEntry {
  /** Counted from 1. */
  readonly number: number;
  readonly hash: string;
  readonly kind: RevisionKind;
  /** When it came into force here. */
  readonly at: Date;
  /** What readers are told of it. */
  readonly note: string | null;
  /** Who published it; null unless the site names them. */
  readonly actor: string | null;
  /** The address that the article got by it; null where it kept its own. */
  readonly movedTo: string | null;
  /** What it changed; null where that is nothing that can be counted, or was never counted. */
  readonly size: ChangeSize | null;
  /** The number of the text that it changed; null where there was none, and for a withdrawal. */
  readonly changed: number | null;
}

/** A page of an article's history. */
export interface HistoryPage extends HistorySubject {
  /** The newest first. */
  readonly entries: readonly HistoryEntry[];
  /** The number before which the next page goes on; null on the last. */
  readonly older: number | null;
  /** The number before which the page before goes on, or `first` for the first page; null there. */
  readonly newer: number | "first" | null;
}

/** One of the texts that an article had, and when it had it. */
export interface RevisionPlace {
  readonly number: number;
  readonly hash: string;
  readonly kind: RevisionKind;
  readonly at: Date;
}

/** An article as one of its revisions was: its words and names of then, by the renderer of today. */
export interface OldRevision extends RevisionPlace {
  readonly subject: HistorySubject;
  readonly page: UnpublishedPage;
  readonly note: string | null;
  /** When the next revision took its place; null for the newest. */
  readonly until: Date | null;
  /** The numbers of the texts around it. */
  readonly before: number | null;
  readonly after: number | null;
}

/** What became of one text of an article in another. */
export interface Difference {
  readonly subject: HistorySubject;
  readonly from: RevisionPlace;
  readonly to: RevisionPlace;
  /** The language of the later text. */
  readonly language: string;
  readonly fields: readonly FieldDiff[];
  /** The numbers of the texts before the one and after the other; null where there is none. */
  readonly before: number | null;
  readonly after: number | null;
}
