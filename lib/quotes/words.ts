/** A word of a text, in the form in which words are compared, with its place. */
export interface Word {
  readonly folded: string;
  /** In UTF-16 code units of the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Scripts that set no spaces between words: each character counts as one. */
const UNSPACED =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";

/** A figure with its separators, a character of such a script, or letters with an apostrophe or something unseen, such as a soft hyphen, inside. */
const WORD = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)*|[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}]\\p{Cf}*)+(?:['’ʼ＇](?:(?![${UNSPACED}])[\\p{L}\\p{M}]\\p{Cf}*)+)*`,
  "gu",
);

/**
 * The words of a text, without the marks, dashes and spaces between them, in which editions of one text differ. Two words are the same when
 * their forms are: compatible characters are one (NFKC), capitals are small, an apostrophe is straight, and what nobody sees is left out.
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function fold(word: string): string {
  return word
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[’ʼ＇]/gu, "'")
    .toLowerCase();
}
