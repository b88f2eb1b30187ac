import { answerSearchFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest of what a search finds, as RSS. */
export async function GET(request: Request): Promise<Response> {
  return answerSearchFeed(request, "rss");
}
