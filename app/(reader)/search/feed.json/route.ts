import { answerSearchFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest of what a search finds, as JSON Feed. */
export async function GET(request: Request): Promise<Response> {
  return answerSearchFeed(request, "json");
}
