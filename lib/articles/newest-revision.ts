import type { Queryable } from "@/lib/database/client";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { findHolders } from "./addresses";
import {
  isPublication,
  type PublicationRecord,
  revisionRecordSchema,
  type SealedRevision,
  sealRevision,
} from "./revisions";

/** How the newsroom says which article it means. An address is stored and unencoded, and may be one of before. */
export type ArticlePlace = { readonly id: string } | { readonly path: string };

/** The newest revision of an article that was published, also of one that has been withdrawn; null where there is none. */
export async function findNewestRevision(
  queryable: Queryable,
  place: ArticlePlace,
): Promise<SealedRevision | null> {
  const articleId = "id" in place ? place.id : (await findHolders(queryable, [place.path])).get(place.path);
  if (articleId === undefined) return null;
  const row = await queryable.revision.findFirst({
    where: { articleId },
    orderBy: { number: "desc" },
    select: { record: true },
  });
  return row && sealRevision(revisionRecordSchema.parse(row.record));
}

/** The newest revision of an article that can be read. Refused where nothing was ever published, and where it was withdrawn. */
export async function findPublication(
  queryable: Queryable,
  place: ArticlePlace,
): Promise<Outcome<SealedRevision<PublicationRecord>>> {
  const newest = await findNewestRevision(queryable, place);
  if (newest === null) return refuse(articleUnknown(place));
  return isPublication(newest) ? accept(newest) : refuse(articleWithdrawn(newest.record.path));
}

/**
 * Refused where somebody has published since: `seen` is the hash of the newest revision that the caller knows of, or undefined for whoever
 * means the article whatever it says by now.
 */
export function requireSeenRevision(newest: SealedRevision, seen: string | undefined): Outcome<void> {
  return seen === undefined || seen === newest.hash ? accept(undefined) : refuse(articleChanged(newest));
}

/** The problem with a place where nothing was ever published. */
export function articleUnknown(place: ArticlePlace): Problem {
  const [named, name] = "id" in place ? ["id", place.id] : ["address", place.path];
  return {
    code: "article-unknown",
    at: "article",
    message: `No article was ever published under the ${named} ${name}. Check it against the article’s own page.`,
  };
}

/** The problem with doing something to a withdrawn article that only one that can be read allows. */
export function articleWithdrawn(path: string): Problem {
  return {
    code: "article-withdrawn",
    at: "article",
    message: `The article at ${path} has been withdrawn. Restore it first.`,
  };
}

function articleChanged({ record: { number, path } }: SealedRevision): Problem {
  return {
    code: "article-changed",
    at: null,
    message: `Somebody has published since you saw it: the article at ${path} is at revision ${number}. Look at it again, then go on.`,
  };
}

/** The problem with what was made ready for a revision that is no longer the newest. */
export const publishedMeanwhile: Problem = {
  code: "published-meanwhile",
  at: "article",
  message: "Somebody has published a revision of this article in this moment. Look at it, then try again.",
};
