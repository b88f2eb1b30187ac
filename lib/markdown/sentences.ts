export interface Sentence {
  readonly start: number;
  readonly text: string;
}

/** As much of a sentence as is shown beside a source, in UTF-16 code units. */
const LONGEST = 400;

/** The sentences of a text, by Unicode's rules for its language. */
export function sentencesOf(text: string, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return [...segmenter.segment(text)].map(({ segment, index }) => ({ start: index, text: segment }));
}

/** The sentence that a stretch of the text begins in, and those it goes on into; of a very long one the part around the stretch, with `…`. */
export function sentenceAround(sentences: readonly Sentence[], start: number, end: number): string {
  const within = sentences.filter(
    (sentence) => sentence.start < Math.max(end, start + 1) && sentence.start + sentence.text.length > start,
  );
  const first = within[0];
  if (first === undefined) return "";
  const text = within
    .map((sentence) => sentence.text)
    .join("")
    .trimEnd();
  if (text.length <= LONGEST) return text.trimStart();
  const from = Math.max(0, start - first.start - Math.floor(LONGEST / 4));
  return shortened(text, from, from + LONGEST);
}

/** Between words where there are any, and never inside a character. */
function shortened(text: string, from: number, to: number): string {
  const cut = text
    .slice(from, to)
    .replace(/^[\uDC00-\uDFFF]/, "")
    .replace(/[\uD800-\uDBFF]$/, "");
  const begun = from === 0 ? cut.trimStart() : `…${cut.replace(/^\S{0,30}\s+/, "")}`;
  return to >= text.length ? begun : `${begun.replace(/\s+\S{0,30}$/, "")}…`;
}
