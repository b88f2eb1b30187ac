import { answerRecord } from "@/lib/history/answers";
import { type ArticleParams, readArticleAddress } from "../../../article-address";
import { readRevisionNumber } from "../../revision-number";

export const dynamic = "force-dynamic";

/** The record of a revision. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<ArticleParams & { readonly number: string }> },
): Promise<Response> {
  const { number, ...segments } = await params;
  return answerRecord(readArticleAddress(segments), readRevisionNumber(number));
}
