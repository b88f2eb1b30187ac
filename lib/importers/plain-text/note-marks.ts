/** A place in a text where a note is called. `end` is exclusive. */
export interface NoteMark {
  readonly start: number;
  readonly end: number;
  /** The mark as the note repeats it; superscript digits are plain: `*`, `††`, `2`. */
  readonly label: string;
  /** False where the sign probably means something else: `5*`, `A*`, `m²`. It counts only when nothing else does. */
  readonly sure: boolean;
}

const SYMBOLS = "*†‡§‖¶";
const SIGN = new RegExp(
  String.raw`(?<star>\*+)|(?<symbol>[†‡§‖¶]+)|(?<raised>[¹²³⁰⁴-⁹]+)|(?<bracket> ?\[(?:\d{1,3}|[${SYMBOLS}]{1,4})\])`,
  "gu",
);

/** A mark is attached to the end of a word or of a sentence … */
const ATTACHED = /(?:[\p{L}\p{N}\p{M}.,;:!?%…。，、；：！？]|\S["'’”»)\]}」』）》〉】])$/u;
/** … and nothing is attached to it. */
const FREE = /^(?:$|[\s.,;:!?)\]}"'’”»…—–。，、；：！？」』）》〉】])/u;

/**
 * The note marks in a paragraph, from left to right. Asterisks that are emphasis (`*word*`, `**several words**`),
 * stand alone (`5 * 3`), hide letters (`p*ss`) or begin a word (`*nix`) are none.
 */
export function noteMarksIn(text: string): NoteMark[] {
  const emphasis = emphasisIn(text);
  const marks: NoteMark[] = [];
  for (const match of text.matchAll(SIGN)) {
    const sign = match[0].trimStart();
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 40), start);
    if (emphasis.has(start) || !ATTACHED.test(before) || !FREE.test(text.slice(end, end + 1))) continue;
    marks.push({ start, end, label: labelOf(sign), sure: isSure(match.groups ?? {}, before) });
  }
  return marks;
}

/** The label of a sign as printed: `¹²` and `[12]` are `12`. */
export function labelOf(sign: string): string {
  return [...sign.replace(/[[\].)]/gu, "")]
    .map((character) => plainDigit.get(character) ?? character)
    .join("");
}

/** Where the text between asterisks of equal number is emphasis: the places of both. */
export function emphasisIn(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  const openers = new Map<number, number>();
  for (const match of text.matchAll(/\*+/gu)) {
    const length = match[0].length;
    const before = text[match.index - 1] ?? " ";
    const after = text.at(match.index + length) ?? " ";
    const opener = openers.get(length);
    if (opener !== undefined && /\S/u.test(before)) {
      places.add(opener).add(match.index);
      openers.delete(length);
    } else if (
      /\S/u.test(after) &&
      !/[\p{L}\p{N}.,;:!?%…。，、；：！？]/u.test(before) &&
      /[\p{L}\p{N}\p{P}]/u.test(after)
    ) {
      openers.set(length, match.index);
    }
  }
  return places;
}

const plainDigit: ReadonlyMap<string, string> = new Map(
  [..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((raised, digit) => [raised, String(digit)]),
);

function isSure(groups: Record<string, string | undefined>, before: string): boolean {
  if (groups.star) return !/\p{N}$/u.test(before) && !/(?:^|[^\p{L}])\p{L}$/u.test(before);
  if (groups.raised) return !/(?:\p{N}|(?:^|[^\p{L}])(?:[kcmd]?m|ft|in|mi|yd|\p{L}))$/u.test(before);
  return true;
}
