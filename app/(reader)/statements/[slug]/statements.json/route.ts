import { answerStatements } from "@/lib/syndication/statements-twin";

export const dynamic = "force-dynamic";

/** What a speaker said, as JSON. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return answerStatements((await params).slug, new URL(request.url).searchParams.getAll("newer"));
}
