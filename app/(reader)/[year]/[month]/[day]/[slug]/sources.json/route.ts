import { answerSources } from "@/lib/syndication/sources-twin";
import { type ArticleParams, readArticleAddress } from "../article-address";

export const dynamic = "force-dynamic";

/** What the article cites, as JSON. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<ArticleParams> },
): Promise<Response> {
  return answerSources(readArticleAddress(await params));
}
