import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import type { NameKind } from "./index-text";

/**
 * Makes the index count the articles of a name that was merged under the one that it became. Their words stay as they are: an article is
 * found by the names that it was published with, and a search asks what has become of them (`name-meanings`). So no entry of the index of
 * words is written, which would be hundreds for each article. The rows between articles and names must be moved before.
 */
export async function moveInIndex(
  queryable: Queryable,
  kind: NameKind,
  from: number,
  to: number,
): Promise<void> {
  await queryable.$executeRaw(
    kind === "section"
      ? Prisma.sql`
          UPDATE search_document SET section_id = ${to}
          FROM article WHERE article.id = article_id AND article.section_id = ${to} AND search_document.section_id = ${from}`
      : replaced(kind, from, to),
  );
}

/** An article that bore both keeps the other once, at the place that it has now. */
function replaced(kind: "topic" | "author", from: number, to: number): Prisma.Sql {
  const [ids, id, between] =
    kind === "topic"
      ? [Prisma.sql`topic_ids`, Prisma.sql`topic_id`, Prisma.sql`article_topic`]
      : [Prisma.sql`author_ids`, Prisma.sql`author_id`, Prisma.sql`article_author`];
  return Prisma.sql`
    UPDATE search_document SET ${ids} = CASE WHEN ${to} = ANY(${ids})
      THEN ARRAY(SELECT borne.${id} FROM ${between} AS borne WHERE borne.article_id = search_document.article_id
        ORDER BY borne.position)
      ELSE array_replace(${ids}, ${from}, ${to}) END
    FROM ${between} AS bearer
    WHERE bearer.article_id = search_document.article_id AND bearer.${id} = ${to} AND ${from} = ANY(${ids})`;
}
