import { answerFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest in a section, as RSS. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerFeed(request, "rss", "section", (await params).slug);
}
