import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { storable } from "@/lib/database/storable";
import { readArticlePath } from "@/lib/urls";

/** A published article, as one is chosen by to be linked to. */
export interface FoundArticle {
  readonly id: string;
  readonly headline: string;
  /** Stored and unencoded. */
  readonly path: string;
  readonly publishedAt: Date;
  readonly language: string;
}

/**
 * Published articles whose headline has these words, or words that begin with them, the newest first; the newest of all where no word
 * is given. An address, whole or its path alone, finds the article that is there or once was.
 */
export async function lookUpArticles(
  database: Queryable,
  { query, limit = 20 }: { readonly query: string; readonly limit?: number },
): Promise<FoundArticle[]> {
  const asked = storable(query).trim();
  const path = readArticlePath(asked);
  if (path !== null) return findAt(database, path);
  if (asked === "") return listNewest(database, limit);
  const [row] = await database.$queryRaw<{ terms: string[] }[]>`SELECT draft_terms(${asked}) AS terms`;
  const terms = row?.terms ?? [];
  if (terms.length === 0) return [];
  // The words of headlines are those that the desk looks drafts up by; the terms hold nothing that a quoted term could end with.
  const words = terms.map((term) => `'${term}':*`).join(" & ");
  return database.$queryRaw<FoundArticle[]>(Prisma.sql`
    SELECT article.id, article.headline, article.path, article.language, article.published_at AS "publishedAt"
    FROM draft JOIN article ON article.id = draft.id
    WHERE draft.words @@ ${words}::tsquery
    ORDER BY article.published_at DESC, article.id DESC LIMIT ${limit}`);
}

const selection = { id: true, headline: true, path: true, publishedAt: true, language: true } as const;

async function findAt(database: Queryable, path: string): Promise<FoundArticle[]> {
  const redirect = await database.redirect.findUnique({
    where: { fromPath: path },
    select: { toPath: true },
  });
  const article = await database.article.findUnique({
    where: { path: redirect?.toPath ?? path },
    select: selection,
  });
  return article === null ? [] : [article];
}

function listNewest(database: Queryable, limit: number): Promise<FoundArticle[]> {
  return database.article.findMany({
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: selection,
  });
}
