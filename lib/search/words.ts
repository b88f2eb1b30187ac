/** A word as the index knows it. */
export interface Word {
  /** Lower case, compatibility forms and accents folded; for text without spaces, a pair of letters. */
  readonly text: string;
  /** Its place among the words, counted from 0: what a phrase is found by. */
  readonly place: number;
  /** Where it stands in the text, in UTF-16 code units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** True for a single letter of a script without spaces, which stands for every pair that it begins. */
  readonly single: boolean;
}

/** Words are cut at this many letters, in the index and in queries alike: a hash is found, a megabyte is not kept. */
const LONGEST = 64;

// Scripts that are written without spaces between words.
const UNSPACED =
  "[\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]";
// What stands inside a word without being seen: soft hyphens, joiners and marks of direction.
const UNSEEN = "\\u00ad\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff";
const LETTER = "[\\p{L}\\p{N}]\\p{M}*";
const PIECES = new RegExp(
  `((?:(?=${UNSPACED})${LETTER}[${UNSEEN}]*)+)|((?:(?!${UNSPACED})${LETTER}[${UNSEEN}]*['’ʼ]?)+)|(\\n)`,
  "gu",
);
const LETTERS = new RegExp(LETTER, "gu");
const unseen = new RegExp(`[${UNSEEN}]`, "gu");

/**
 * The words of a text, in order. Text without spaces becomes overlapping pairs of letters and, at the end of each run,
 * its last letter alone, so that a word of any length is found and a pair that never stood together is not. A new line
 * leaves a place empty, so that no phrase reaches across it.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let place = 0;
  let line = false;
  for (const { 0: piece, 1: unspaced, 2: spaced, index } of text.matchAll(PIECES)) {
    if (unspaced === undefined && spaced === undefined) {
      // However many lines lie between two words, they are one gap.
      if (!line) place += 1;
      line = true;
      continue;
    }
    line = false;
    if (unspaced !== undefined) place = pushPairs(words, piece, index, place);
    else place = pushSpaced(words, piece, index, place);
  }
  return words;
}

function pushPairs(into: Word[], run: string, offset: number, place: number): number {
  const letters = [...run.matchAll(LETTERS)].map(({ 0: letter, index }) => ({
    text: fold(letter),
    start: offset + index,
    end: offset + index + letter.length,
  }));
  for (const [index, { text, start, end }] of letters.entries()) {
    const next = letters[index + 1];
    into.push({
      text: next ? text + next.text : text,
      place: place + index,
      start,
      end: next ? next.end : end,
      single: next === undefined,
    });
  }
  return place + letters.length;
}

function pushSpaced(into: Word[], run: string, offset: number, place: number): number {
  if (run.length <= LONGEST && /^[a-z0-9]+$/i.test(run)) {
    into.push({ text: run.toLowerCase(), place, start: offset, end: offset + run.length, single: false });
    return place + 1;
  }
  // Folding can bring forth what is no letter, such as the stroke in ½.
  const folded = fold(withoutApostrophes(run)).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const end = offset + run.replace(/['’ʼ]+$/u, "").length;
  for (const [index, text] of folded.entries()) {
    const cut = [...text].slice(0, LONGEST).join("");
    into.push({ text: cut, place: place + index, start: offset, end, single: false });
  }
  return place + folded.length;
}

/** `company’s` is `company`, `don’t` is `dont`, and `l’état` is two words. */
function withoutApostrophes(run: string): string {
  return run
    .replace(/['’ʼ]s?$/iu, "")
    .replace(/^(\p{L}{1,2})['’ʼ](?=\p{L}{3})/u, "$1 ")
    .replace(/['’ʼ]/gu, "");
}

// Letters that readers type so, though Unicode does not decompose them, or they are letters of their own.
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  // Russian is mostly printed without these dots.
  ё: "е",
};

/** NFKC, lower case, and without the accents that readers leave out: those of Latin, Greek, Arabic and Hebrew. */
export function fold(text: string): string {
  // Most words are these, and need no more.
  if (/^[a-z0-9]*$/i.test(text)) return text.toLowerCase();
  return text
    .replace(unseen, "")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/([\p{sc=Latn}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}])\p{Mn}+/gu, "$1")
    .normalize("NFC")
    .replace(/[ßæœøđðłıþё]/gu, (letter) => PLAIN[letter] ?? letter);
}
