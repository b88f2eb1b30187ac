import { z } from "zod";
import { type DraftContent, draftContentSchema } from "@/lib/articles/draft-content";
import { draftUnknown, findDraft } from "@/lib/articles/locked-draft";
import { lookUpArticles } from "@/lib/articles/look-up-articles";
import { findNewestRevision } from "@/lib/articles/newest-revision";
import { isPublication } from "@/lib/articles/revisions";
import { beginDraft, type SavedDraft, saveDraft } from "@/lib/articles/save-draft";
import type { Queryable } from "@/lib/database/client";
import type { Desk } from "@/lib/desk";
import { canonicalTag, languageName, primaryLanguage } from "@/lib/markdown/language";
import { withNamesOfToday } from "@/lib/names/names-of-today";
import { acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { readArticlePath } from "@/lib/urls";
import { listProblemsWithTranslation } from "./problems";

/** What a draft says of how it was translated, before anybody says. */
const NOT_SAID = { translator: null, engine: null, checkedBy: null } as const;

/**
 * Begins a translation of a piece under an id that whoever asks has chosen: asked twice, there is one. It begins with the words that readers
 * have, or where they have none with those of the draft, to be written over; its address and its times are its own. Refused when the
 * piece is a translation itself, and, at `language`, when that is no language tag or the piece's own.
 */
export async function beginTranslation(
  desk: Desk,
  { id, of, language }: { readonly id: string; readonly of: string; readonly language: string },
): Promise<Outcome<SavedDraft>> {
  const draft = await findDraft(desk.database, of);
  if (draft === null) return refuse(draftUnknown(of));
  const newest = await findNewestRevision(desk.database, { id: of });
  const words =
    newest !== null && isPublication(newest)
      ? newest.record.content
      : draftContentSchema.parse(draft.content);
  if (words.translation !== undefined) return refuse(translateOriginal);
  const tag = canonicalTag(language.trim());
  if (tag === null || !isKnown(tag)) return refuse(languageNotUsable);
  if (tag === words.language) return refuse(languageOfOriginal);
  const content: DraftContent = {
    ...(await withNamesOfToday(desk.database, words)),
    language: tag,
    slug: null,
    firstPublished: null,
    lastUpdated: null,
    translation: { of, ...NOT_SAID },
  };
  return beginDraft(desk, { id, content });
}

/**
 * Says of a draft that it is a translation of the piece at `original`: an address of the site that the piece has or had, or its id. Refused,
 * at `original`, when there is none, and when it cannot be the original of this one (`listProblemsWithTranslation`).
 */
export async function tieTranslation(
  desk: Desk,
  { id, version, original }: { readonly id: string; readonly version: number; readonly original: string },
): Promise<Outcome<SavedDraft>> {
  const draft = await findDraft(desk.database, id);
  if (draft === null) return refuse(draftUnknown(id));
  const of = await findOriginal(desk.database, original);
  if (of === null) return refuse(originalNotFound);
  const content = draftContentSchema.parse(draft.content);
  const translation = { ...NOT_SAID, ...content.translation, of };
  const problems = await listProblemsWithTranslation(desk.database, id, { ...content, translation });
  const unfit = problems
    .filter(({ at }) => at === "translation.of")
    .map((each) => ({ ...each, at: "original" }));
  const checked = acceptUnless(unfit, translation);
  if (!checked.ok) return checked;
  return saveDraft(desk, { id, version, content: { ...content, translation }, deliberate: true });
}

/** Says of a draft that it is no translation. */
export async function untieTranslation(
  desk: Desk,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Outcome<SavedDraft>> {
  const draft = await findDraft(desk.database, id);
  if (draft === null) return refuse(draftUnknown(id));
  const { translation: _, ...content } = draftContentSchema.parse(draft.content);
  return saveDraft(desk, { id, version, content, deliberate: true });
}

/** The id of a piece by what somebody writes of it: its id alone or at the end of an address of the newsroom, or its address on the site. */
async function findOriginal(database: Queryable, written: string): Promise<string | null> {
  const [id] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(written) ?? [];
  if (id !== undefined) return z.uuid().safeParse(id.toLowerCase()).data ?? null;
  const address = written.trim();
  // What is no address would be looked for among the headlines.
  if (readArticlePath(address) === null) return null;
  const [found] = await lookUpArticles(database, { query: address, limit: 1 });
  return found?.id ?? null;
}

/** `German` is a tag that could be given out some day, and means no language today. */
function isKnown(tag: string): boolean {
  const language = primaryLanguage(tag);
  return language !== "und" && languageName(language, "en") !== language;
}

const translateOriginal: Problem = {
  code: "original-is-translation",
  at: null,
  message:
    "This piece is a translation itself. Begin from its original, so that readers find both beside it.",
};

const languageNotUsable: Problem = {
  code: "language-not-usable",
  at: "language",
  message: "This is the tag of no language. Write one such as de, fr or zh-Hans.",
};

const languageOfOriginal: Problem = {
  code: "language-taken",
  at: "language",
  message: "The piece is in this language already. Write the one that it is to be translated into.",
};

const originalNotFound: Problem = {
  code: "original-unknown",
  at: "original",
  message:
    "No piece of this site is there. Paste its address from the site, such as /2026/03/01/a-headline, or from the newsroom.",
};
