import type { Queryable } from "@/lib/database/client";
import { type QuoteView, quoteSelection } from "./views";

/** An article's quotations, in the order of its text. */
export async function listQuotesOf(queryable: Queryable, articleId: string): Promise<QuoteView[]> {
  return queryable.quote.findMany({
    where: { articleId },
    orderBy: { position: "asc" },
    select: quoteSelection,
  });
}
