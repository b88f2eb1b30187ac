import { answerTwin } from "@/lib/syndication/answers";
import { type ArticleParams, readArticleAddress } from "../article-address";

export const dynamic = "force-dynamic";

/** The article as Markdown. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<ArticleParams> },
): Promise<Response> {
  return answerTwin(readArticleAddress(await params), "markdown");
}
