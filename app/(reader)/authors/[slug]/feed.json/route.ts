import { answerFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest by an author, as JSON Feed. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerFeed(request, "json", "author", (await params).slug);
}
