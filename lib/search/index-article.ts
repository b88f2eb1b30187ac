import type { Queryable } from "@/lib/database/client";
import { bodyTexts } from "./body-texts";
import { type IndexedArticle, searchVector } from "./index-text";

/** What of an article the index is made from. */
export interface ArticleToIndex {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly publishedAt: string;
  readonly content: Omit<IndexedArticle, "apart" | "body" | "publishedAt">;
  /** The body as `lib/markdown` rendered it. */
  readonly html: string;
}

/** Makes the index say what the article says. The article's own row and those of its names must be written before. */
export async function indexArticle(
  queryable: Queryable,
  { id, publishedAt, content, html }: ArticleToIndex,
): Promise<void> {
  const vector = searchVector({ ...content, ...bodyTexts(html), publishedAt: new Date(publishedAt) });
  await queryable.$executeRaw`
    INSERT INTO search_document (article_id, words, published_at, section_id, author_ids, topic_ids)
    SELECT id, ${vector}::tsvector, published_at, section_id,
      ARRAY(SELECT author_id FROM article_author WHERE article_id = id ORDER BY position),
      ARRAY(SELECT topic_id FROM article_topic WHERE article_id = id ORDER BY position)
    FROM article WHERE id = ${id}::uuid
    ON CONFLICT (article_id) DO UPDATE SET words = excluded.words, published_at = excluded.published_at,
      section_id = excluded.section_id, author_ids = excluded.author_ids, topic_ids = excluded.topic_ids`;
}
