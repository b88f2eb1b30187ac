import { diffArrays } from "diff";

/** A stretch of two texts: what both have, what only the earlier has, or what only the later has. */
export interface DiffPart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** A paragraph of a comparison, or those in a row that are the same, far from any change. */
export type DiffLine =
  | { readonly kind: "line"; readonly parts: readonly DiffPart[] }
  | { readonly kind: "skipped"; readonly lines: readonly string[] };

/** A paragraph of a comparison as each of the texts has it, null where it has none; or those in a row that are the same. */
export type DiffRow =
  | {
      readonly kind: "row";
      readonly earlier: readonly DiffPart[] | null;
      readonly later: readonly DiffPart[] | null;
    }
  | Extract<DiffLine, { readonly kind: "skipped" }>;

/** Beyond so many differences two texts are said to be different altogether: finding each takes time by the square of them. */
const MOST_EDITS = 1500;

/** Where differences are only counted, somebody is publishing, and everybody else who does waits. */
const MOST_COUNTED_EDITS = 400;

/** Words, runs of spaces, and everything else letter by letter, Han and kana among them, since they are written without spaces. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’])+|\n|[^\S\n]+|./gsu;

/**
 * What became of one text in another, in words: first by paragraphs, then by words within those that differ. Without what was
 * added the parts are the earlier text, without what was removed the later. Any two texts are compared in less than a second.
 */
export function diffTexts(earlier: string, later: string): readonly DiffPart[] {
  return diffWithin(
    earlier,
    later,
    (before, after) => compare(before, after, MOST_EDITS) ?? apart(before, after),
  );
}

/**
 * How many words of the later text are not in the earlier, and the other way round; null where that would take long to find out. A
 * letter of Han or kana counts as a word.
 */
export function countChanges(
  earlier: string,
  later: string,
): { readonly added: number; readonly removed: number } | null {
  let isCounted = true;
  const parts = diffWithin(earlier, later, (before, after) => {
    const found = compare(before, after, MOST_COUNTED_EDITS);
    if (found === null) isCounted = false;
    return found ?? [];
  });
  if (!isCounted) return null;
  const count = (kind: DiffPart["kind"]) =>
    parts.reduce((sum, part) => (part.kind === kind ? sum + wordsIn(part.text) : sum), 0);
  return { added: count("added"), removed: count("removed") };
}

type Compare = (earlier: readonly string[], later: readonly string[]) => readonly DiffPart[];

function diffWithin(earlier: string, later: string, compared: Compare): readonly DiffPart[] {
  const lines = compared(withEnds(earlier), withEnds(later));
  const parts: DiffPart[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [here, next] = [lines[index], lines[index + 1]];
    if (here === undefined) break;
    if (here.kind === "removed" && next?.kind === "added") {
      parts.push(...withoutIslands(compared(tokens(here.text), tokens(next.text))));
      index += 1;
    } else parts.push(here);
  }
  return joined(parts);
}

/**
 * The same by paragraphs, for a page: of what did not change, `context` paragraphs stand around each change, and the rest lies in
 * stretches that a page can fold.
 */
export function diffLines(earlier: string, later: string, context = 1): readonly DiffLine[] {
  const lines = linesOf(diffTexts(earlier, later));
  const changed = lines.map((parts) => parts.some(({ kind }) => kind !== "same"));
  const near = (index: number) =>
    changed.slice(Math.max(0, index - context), index + context + 1).some(Boolean);
  const shown: DiffLine[] = [];
  let skipped: string[] | null = null;
  for (const [index, parts] of lines.entries()) {
    if (near(index)) {
      shown.push({ kind: "line", parts });
      skipped = null;
      continue;
    }
    if (skipped === null) {
      skipped = [];
      shown.push({ kind: "skipped", lines: skipped });
    }
    skipped.push(parts.map(({ text }) => text).join(""));
  }
  return shown;
}

/**
 * A comparison for a page that has the earlier text at one side and the later at the other. What was removed whole stands beside what was
 * added whole in its place, as far as there is as much of both.
 */
export function pairLines(lines: readonly DiffLine[]): readonly DiffRow[] {
  const rows: DiffRow[] = [];
  // Where the next paragraph that was only added goes: beside the first of those only removed that has nothing beside it yet.
  let open = 0;
  for (const line of lines) {
    const [earlier, later] = line.kind === "skipped" ? [null, null] : sidesOf(line.parts);
    const opposite = rows[open];
    if (line.kind === "line" && earlier === null && opposite?.kind === "row") {
      rows[open] = { ...opposite, later };
      open += 1;
    } else {
      rows.push(line.kind === "skipped" ? line : { kind: "row", earlier, later });
      if (later !== null || line.kind === "skipped") open = rows.length;
    }
  }
  return rows;
}

/** A paragraph as each of the texts has it. */
function sidesOf(parts: readonly DiffPart[]): [DiffPart[] | null, DiffPart[] | null] {
  const without = (kind: DiffPart["kind"]) => {
    const side = parts.filter((part) => part.kind !== kind);
    return side.length === 0 ? null : side;
  };
  return [without("added"), without("removed")];
}

/** Two texts of which each takes the other's place. */
function apart(earlier: readonly string[], later: readonly string[]): DiffPart[] {
  return [
    { kind: "removed", text: earlier.join("") },
    { kind: "added", text: later.join("") },
  ];
}

/** Null where the texts have more than so many differences. */
function compare(earlier: readonly string[], later: readonly string[], most: number): DiffPart[] | null {
  const changes = diffArrays([...earlier], [...later], { maxEditLength: most });
  if (changes === undefined) return null;
  return changes.map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

/** A space that two different words have around them says nothing: it goes with the words, so that a phrase is one change. */
function withoutIslands(parts: readonly DiffPart[]): DiffPart[] {
  return parts.flatMap((part, index): DiffPart[] => {
    const between = index > 0 && index < parts.length - 1;
    if (part.kind !== "same" || !between || !/^[^\S\n]+$/.test(part.text)) return [part];
    return [
      { kind: "removed", text: part.text },
      { kind: "added", text: part.text },
    ];
  });
}

/** Between two stretches that did not change, what was removed as one part and what was added as another. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const whole: DiffPart[] = [];
  const add = (kind: DiffPart["kind"], text: string) => {
    const last = whole.at(-1);
    if (last?.kind === kind) whole[whole.length - 1] = { kind, text: last.text + text };
    else if (text !== "") whole.push({ kind, text });
  };
  let [removed, added] = ["", ""];
  const flush = () => {
    // A space that both end with is no part of what changed.
    const line = removed.slice(removed.lastIndexOf("\n") + 1);
    const tail = line.slice(line.trimEnd().length);
    const shared = tail !== "" && added.endsWith(tail) ? tail.length : 0;
    add("removed", removed.slice(0, removed.length - shared));
    add("added", added.slice(0, added.length - shared));
    add("same", removed.slice(removed.length - shared));
    [removed, added] = ["", ""];
  };
  for (const { kind, text } of parts) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      add("same", text);
    }
  }
  flush();
  return whole;
}

function linesOf(parts: readonly DiffPart[]): DiffPart[][] {
  const lines: DiffPart[][] = [[]];
  for (const { kind, text } of parts) {
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (line !== "") lines.at(-1)?.push({ kind, text: line });
    }
  }
  return lines.filter((line) => line.length > 0);
}

function withEnds(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

function wordsIn(text: string): number {
  return tokens(text).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}
