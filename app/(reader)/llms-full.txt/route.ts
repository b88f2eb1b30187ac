import { answerLlmsFull } from "@/lib/syndication/answers";

export const dynamic = "force-dynamic";

/** The articles in full, for programs that read. */
export async function GET(request: Request): Promise<Response> {
  return answerLlmsFull(request);
}
