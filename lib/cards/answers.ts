import { findArticleCard, findRedirect } from "@/lib/articles/queries";
import { findSite } from "@/lib/site/queries";
import { notThere } from "@/lib/syndication/answers";
import { articleCardPath, hrefOf } from "@/lib/urls";
import { drawCard } from "./card-drawing";
import { paintCard } from "./card-picture";
import { articleWords, siteWords } from "./card-words";
import type { CardWords } from "./views";

/** The answers of the routes that serve image cards. Keeping them, `ETag` and 304 are the press's. */

/**
 * Answers for the card of the article at an address, which is null for one that no article can have. Leads on to the one
 * address where the article has another; 404 where there is none.
 */
export async function answerArticleCard(
  address: { readonly path: string; readonly canonical: boolean } | null,
): Promise<Response> {
  if (address === null) return notThere("There is no such article.");
  const [article, site] = await Promise.all([findArticleCard(address.path), findSite()]);
  if (article !== null && address.canonical) return pictureAnswer(articleWords(article, site));
  const elsewhere = article?.path ?? (await findRedirect(address.path));
  if (elsewhere === null) return notThere("There is no such article.");
  return new Response(null, { status: 308, headers: { Location: hrefOf(articleCardPath(elsewhere)) } });
}

/** Answers for the card of the publication itself. */
export async function answerSiteCard(): Promise<Response> {
  return pictureAnswer(siteWords(await findSite()));
}

async function pictureAnswer(words: CardWords): Promise<Response> {
  const picture = await paintCard(drawCard(words));
  return new Response(new Uint8Array(picture), { headers: { "Content-Type": "image/png" } });
}
