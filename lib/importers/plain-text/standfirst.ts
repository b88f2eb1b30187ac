/** Words printed before a standfirst, in the languages the house writes in. Matched without regard to case. */
const labels = [
  "Spoiler",
  "Spoiler alert",
  "Standfirst",
  "Summary",
  "Abstract",
  "Deck",
  "Dek",
  "Subhead",
  "TL;DR",
  "TLDR",
  "In short",
  "In brief",
  "In a nutshell",
  "Kurz",
  "Kurz gesagt",
  "In Kürze",
  "Kurzfassung",
  "Zusammenfassung",
  "Vorspann",
  "Worum es geht",
  "Chapeau",
  "Chapô",
  "En bref",
  "En résumé",
  "En deux mots",
  "Résumé",
];
const knownLabels = new Set(labels.map((label) => label.toLowerCase()));

export interface LabelledText {
  /** As the file writes it, without its colon. */
  readonly label: string | null;
  readonly text: string;
}

/** Takes a known label and its colon off a text: `Spoiler: It was.` is `It was.` with the label `Spoiler`. */
export function splitLabel(text: string): LabelledText {
  const match = /^(?<label>[^:：]{1,30}?)\s*[:：]\s*(?<text>\S.*)$/su.exec(text);
  const label = match?.groups?.label?.normalize("NFC");
  if (label === undefined || !knownLabels.has(label.toLowerCase())) return { label: null, text };
  return { label, text: match?.groups?.text ?? "" };
}

/** The longest standfirst that an article may have, in UTF-16 code units. */
export const MAXIMUM_STANDFIRST = 1000;

export type StandfirstLikeness = "yes" | "perhaps" | "no";

/**
 * Whether a second paragraph without a label is a standfirst or the first paragraph of the body, seen beside the
 * paragraphs that follow it. A standfirst is one short sentence, usually without a full stop, and distinctly shorter
 * than what follows; a first paragraph that is both short and lonely could be mistaken for one, hence `perhaps`.
 */
export function standfirstLikeness(text: string, following: readonly string[]): StandfirstLikeness {
  if (following.length === 0 || text.length > 250 || !/\p{L}/u.test(text)) return "no";
  if (/[:;,]$/u.test(text) || isQuotation(text)) return "no";
  const sentences = text.match(/[.!?…。！？]["'’”»)]*(?=\s+["'‘“«(]*\p{Lu}|$)/gu)?.length ?? 0;
  const lengths = following.map((paragraph) => paragraph.length).sort((a, b) => a - b);
  // Lists and cross-heads pull the middle down, so the next paragraph has a say as well.
  const usual = Math.max(lengths[Math.floor(lengths.length / 2)] ?? 0, following[0]?.length ?? 0);
  const isStopped = /[.。]["'’”»)]*$/u.test(text);
  if (!isStopped) {
    if (sentences > 1 || text.length > usual) return "no";
    return text.length <= 160 && text.length * 1.5 <= usual ? "yes" : "perhaps";
  }
  return sentences === 1 && text.length <= 120 && text.length * 2 < usual ? "perhaps" : "no";
}

/** Whether a line names who wrote the piece, or when: neither a standfirst nor, strictly, part of the body. */
export function isByline(text: string): boolean {
  return (
    text.length <= 80 &&
    /^(?:by|von|par|words:|text:)\s+\p{Lu}[^.!?]*$/iu.test(text) &&
    /^\S+\s+\p{Lu}/u.test(text)
  );
}

export function isDateLine(text: string): boolean {
  if (text.length > 60) return false;
  const day = String.raw`\d{1,2}(?:st|nd|rd|th|er|\.)?`;
  const patterns = [
    String.raw`(?:\p{L}+,?\s+)?${day}\s+\p{L}+\.?,?\s+\d{4}`,
    String.raw`(?:\p{L}+,?\s+)?\p{L}+\.?\s+${day},?\s+\d{4}`,
    String.raw`\d{4}-\d{2}-\d{2}`,
    String.raw`\d{1,2}[./]\d{1,2}[./]\d{4}`,
  ];
  return new RegExp(`^(?:${patterns.join("|")})(?:[\\s,T|·–-]+\\d{1,2}[:.]\\d{2}.{0,12})?$`, "u").test(text);
}

/** A paragraph that is wholly a quotation is a lede. */
function isQuotation(text: string): boolean {
  return /^["“„«].*["”“»][.!?]?$/su.test(text) && text.length > 60;
}
