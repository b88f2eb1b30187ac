import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { type NameKind, nameMarks, nameVector } from "./index-text";

/** The rows between an article and its names of a kind. */
const BEARERS = {
  section: Prisma.sql`(SELECT id AS article_id, section_id AS name_id FROM article)`,
  topic: Prisma.sql`(SELECT article_id, topic_id AS name_id FROM article_topic)`,
  author: Prisma.sql`(SELECT article_id, author_id AS name_id FROM article_author)`,
} as const;

const TABLES = {
  section: Prisma.sql`section`,
  topic: Prisma.sql`topic`,
  author: Prisma.sql`author`,
} as const;

/** Whether the index says that an article bears the name with an id. */
const SAYS = {
  section: (id: number) => Prisma.sql`document.section_id = ${id}`,
  topic: (id: number) => Prisma.sql`${id} = ANY(document.topic_ids)`,
  author: (id: number) => Prisma.sql`${id} = ANY(document.author_ids)`,
} as const;

interface Renamed {
  readonly kind: NameKind;
  /** What it was called, as the index still says, and by which id. */
  readonly was: { readonly id: number; readonly slug: string; readonly name: string };
  /** Its id now: another where it was merged. */
  readonly id: number;
}

/**
 * Makes the index say what the articles of a name that was renamed or merged are called now, in as many questions for twenty
 * thousand articles as for one. The rows of the names and of the articles must be written before.
 */
export async function indexName(queryable: Queryable, { kind, was, id }: Renamed): Promise<void> {
  const affected = Prisma.sql`
    SELECT document.article_id FROM search_document AS document
    JOIN ${BEARERS[kind]} AS bearer ON bearer.article_id = document.article_id
    WHERE bearer.name_id = ${id} AND ${SAYS[kind](was.id)}`;
  // An article's other names of the kind may bear some of the same marks, and are marked anew with it.
  const names = await queryable.$queryRaw<{ id: number; slug: string; name: string }[]>`
    SELECT DISTINCT named.id, named.slug, named.name FROM ${TABLES[kind]} AS named
    JOIN ${BEARERS[kind]} AS bearer ON bearer.name_id = named.id
    WHERE bearer.article_id IN (${affected})`;
  const ids = names.map((named) => named.id);
  const vectors = names.map((named) => nameVector(kind, named));
  await queryable.$executeRaw`
    UPDATE search_document SET
      words = ts_delete(search_document.words, ${nameMarks(kind, was)}::text[]) || (
        SELECT string_agg(mark.vector, ' ')::tsvector
        FROM unnest(${ids}::integer[], ${vectors}::text[]) AS mark (id, vector)
        JOIN ${BEARERS[kind]} AS bearer ON bearer.name_id = mark.id
        WHERE bearer.article_id = article.id),
      section_id = article.section_id,
      author_ids = ARRAY(SELECT author_id FROM article_author WHERE article_id = article.id ORDER BY position),
      topic_ids = ARRAY(SELECT topic_id FROM article_topic WHERE article_id = article.id ORDER BY position)
    FROM article WHERE article.id = search_document.article_id AND article.id IN (${affected})`;
}
