import { wordsOf } from "./words";

/** How a text says that something is left out. */
const OMISSION = /…|\.{3,}|(?:\. ){2,}\./u;

/**
 * Whether a text has these words as they are: one after the other, with nothing between them but the marks and spaces in which editions
 * of one text differ (`wordsOf`). Unlike in `lookUpQuote`, nothing may be left out or put in between: an ellipsis must be the text's own,
 * and words in square brackets are words like any other. No words are in no text.
 */
export function hasWords(text: string, words: string): boolean {
  if (stands(text, words.trim())) return true;
  const looked = tokensOf(words);
  return looked !== "" && `\n${tokensOf(text)}\n`.includes(`\n${looked}\n`);
}

/** The same letter by letter, which is nearly always so and costs little. */
function stands(text: string, words: string): boolean {
  const at = text.indexOf(words);
  if (at < 0 || !/[\p{L}\p{N}]/u.test(words)) return false;
  const around = `${text.slice(Math.max(0, at - 2), at)}${text.slice(at + words.length, at + words.length + 2)}`;
  return /^[\s.,;:!?"“”]*$/u.test(around);
}

/** A line for each word, and for each omission that is not at an end. */
function tokensOf(text: string): string {
  return text
    .split(OMISSION)
    .map((stretch) =>
      wordsOf(stretch)
        .map(({ folded }) => folded)
        .join("\n"),
    )
    .filter((stretch) => stretch !== "")
    .join("\n…\n");
}
