import { listArticles } from "@/lib/articles/listing";
import { findSite } from "@/lib/site/queries";
import { textAnswer } from "@/lib/syndication/answers";
import { writeLlms } from "@/lib/syndication/llms";
import { findLastChange, findPublication } from "@/lib/syndication/queries";

export const dynamic = "force-dynamic";

const NEWEST = 30;

/** What is here, for programs that read. */
export async function GET(): Promise<Response> {
  const [{ articles }, site, publication, changedAt] = await Promise.all([
    listArticles({}, "newest", NEWEST),
    findSite(),
    findPublication(),
    findLastChange(),
  ]);
  return textAnswer(writeLlms(articles, site, publication), "text/plain", changedAt);
}
