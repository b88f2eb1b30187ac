import { answerTwin } from "@/lib/syndication/answers";
import { type ArticleParams, readArticleAddress } from "../article-address";

export const dynamic = "force-dynamic";

/** The article as JSON. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<ArticleParams> },
): Promise<Response> {
  return answerTwin(readArticleAddress(await params), "json");
}
