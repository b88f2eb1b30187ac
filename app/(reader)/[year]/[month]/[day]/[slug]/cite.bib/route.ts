import { answerCitation } from "@/lib/syndication/citation/answers";
import { type ArticleParams, readArticleAddress } from "../article-address";

export const dynamic = "force-dynamic";

/** The article as BibTeX, for reference managers. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<ArticleParams> },
): Promise<Response> {
  return answerCitation(readArticleAddress(await params), "bib");
}
