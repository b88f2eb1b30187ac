import { answerFeed } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The newest of a running story, as Atom. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerFeed(request, "atom", "story", (await params).slug);
}
