import type { MarkedWords } from "./compile-query";
import { englishStem } from "./english-stem";
import type { ExcerptPart } from "./views";
import { wordsOf } from "./words";

/** About so many UTF-16 code units of an article are shown, from a little before the first of the words. */
const LENGTH = 240;
const BEFORE = 60;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text whole, in parts, with what was searched for marked. The parts are plain text, not markup. */
export function markWords(text: string, marked: MarkedWords): ExcerptPart[] {
  return cut(text, { start: 0, end: text.length }, stretches(text, marked));
}

/** Where a text says most of what was searched for, or else its beginning; in parts, as `markWords` gives them. */
export function excerptOf(text: string, marked: MarkedWords): ExcerptPart[] {
  const found = stretches(text, marked);
  const best = bestWindow(text, found);
  const parts = cut(text, best, found).map((part) => ({ ...part, text: part.text.replace(/\s+/gu, " ") }));
  return [
    ...(best.start > 0 ? [{ text: "… ", marked: false }] : []),
    ...parts,
    ...(best.end < text.length ? [{ text: " …", marked: false }] : []),
  ];
}

function stretches(text: string, { words, stems, letters }: MarkedWords): Stretch[] {
  const found: Stretch[] = [];
  for (const { text: word, start, end, single } of wordsOf(text)) {
    const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
    if (letters.has(first) && (single || [...word].length === 2)) push(found, start, start + first.length);
    else if (!single && (words.has(word) || stems.has(englishStem(word)))) push(found, start, end);
  }
  return found;
}

/** Pairs that overlap become one stretch. */
function push(into: Stretch[], start: number, end: number): void {
  const last = into.at(-1);
  if (last && start < last.end) into.splice(-1, 1, { start: last.start, end: Math.max(end, last.end) });
  else into.push({ start, end });
}

function bestWindow(text: string, found: readonly Stretch[]): Stretch {
  let best = { start: 0, count: 0 };
  for (const [index, { start }] of found.entries()) {
    let count = 0;
    const seen = new Set<string>();
    for (let next = index; ; next += 1) {
      const stretch = found[next];
      if (!stretch || stretch.end > start + LENGTH - BEFORE) break;
      const word = text.slice(stretch.start, stretch.end).toLowerCase();
      count += seen.has(word) ? 0.1 : 1;
      seen.add(word);
    }
    if (count > best.count) best = { start, count };
  }
  const start = best.start <= BEFORE ? 0 : wordBoundary(text, best.start - BEFORE, best.start);
  const end =
    text.length <= start + LENGTH ? text.length : wordBoundary(text, start + LENGTH - 24, start + LENGTH);
  return { start, end };
}

/** The first place at or after `from` where a word begins or ends, at most `limit`; never inside a surrogate pair. */
function wordBoundary(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s\S/u);
  const at = space === -1 ? limit : from + space + 1;
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}

function cut(text: string, window: Stretch, found: readonly Stretch[]): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let at = window.start;
  for (const { start, end } of found) {
    if (start < at || end > window.end) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < window.end) parts.push({ text: text.slice(at, window.end), marked: false });
  return parts;
}
