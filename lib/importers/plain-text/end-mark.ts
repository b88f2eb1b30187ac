/**
 * Signs and words that say "the story ends here". A sign may stand in the last paragraph; a word there must follow
 * the end of a sentence, since a sentence may end with any word.
 */
const signs = [
  "®",
  "■",
  "∎",
  "◼",
  "□",
  "◻",
  "▪",
  "◆",
  "♦",
  "●",
  "⬛",
  "###",
  "# # #",
  "-30-",
  "–30–",
  "—30—",
  "- 30 -",
  "– 30 –",
];
const words = [
  "ENDS",
  "-ENDS-",
  "- ENDS -",
  "[ENDS]",
  "(ENDS)",
  "END",
  "-END-",
  "- END -",
  "Ends",
  "-ends-",
  "(ends)",
];
const ownLine = new Set([...signs, ...words]);

/** Whether a line is an end mark and nothing else. */
export function isEndMark(line: string): boolean {
  return ownLine.has(line);
}

export interface FoundEndMark {
  readonly mark: string;
  /** The length of the text without the mark and the blanks before it. */
  readonly end: number;
  /** False where the mark may belong to the last word: `… runs on Windows ®`. */
  readonly sure: boolean;
}

/**
 * The end mark at the end of a paragraph, or null. It stands after white space or after the end of a sentence, with
 * any closing quotation marks: the `®` of a trade mark is attached to its word.
 */
export function endMarkOf(text: string): FoundEndMark | null {
  for (const mark of [...signs, ...words]) {
    if (!text.endsWith(mark) || text === mark) continue;
    const before = text.slice(0, -mark.length);
    const kept = before.trimEnd();
    if (kept === "") continue;
    const afterSentence = /[.!?…。！？][\])"'’”»]{0,5}$/u.test(kept.slice(-6));
    const afterBlank = kept.length < before.length;
    const isWord = words.includes(mark);
    if (isWord ? !(afterSentence && afterBlank) : !(afterSentence || afterBlank)) continue;
    return { mark, end: kept.length, sure: afterSentence };
  }
  return null;
}
