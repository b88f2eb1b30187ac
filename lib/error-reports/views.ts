/** What the newsroom is shown of a reader's report. There is no database here. */

export const REPORT_STATES = ["open", "accepted", "declined"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export interface ErrorReportView {
  readonly id: string;
  readonly articleId: string;
  /** Of the article as it is now; null where it is withdrawn. */
  readonly headline: string | null;
  readonly language: string | null;
  /** Stored and unencoded; null where it is withdrawn. */
  readonly path: string | null;
  /** The revision that readers had when it came. */
  readonly revision: number;
  readonly text: string;
  /** The words that it is about, as the reader copied them. */
  readonly quote: string | null;
  /** How the reader can be reached; null where they did not say, or it is forgotten by now. */
  readonly contact: string | null;
  /** To the minute. */
  readonly receivedAt: Date;
  readonly state: ReportState;
  readonly handledBy: string | null;
  readonly handledAt: Date | null;
  /** What whoever handled it noted, for the newsroom alone. */
  readonly note: string | null;
}

/** A page of reports, the newest first. */
export interface ErrorReportPage {
  readonly reports: readonly ErrorReportView[];
  /** Where the next page begins, as an address writes it; null on the last. */
  readonly next: string | null;
}
