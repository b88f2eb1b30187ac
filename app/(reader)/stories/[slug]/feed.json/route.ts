import { answerFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest of a running story, as JSON Feed. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerFeed(request, "json", "story", (await params).slug);
}
