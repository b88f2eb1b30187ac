import type { Face } from "./faces";

/**
 * A text as a face can set it, or null where the face lacks one of its letters: half of a headline would be another
 * headline, and the box for a missing letter says nothing. What is no letter may be missing: emoji, control and formatting
 * characters, broken surrogates, and what is more than two marks on one letter. Space is one space, or none at the ends.
 */
export function printableText(text: string, face: Pick<Face, "has">): string | null {
  let printable = "";
  // A text of any length is handed in; no card shows so much.
  const clean = (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
    .normalize("NFC")
    .replace(/[\u202f\u2007]/g, "\u00a0")
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\t\n\r\v\f](?<!\u00a0)/gu, " ")
    .replace(INVISIBLE, "")
    .replace(/(\p{M}{2})\p{M}+/gu, "$1");
  for (const character of clean) {
    if (face.has(character)) printable += character;
    else if (!PICTURE.test(character)) return null;
  }
  return printable.replace(/ {2,}/g, " ").trim() || null;
}

/** In UTF-16 code units. */
const LONGEST = 500;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20e3/u;
