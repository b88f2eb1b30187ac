import { answerTimeGate } from "@/lib/memento/answers";
import {
  type ArticleParams,
  readArticleAddress,
} from "../../../../../[year]/[month]/[day]/[slug]/article-address";

export const dynamic = "force-dynamic";

/** The article's TimeGate. The press says which moment is asked for, in seconds since 1970. */
export async function GET(
  request: Request,
  { params }: { params: Promise<ArticleParams> },
): Promise<Response> {
  const at = new URL(request.url).searchParams.get("at");
  return answerTimeGate(readArticleAddress(await params), at === null ? null : Number(at));
}
