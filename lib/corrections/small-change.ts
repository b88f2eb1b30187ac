import { isDeepStrictEqual } from "node:util";
import type { ArticleContent } from "@/lib/articles/content";
import { diffTexts } from "@/lib/articles/text-diff";
import { numbersIn } from "./number-words";

/**
 * What may be called a typing error, so that it needs no note and moves no date. A program cannot tell what a change means; it can tell when one is so
 * small, and of such a kind, that it hardly means anything: a few letters within words that stay the words they were. Whatever else it is, somebody
 * has to call it an update or a correction.
 */

/** A word of which letters are changed counts as one; a sign of Han or kana, which is about a word by itself, as more. */
const MOST_CHANGED = 10;
const WEIGHT_OF_A_SIGN = 5;

/** From how many letters on one of them may differ, and from how many on two. Where a word is shorter, one letter makes another word of it. */
const LETTERS_FOR_ONE = 4;
const LETTERS_FOR_TWO = 8;

/** “On” turned round is “no”. */
const SHORTEST_TURNED = 3;

const SIGN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’])+/gu;

/** What a small change leaves exactly as it was besides numbers, in this order: addresses, what is quoted, and lines of quotations. */
const UNTOUCHABLE: readonly RegExp[] = [
  /\]\([^)\n]*\)|\bhttps?:\/\/\S+|\]\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\]: .*$/gmu,
  /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|»[^«\n]*«|「[^」\n]*」|『[^』\n]*』|["“”„«»「」『』]/gu,
  /^ {0,3}>.*$|^ {0,3}:{3,}.*$/gmu,
];

/** What turns a word into its opposite when it is put before it: “never”, “neither”, “keine”, “atypical”. */
const NEGATIONS_OF_A_LETTER = ["a", "k", "n"];

/** “Increased” and “decreased” differ by so many letters at their beginning, “peta” and “tera” too. */
const LONGEST_BEGINNING = 3;

/** In these languages every noun has a capital, which therefore says nothing of names. */
const NOUNS_IN_CAPITALS = /^(?:de|lb)\b/;

/** Why a change is more than a typing error, each with the half of a sentence that says it. */
export const TOO_LARGE = {
  "other-fields": "it changes more than words of the headline, the standfirst, the text or the caption",
  untouchable: "it touches a number, an address or a quotation",
  "other-words": "it adds or removes words, or puts others in the place of some",
  "too-many": "it changes more than ten words",
} as const;
export type TooLarge = keyof typeof TOO_LARGE;

/**
 * Why a change is more than a typing error; null where it is none. Small is one that touches only headline, standfirst, text and the caption; that leaves each
 * number, address and quotation as it was; and in which at most ten words differ from the ones in their places by spacing, marks, capitals or
 * accents, by one letter (two, in words of eight letters and more), or by two letters the wrong way round. A word that was written twice may go. No
 * word with a capital becomes another, since it may be a name, and none gets or loses a beginning that may turn it round.
 */
export function whyNotSmall(earlier: ArticleContent, later: ArticleContent): TooLarge | null {
  if (!isDeepStrictEqual(withoutTexts(earlier), withoutTexts(later))) return "other-fields";
  const names = !NOUNS_IN_CAPITALS.test(later.language);
  let changed = 0;
  for (const [index, was] of textsOf(earlier).entries()) {
    const now = textsOf(later)[index] ?? "";
    if (was === now) continue;
    if (!isDeepStrictEqual(numbersIn(was), numbersIn(now))) return "untouchable";
    if (UNTOUCHABLE.some((what) => !isDeepStrictEqual(was.match(what), now.match(what))))
      return "untouchable";
    for (const { removed, added, around } of hunks(was, now)) {
      const weight = weigh(removed, added, around, names);
      if (weight === null) return "other-words";
      changed += weight;
    }
  }
  return changed > MOST_CHANGED ? "too-many" : null;
}

function textsOf({ headline, standfirstLabel, standfirst, body, lead }: ArticleContent): string[] {
  return [headline, standfirstLabel ?? "", standfirst ?? "", lead?.alt ?? "", lead?.caption ?? "", body];
}

function withoutTexts(content: ArticleContent): ArticleContent {
  const { standfirst, standfirstLabel, lead } = content;
  return {
    ...content,
    headline: "",
    // A text that comes or goes as a whole is no letter of it.
    standfirst: standfirst === null ? null : "",
    standfirstLabel: standfirstLabel === null ? null : "",
    lead: lead && { ...lead, alt: "", caption: lead.caption === null ? null : "" },
    body: "",
  };
}

interface Hunk {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** The words that stand right before and right after. */
  readonly around: readonly (string | undefined)[];
}

function hunks(was: string, now: string): Hunk[] {
  const parts = diffTexts(was, now).map(({ kind, text }) => ({ kind, words: text.match(WORD) ?? [] }));
  const found: Hunk[] = [];
  for (const [index, { kind, words }] of parts.entries()) {
    const before = parts[index - 1];
    if (kind === "same" || (kind === "added" && before?.kind === "removed")) continue;
    const next = parts[index + 1];
    const added = kind === "added" ? words : next?.kind === "added" ? next.words : [];
    const after = parts[index + (kind === "removed" && next?.kind === "added" ? 2 : 1)];
    found.push({
      removed: kind === "removed" ? words : [],
      added,
      around: [before?.words.at(-1), after?.words[0]],
    });
  }
  return found;
}

/** How many words a change counts for; null where it puts other words in the place of words. */
function weigh(
  removed: readonly string[],
  added: readonly string[],
  around: Hunk["around"],
  names: boolean,
): number | null {
  const most = Math.max(removed.length, added.length);
  if (folded(removed.join("")) === folded(added.join(""))) return Math.max(1, most);
  const [once, ...more] = removed;
  if (added.length === 0 && once !== undefined && more.length === 0) return around.includes(once) ? 1 : null;
  if (removed.length !== added.length) return null;
  let weight = 0;
  for (const [index, was] of removed.entries()) {
    const now = added[index] ?? "";
    if (was === now) continue;
    if (!isSameWord(was, now, names)) return null;
    weight += SIGN.test(was) ? WEIGHT_OF_A_SIGN : 1;
  }
  return weight;
}

function isSameWord(was: string, now: string, names: boolean): boolean {
  if (SIGN.test(was) || SIGN.test(now)) return SIGN.test(was) && SIGN.test(now);
  const [before, after] = [[...folded(was)], [...folded(now)]];
  if (before.join("") === after.join("")) return true;
  if (names && (/^\p{Lu}/u.test(was) || /^\p{Lu}/u.test(now))) return false;
  if (isTransposed(before, after)) return true;
  const shorter = Math.min(before.length, after.length);
  if (shorter < LETTERS_FOR_ONE || beginsOtherwise(before, after)) return false;
  return distance(before, after) <= (shorter < LETTERS_FOR_TWO ? 1 : 2);
}

/** Letters alone, in small ones, without the marks above Latin ones. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036F]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "")
    .toLowerCase();
}

/** Whether two letters that stand side by side are the wrong way round, and nothing else is different. */
function isTransposed(before: readonly string[], after: readonly string[]): boolean {
  if (before.length !== after.length || before.length < SHORTEST_TURNED) return false;
  const at = before.findIndex((letter, index) => letter !== after[index]);
  const turned = [...before.slice(0, at), before[at + 1], before[at], ...before.slice(at + 2)];
  return at >= 0 && isDeepStrictEqual(turned, after);
}

/** Whether two words end alike and have another beginning each, or one of them has a negation as its beginning. */
function beginsOtherwise(before: readonly string[], after: readonly string[]): boolean {
  let shared = 0;
  while (shared < Math.min(before.length, after.length) && before.at(-1 - shared) === after.at(-1 - shared))
    shared += 1;
  const one = before.slice(0, before.length - shared);
  const other = after.slice(0, after.length - shared);
  if (Math.max(one.length, other.length) > LONGEST_BEGINNING) return false;
  return NEGATIONS_OF_A_LETTER.includes([...one, ...other].join("")) || distance(one, other) > 1;
}

/** How many letters have to be put in, taken out or replaced, to make the one word of the other. */
function distance(before: readonly string[], after: readonly string[]): number {
  // Of words without end it is enough to know that they are not alike.
  if (Math.abs(before.length - after.length) > 2 || before.length > 200) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: after.length + 1 }, (_, index) => index);
  for (const [index, letter] of before.entries()) {
    const next = [index + 1];
    for (const [place, other] of after.entries()) {
      const replaced = (row[place] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
