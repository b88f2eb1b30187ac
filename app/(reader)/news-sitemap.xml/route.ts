import { textAnswer } from "@/lib/syndication/answers";
import { writeNewsSitemap } from "@/lib/syndication/news-sitemap";
import { findPublication, listNews } from "@/lib/syndication/queries";

export const dynamic = "force-dynamic";

/** The articles of the last two days, for news search. */
export async function GET(): Promise<Response> {
  const [news, publication] = await Promise.all([listNews(new Date()), findPublication()]);
  return textAnswer(writeNewsSitemap(news, publication), "application/xml");
}
