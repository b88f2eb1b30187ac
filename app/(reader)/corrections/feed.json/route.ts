import { answerCorrectionsFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest corrections, as JSON Feed. */
export async function GET(request: Request): Promise<Response> {
  return answerCorrectionsFeed(request, "json");
}
