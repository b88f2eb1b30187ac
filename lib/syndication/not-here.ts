import { findRedirect, findTombstone } from "@/lib/articles/queries";
import { tombstoneAnswer } from "@/lib/articles/tombstone-answer";
import { movedTo, notThere } from "./answers";

/**
 * What is answered for a document of an article that is not at the address it was asked at: the way to where it is, or that it was withdrawn,
 * or that there is none.
 */
export async function notHere(
  address: { readonly path: string; readonly canonical: boolean },
  article: { readonly path: string } | null,
  pathOf: (articlePath: string) => string,
): Promise<Response> {
  const tombstone = article === null ? await findTombstone(address.path) : null;
  if (tombstone !== null && address.canonical) {
    const { status, link } = tombstoneAnswer(tombstone);
    return new Response("This article was withdrawn.\n", {
      status,
      headers: { "Content-Type": "text/plain; charset=utf-8", ...(link !== null && { Link: link }) },
    });
  }
  const elsewhere = (article ?? tombstone)?.path ?? (await findRedirect(address.path));
  return elsewhere === null ? notThere("There is no such article.") : movedTo(pathOf(elsewhere));
}
