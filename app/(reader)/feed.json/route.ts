import { answerFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest of the whole site, as JSON Feed. */
export async function GET(request: Request): Promise<Response> {
  return answerFeed(request, "json", "site");
}
