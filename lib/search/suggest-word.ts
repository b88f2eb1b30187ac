import { database } from "@/lib/database/client";
import { quoted } from "./index-text";
import { lookBack } from "./looks";
import type { SearchQuery } from "./parse-query";
import { fold } from "./words";

/** A word of a query, as it was typed, that seems to be mistyped, and what it may have been meant for. */
export interface Suggestion {
  readonly word: string;
  readonly instead: string;
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
/** Shorter words are near to too many others; longer ones have more neighbours than are worth asking for. */
const SUGGESTED = /^[a-z]{4,16}$/;
/** So many words of a query are looked at, and so many of the newest articles asked for each. */
const MOST_WORDS = 3;
const SAMPLE = 40;

/**
 * For a query that found nothing: its first word that is in no article, while one that differs by a single slip of the hand is.
 * No list of words is kept for it: the index is asked for all of the words that are so near at once, and the newest articles
 * that have any of them say which is the usual one.
 */
export async function suggestWord({ groups }: SearchQuery): Promise<Suggestion | null> {
  const asked = groups.flat().filter(({ kind, not }) => !not && (kind === "words" || kind === "title"));
  for (const { text } of asked.slice(0, MOST_WORDS)) {
    const word = fold(text);
    const usual = SUGGESTED.test(word) ? await usualOf([word, ...neighbours(word)]) : null;
    if (usual !== null && usual !== word) return { word: text, instead: usual };
  }
  return null;
}

/** The words that a letter left out, added, mistaken for another or swapped with the next would make of this one. */
export function neighbours(word: string): string[] {
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      near.add(before + letter + after);
      if (after !== "") near.add(before + letter + after.slice(1));
    }
    if (after !== "") near.add(before + after.slice(1));
    if (after.length > 1) near.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  near.delete(word);
  return [...near];
}

/** Of these words, the first if it is found at all; otherwise the one in most of the newest articles. */
async function usualOf([word = "", ...near]: readonly string[]): Promise<string | null> {
  return (await usualAmong([word])) ?? usualAmong(near);
}

async function usualAmong(words: readonly string[]): Promise<string | null> {
  const wide = `(${words.map(quoted).join(" | ")})`;
  const { lexemes } = await lookBack({ wide, from: null, until: null }, 1, async ({ query }) => {
    const rows = await database().$queryRaw<{ lexeme: string }[]>`
      SELECT lexeme FROM (
        SELECT words FROM search_documents(${query}::tsquery) ORDER BY published_at DESC LIMIT ${SAMPLE}
      ) AS newest, unnest(words)
      WHERE lexeme = ANY(${[...words]}::text[])
      GROUP BY lexeme ORDER BY count(*) DESC, lexeme LIMIT 1`;
    return { lexemes: rows.map(({ lexeme }) => lexeme), matches: rows.length };
  });
  return lexemes[0] ?? null;
}
