import { notFound, permanentRedirect, redirect } from "next/navigation";
import { findRedirect, findTombstone } from "@/lib/articles/queries";
import { tombstoneAnswer } from "@/lib/articles/tombstone-answer";
import type { ArticlePage } from "@/lib/articles/views";
import { hrefOf, tombstonePath } from "@/lib/urls";
import { readArticle } from "../../../../reader-queries";
import { type ArticleParams, readArticleAddress } from "./article-address";

/**
 * The article at an address. Does not return where there is none: an address that an article once had, or another form
 * of the one it has, leads on to that one for good; that of a withdrawn article to its tombstone, which the press shows in
 * its place; any other is not found.
 *
 * @param pathOf the stored path of the page that is asked for, such as that of the article's sources, by the article's own.
 */
export async function articleAt(
  params: ArticleParams,
  pathOf: (articlePath: string) => string = (path) => path,
): Promise<ArticlePage> {
  const address = readArticleAddress(params);
  if (!address) notFound();
  const article = await readArticle(address.path);
  if (article && address.canonical) return article;
  const tombstone = article === null ? await findTombstone(address.path) : null;
  if (tombstone && address.canonical) redirect(tombstonePath(tombstone.path, tombstoneAnswer(tombstone)));
  const elsewhere = (article ?? tombstone)?.path ?? (await findRedirect(address.path));
  if (elsewhere === null) notFound();
  permanentRedirect(hrefOf(pathOf(elsewhere)));
}
