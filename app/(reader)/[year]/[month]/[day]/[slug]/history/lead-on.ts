import { notFound, permanentRedirect, redirect } from "next/navigation";
import { findWhereabouts } from "@/lib/history/whereabouts";
import { tombstonePath } from "@/lib/urls";
import type { ArticleAddress } from "../article-address";

/**
 * Where a page of an article's history is not to be had. Does not return: that of a withdrawn article leads to its tombstone, which the
 * press shows in its place; another address, or form of one, leads on for good; anything else is not found. `pathOf` makes the address of
 * the same page below another article's, as an `href` needs it.
 */
export async function leadOn(
  address: ArticleAddress | null,
  pathOf: (path: string) => string,
): Promise<never> {
  const whereabouts = address && (await findWhereabouts(address));
  if (whereabouts === null) notFound();
  if (whereabouts.kind === "withdrawn") redirect(tombstonePath(whereabouts.path, whereabouts.answer));
  permanentRedirect(pathOf(whereabouts.path));
}
