import type { LogEnd } from "@/lib/log/views";

/** Something that is not as it was written, or not where it belongs. */
export interface Flaw {
  /** A stable word for programs and tests, in kebab-case. */
  readonly code: string;
  /** What it is about, such as `revision 2 of /2018/01/02/slug` or `media 0f3a….webp`. */
  readonly where: string;
  /** A sentence for people, with what to do where there is something. */
  readonly message: string;
  /** What should be there, and what is; null where that cannot be said in a word. */
  readonly expected: string | null;
  readonly found: string | null;
}

/** What was looked at. */
export interface Extent {
  readonly head: LogEnd | null;
  readonly entries: number;
  readonly revisions: number;
  readonly articles: number;
  readonly tombstones: number;
  readonly objects: number;
  readonly pictures: number;
  readonly corrections: number;
  readonly captures: number;
  readonly statements: number;
  readonly records: number;
  readonly events: number;
  /** Entries in the object store that are no part of the chain, as an interrupted publication leaves them. */
  readonly leftovers: number;
}
