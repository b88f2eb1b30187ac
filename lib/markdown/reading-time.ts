import { canonicalTag } from "./language";

/** Words of silent reading a minute (Brysbaert 2019, a meta-analysis of 190 studies of English). */
const WORDS_PER_MINUTE = 238;
/** Han and Kana characters a minute. */
const CHARACTERS_PER_MINUTE = 500;

const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * Up to 400 characters that end with a space where there is one. The segmenter's time grows with the square of what
 * it is given at once (in V8: 3.5 s for 85 KB), and no word goes across a space.
 */
const PIECE = /[\s\S]{0,399}(?:\s|$)|\S{400}/gu;

/**
 * How long a text is. Chinese and Japanese put no spaces between words, and no two dictionaries agree where they
 * end, so that each of their characters counts as a word, as word processors do it.
 * @returns `minutes` rounded up, 0 only for a text without words.
 */
export function lengthOf(text: string, language: string): { words: number; minutes: number } {
  const characters = text.match(CHARACTER)?.length ?? 0;
  let words = 0;
  const segmenter = segmenterFor(language);
  for (const [piece] of text.replace(CHARACTER, " ").matchAll(PIECE)) {
    for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) words++;
  }
  const minutes = Math.ceil(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE);
  return { words: words + characters, minutes };
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const tag = canonicalTag(language) ?? "en";
  let segmenter = segmenters.get(tag);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(tag, { granularity: "word" });
    segmenters.set(tag, segmenter);
  }
  return segmenter;
}
