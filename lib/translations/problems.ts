import type { ArticleContent } from "@/lib/articles/content";
import { draftContentSchema } from "@/lib/articles/draft-content";
import type { Queryable } from "@/lib/database/client";
import { languageName } from "@/lib/markdown/language";
import type { Problem } from "@/lib/outcome";
import { ofOnePiece } from "./of-one-piece";

/**
 * What keeps an article from going live as one of the editions of a piece: its original and the translations of it, which readers choose
 * between by their languages. Each is in a language that no other of them has, and a translation is of the original, never of another
 * translation. The original need not be public.
 */
export async function listProblemsWithTranslation(
  database: Queryable,
  id: string,
  { translation, language }: Pick<ArticleContent, "translation" | "language">,
): Promise<readonly Problem[]> {
  const original = translation?.of ?? id;
  if (translation !== undefined) {
    if (original === id) return [ofItself];
    const problem = await problemWithOriginal(database, id, original, language);
    if (problem !== null) return [problem];
    if (language === "und") return [languageMissing];
  }
  const same = await database.article.findFirst({
    where: { ...ofOnePiece(original), language, NOT: { id } },
    select: { path: true },
  });
  return same === null ? [] : [languageTaken(language, `at ${same.path}`)];
}

async function problemWithOriginal(
  database: Queryable,
  id: string,
  original: string,
  language: string,
): Promise<Problem | null> {
  const [draft, article, own] = await Promise.all([
    database.draft.findUnique({
      where: { id: original, state: { not: "discarded" } },
      select: { content: true },
    }),
    database.article.findUnique({ where: { id: original }, select: { translationOf: true } }),
    database.article.findFirst({ where: { translationOf: id }, select: { path: true } }),
  ]);
  if (draft === null) return originalUnknown;
  if (own !== null) return hasTranslations(own.path);
  const content = draftContentSchema.parse(draft.content);
  // Of what is public, what readers have counts, and of what is not, what is written.
  const isTranslation = article === null ? content.translation !== undefined : article.translationOf !== null;
  if (isTranslation) return originalIsTranslation;
  if (article === null && content.language === language && language !== "und")
    return languageTaken(language, "the original");
  return null;
}

const ofItself: Problem = {
  code: "translation-of-itself",
  at: "translation.of",
  message: "The piece is said to be a translation of itself. Name the piece that it was translated from.",
};

const languageMissing: Problem = {
  code: "language-missing",
  at: "language",
  message:
    "A translation has to say in which language it is, so that readers find theirs. Write a tag such as de.",
};

const originalUnknown: Problem = {
  code: "original-unknown",
  at: "translation.of",
  message:
    "There is no piece of which this is said to be a translation. It may have been discarded: bring it back, or name another on the page of translations.",
};

const originalIsTranslation: Problem = {
  code: "original-is-translation",
  at: "translation.of",
  message: "The piece that this was translated from is a translation itself. Name the original of both.",
};

function hasTranslations(path: string): Problem {
  return {
    code: "translation-has-translations",
    at: "translation.of",
    message: `This piece has translations itself, such as ${path}, and stays the original of those. Name that one instead, in each of them.`,
  };
}

function languageTaken(language: string, where: string): Problem {
  return {
    code: "language-taken",
    at: "language",
    message: `There is an edition of this piece in ${languageName(language, "en")} (${language}) already: ${where}. Readers choose by language, so each has one of its own.`,
  };
}
