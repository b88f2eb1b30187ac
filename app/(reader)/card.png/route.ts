import { answerSiteCard } from "@/lib/cards/answers";

export const dynamic = "force-dynamic";

/** The publication's image card. */
export async function GET(): Promise<Response> {
  return answerSiteCard();
}
