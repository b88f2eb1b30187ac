import { findArticle } from "@/lib/articles/queries";
import { notThere, textAnswer } from "@/lib/syndication/answers";
import { pathOnThisSite, writeOembed } from "@/lib/syndication/oembed";
import { findPublication } from "@/lib/syndication/queries";
import { readArticleAddress } from "../[year]/[month]/[day]/[slug]/article-address";

export const dynamic = "force-dynamic";

/** An article as oEmbed: `?url=` is its address here. 404 for any other address, 501 for a format other than JSON. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  if ((query.get("format") ?? "json") !== "json") {
    return new Response("Only the format json is spoken here.\n", {
      status: 501,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  }
  const publication = await findPublication();
  const path = pathOnThisSite(publication.siteUrl, query.get("url") ?? "");
  const [, year = "", month = "", day = "", slug = "", ...rest] = path?.split("/") ?? [];
  const address = rest.length === 0 ? readArticleAddress({ year, month, day, slug }) : null;
  const article = address && (await findArticle(address.path));
  if (!article) return notThere("There is no article at that address.");
  return textAnswer(writeOembed(article, publication), "application/json");
}
