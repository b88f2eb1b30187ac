import { findRedirect, findTombstone } from "@/lib/articles/queries";
import { type TombstoneAnswer, tombstoneAnswer } from "@/lib/articles/tombstone-answer";
import { findHistorySubject } from "./queries";

/** An address as somebody asked for it. */
export interface AskedAddress {
  /** Stored and unencoded, in its one form. */
  readonly path: string;
  /** False where it was asked for in another form, such as capitals. */
  readonly canonical: boolean;
}

/** What became of an article that cannot be read where it was asked for. */
export type Whereabouts =
  | { readonly kind: "withdrawn"; readonly path: string; readonly answer: TombstoneAnswer }
  | { readonly kind: "elsewhere"; readonly path: string };

/**
 * What is at an address whose history was asked for and not found: the article's tombstone; the address that it has now, or the one form
 * of the one it has; null where none is, or where the article is there and has no such revision.
 */
export async function findWhereabouts({ path, canonical }: AskedAddress): Promise<Whereabouts | null> {
  const tombstone = await findTombstone(path);
  if (tombstone !== null && canonical)
    return { kind: "withdrawn", path: tombstone.path, answer: tombstoneAnswer(tombstone) };
  const here = canonical ? null : (tombstone ?? (await findHistorySubject(path)));
  const elsewhere = here?.path ?? (await findRedirect(path));
  return elsewhere === null ? null : { kind: "elsewhere", path: elsewhere };
}
