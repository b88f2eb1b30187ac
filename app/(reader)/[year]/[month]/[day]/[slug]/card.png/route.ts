import { answerArticleCard } from "@/lib/cards/answers";
import { type ArticleParams, readArticleAddress } from "../article-address";

export const dynamic = "force-dynamic";

/** The article's image card. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<ArticleParams> },
): Promise<Response> {
  return answerArticleCard(readArticleAddress(await params));
}
