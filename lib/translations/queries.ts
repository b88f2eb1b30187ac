import { translationSchema } from "@/lib/articles/content";
import { database, type Queryable } from "@/lib/database/client";
import { listBehind } from "./behind";
import { ofOnePiece } from "./of-one-piece";
import type { Editions, EditionView, TranslationView } from "./views";

/** As many as there are languages that a newsroom writes in, and more. */
const MOST_EDITIONS = 100;

const ALONE: Editions = { editions: [], translation: null };

/** The editions of an article that readers have, and how it was made, where it is a translation. */
export async function findEditions(id: string): Promise<Editions> {
  const article = await database().article.findUnique({
    where: { id },
    select: { translationOf: true, translation: true },
  });
  if (article === null) return ALONE;
  const original = article.translationOf ?? id;
  const [editions, translation] = await Promise.all([
    listEditions(original),
    article.translationOf === null ? null : findTranslation(database(), id, article.translation),
  ]);
  return { editions: editions.length > 1 ? editions : [], translation };
}

async function listEditions(original: string): Promise<EditionView[]> {
  const rows = await database().article.findMany({
    where: ofOnePiece(original),
    select: { id: true, path: true, language: true, headline: true },
    orderBy: { language: "asc" },
    take: MOST_EDITIONS,
  });
  const editions = rows.map(({ id, ...row }) => ({ ...row, isOriginal: id === original }));
  return [...editions.filter(({ isOriginal }) => isOriginal), ...editions.filter((each) => !each.isOriginal)];
}

async function findTranslation(database: Queryable, id: string, stored: unknown): Promise<TranslationView> {
  const { of, ...made } = translationSchema.parse(stored);
  const select = { path: true, language: true, headline: true } as const;
  const [article, tombstone, behind] = await Promise.all([
    database.article.findUnique({ where: { id: of }, select }),
    database.tombstone.findUnique({ where: { articleId: of }, select }),
    listBehind(database, [{ id, of }]),
  ]);
  const original = article ?? tombstone;
  return {
    ...made,
    original: original && { ...original, isWithdrawn: article === null },
    behindSince: behind.get(id) ?? null,
  };
}
