import { diffArrays } from "diff";
import { type Word, wordsOf } from "./words";

/** What became of a quotation's words in a text. */
export type Finding =
  /** They stand there as they are quoted; `omitted` where the quotation says itself that it leaves something out. */
  | { readonly state: "verified"; readonly passage: string; readonly omitted: boolean }
  /** Something like them stands there: `passage`. */
  | { readonly state: "altered"; readonly passage: string }
  | { readonly state: "not-found" };

/** A text in which quotations are looked up: read once, for many of them. */
export interface KeptText {
  readonly text: string;
  readonly words: readonly Word[];
  /** Where each word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Where a quotation leaves something out, so many words may be missing at most: else any words of a page could be strung together. */
const LONGEST_OMISSION = 80;

/** Of so many words, more says nothing new, and takes time by the square of them. */
const LONGEST_COMPARED = 400;

/** How much of a quotation and a passage must be the same, from 0 to 1, for the one to be taken for the other altered. */
const LIKENESS = 0.6;

/** So many words of a passage are shown in place of others that a quotation begins or ends with. */
const MOST_OTHERS = 6;

/** A word that stands in more places than these tells little of where a passage is. */
const MOST_PLACES = 400;

/** A stretch whose every word stands in more places than these is looked for in so many of them. */
const MOST_TRIED = 2_000;

/** Reads a text so that quotations can be looked up in it, a slice at a time where it is long. */
export class KeptTextReader {
  readonly #text: string;
  readonly #words: Word[] = [];
  readonly #places = new Map<string, number[]>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads on by at least so many UTF-16 code units, up to the end of a line, in which no word goes on; true when all is read. */
  readOn(most: number): boolean {
    const line = this.#text.indexOf("\n", this.#at + most);
    const end = line < 0 ? this.#text.length : line + 1;
    for (const { folded, start, end: wordEnd } of wordsOf(this.#text.slice(this.#at, end))) {
      const known = this.#places.get(folded);
      if (known === undefined) this.#places.set(folded, [this.#words.length]);
      else known.push(this.#words.length);
      this.#words.push({ folded, start: this.#at + start, end: this.#at + wordEnd });
    }
    this.#at = end;
    return end === this.#text.length;
  }

  /** What was read so far. */
  get kept(): KeptText {
    return { text: this.#text, words: this.#words, places: this.#places };
  }
}

/** Reads a text whole. */
export function readKept(text: string): KeptText {
  const reader = new KeptTextReader(text);
  reader.readOn(text.length);
  return reader.kept;
}

/**
 * Looks a quotation up in a text that was kept. Its words must stand there in their order, and nothing between them but marks and
 * spaces (`wordsOf`). An ellipsis, and what stands in square brackets, are the quoting author's: there the text may say other things, in
 * eighty words at most. `[T]he` is the same word as `the`.
 */
export function lookUpQuote(quote: string, kept: KeptText): Finding {
  const stretches = stretchesOf(quote);
  if (stretches.length === 0) return { state: "not-found" };
  const found = findStretches(stretches, kept);
  if (found !== null)
    return { state: "verified", passage: passageOf(kept, found), omitted: stretches.length > 1 };
  const like = findAlike(stretches.flat().slice(0, LONGEST_COMPARED), kept);
  return like === null ? { state: "not-found" } : { state: "altered", passage: passageOf(kept, like) };
}

/** The words of the quotation, apart where it leaves something out. */
function stretchesOf(quote: string): string[][] {
  return quote
    .replace(/\[(\p{L})\](?=\p{L})/gu, "$1")
    .split(/\[[^\]]*\]|\(?(?:…|\.{3,}|(?:\. ){2,}\.)\)?/u)
    .map((stretch) => wordsOf(stretch).map(({ folded }) => folded))
    .filter((words) => words.length > 0);
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Where all stretches stand, one after the other; null where they do not. */
function findStretches([head, ...others]: readonly string[][], kept: KeptText): Span | null {
  if (head === undefined) return null;
  for (const first of occurrences(head, kept)) {
    const last = follow(others, first + head.length, kept);
    if (last !== null) return { first, last };
  }
  return null;
}

/** The place of the last word when these stretches follow from a place on, none too far after the one before. */
function follow(stretches: readonly string[][], from: number, kept: KeptText): number | null {
  let next = from;
  for (const stretch of stretches) {
    let at = next;
    while (at <= next + LONGEST_OMISSION && !standsAt(stretch, at, kept)) at += 1;
    if (at > next + LONGEST_OMISSION) return null;
    next = at + stretch.length;
  }
  return next - 1;
}

/** Where a stretch stands, looked for by the rarest of its words. */
function* occurrences(stretch: readonly string[], kept: KeptText): Generator<number> {
  let rarest = { offset: 0, places: kept.places.get(stretch[0] ?? "") ?? [] };
  for (const [offset, word] of stretch.entries()) {
    const places = kept.places.get(word) ?? [];
    if (places.length < rarest.places.length) rarest = { offset, places };
  }
  for (const place of rarest.places.slice(0, MOST_TRIED)) {
    const first = place - rarest.offset;
    if (first >= 0 && standsAt(stretch, first, kept)) yield first;
  }
}

function standsAt(stretch: readonly string[], first: number, { words }: KeptText): boolean {
  return stretch.every((word, offset) => words[first + offset]?.folded === word);
}

/**
 * The passage that is most like the quotation, if one is like it at all. Each word votes for where the quotation would begin if this
 * were it; the places with most votes are compared word by word.
 */
function findAlike(quoted: readonly string[], kept: KeptText): Span | null {
  let best: { span: Span; likeness: number } | null = null;
  for (const start of likelyStarts(quoted, kept)) {
    const compared = compareAt(quoted, start, kept);
    if (compared !== null && compared.likeness > (best?.likeness ?? 0)) best = compared;
  }
  return best !== null && best.likeness >= LIKENESS ? best.span : null;
}

function likelyStarts(quoted: readonly string[], kept: KeptText): number[] {
  const width = Math.max(4, Math.ceil(quoted.length / 4));
  const votes = new Map<number, number>();
  for (const [offset, word] of quoted.entries()) {
    const places = kept.places.get(word) ?? [];
    if (places.length > MOST_PLACES) continue;
    for (const place of places) {
      const bucket = Math.floor((place - offset) / width);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / places.length);
    }
  }
  return [...votes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(([bucket]) => bucket * width);
}

function compareAt(quoted: readonly string[], start: number, kept: KeptText) {
  const margin = Math.ceil(quoted.length / 2) + 4;
  const from = Math.max(0, start - margin);
  const window = kept.words.slice(from, start + quoted.length + margin).map(({ folded }) => folded);
  let at = from;
  let quotedAt = 0;
  const same: number[] = [];
  /** Which word of the quotation each of those is. */
  const quotedAs: number[] = [];
  for (const { value, added, removed } of diffArrays([...quoted], window)) {
    if (!added && !removed)
      for (const offset of value.keys()) {
        same.push(at + offset);
        quotedAs.push(quotedAt + offset);
      }
    if (!removed) at += value.length;
    if (!added) quotedAt += value.length;
  }
  const span = tightest(same);
  if (span === null) return null;
  const inside = same.filter((place) => place >= span.first && place <= span.last).length;
  const length = span.last - span.first + 1;
  // Where the quotation begins or ends with other words, so many of the text's own stand in their place.
  const before = quotedAs[same.indexOf(span.first)] ?? 0;
  const after = quoted.length - 1 - (quotedAs[same.indexOf(span.last)] ?? 0);
  const whole = {
    first: Math.max(0, span.first - Math.min(before, MOST_OTHERS)),
    last: Math.min(kept.words.length - 1, span.last + Math.min(after, MOST_OTHERS)),
  };
  return { span: whole, likeness: (2 * inside) / (quoted.length + length) };
}

/** The words that are the same without those that stand far off by themselves: a common word that happens to be there. */
function tightest(same: readonly number[]): Span | null {
  let [low, high] = [0, same.length - 1];
  const gap = 6;
  while (low < high && (same[low + 1] ?? 0) - (same[low] ?? 0) > gap && low < same.length / 4) low += 1;
  while (
    high > low &&
    (same[high] ?? 0) - (same[high - 1] ?? 0) > gap &&
    same.length - high < same.length / 4
  )
    high -= 1;
  const [first, last] = [same[low], same[high]];
  return first === undefined || last === undefined || last - first < 2 ? null : { first, last };
}

function passageOf({ text, words }: KeptText, { first, last }: Span): string {
  return text.slice(words[first]?.start ?? 0, words[last]?.end ?? 0).replace(/\s+/gu, " ");
}
