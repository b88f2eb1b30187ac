import type { NameRow } from "./rows";

/** As far as the articles of a name are counted where several are listed. */
export const MOST_COUNTED = 10_000;

/** A section, topic, author or story in a list of the newsroom. */
export interface ListedName {
  readonly slug: string;
  readonly name: string;
  /** How many published articles bear it; `MOST_COUNTED` means so many or more. */
  readonly articles: number;
}

/** One of them as it is looked after: what is said of it, and what hangs on it. */
export interface NameAtWork extends NameRow {
  readonly articles: number;
  /** Whether a draft names it that is not published yet, or changed since. */
  readonly isInDrafts: boolean;
  /** The slugs whose addresses lead to it, those that were left last first; at most a hundred. */
  readonly former: readonly { readonly slug: string; readonly leftAt: Date }[];
}
