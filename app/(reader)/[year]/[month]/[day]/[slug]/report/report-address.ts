import { notFound, permanentRedirect } from "next/navigation";
import { findRedirect } from "@/lib/articles/queries";
import type { ArticlePage } from "@/lib/articles/views";
import { hrefOf } from "@/lib/urls";
import { readArticle } from "../../../../../reader-queries";
import { type ArticleParams, readArticleAddress } from "../article-address";

/**
 * The article that a page below its address is about. Does not return where there is none, or none any more; what has another address leads on to
 * the same page there.
 */
export async function articleOfPage(
  params: ArticleParams,
  pageOf: (articlePath: string) => string,
): Promise<ArticlePage> {
  const address = readArticleAddress(params);
  if (address === null) notFound();
  const article = await readArticle(address.path);
  if (article !== null && address.canonical) return article;
  const elsewhere = article?.path ?? (await findRedirect(address.path));
  if (elsewhere === null) notFound();
  permanentRedirect(hrefOf(pageOf(elsewhere)));
}
