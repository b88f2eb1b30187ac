import { answerTimeMap } from "@/lib/memento/answers";
import {
  type ArticleParams,
  readArticleAddress,
} from "../../../../../../[year]/[month]/[day]/[slug]/article-address";
import { readRevisionNumber } from "../../../../../../[year]/[month]/[day]/[slug]/history/revision-number";

export const dynamic = "force-dynamic";

/** The article's TimeMap in link format, or the part of it before a revision. */
export async function GET(
  request: Request,
  { params }: { params: Promise<ArticleParams> },
): Promise<Response> {
  const older = new URL(request.url).searchParams.get("older");
  const before = older === null ? null : readRevisionNumber(older);
  if (older !== null && before === null) return new Response(null, { status: 404 });
  return answerTimeMap(readArticleAddress(await params), "link", before);
}
