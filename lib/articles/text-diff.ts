import { diffArrays } from "diff";

/** A stretch of two texts: what both have, what only the earlier has, or what only the later has. */
export interface DiffPart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** A paragraph of a comparison, or so many in a row that are the same and not shown. */
export type DiffLine =
  | { readonly kind: "line"; readonly parts: readonly DiffPart[] }
  | { readonly kind: "skipped"; readonly lines: number };

/** Beyond so many differences two texts are said to be different altogether: finding each takes time by the square of them. */
const MOST_EDITS = 1500;

/** Words, runs of spaces, and everything else letter by letter, Han and kana among them, since they are written without spaces. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’])+|\n|[^\S\n]+|./gsu;

/**
 * What became of one text in another, in words: first by paragraphs, then by words within those that differ. Without what was
 * added the parts are the earlier text, without what was removed the later. Any two texts are compared in less than a second.
 */
export function diffTexts(earlier: string, later: string): readonly DiffPart[] {
  const lines = compare(withEnds(earlier), withEnds(later));
  const parts: DiffPart[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [here, next] = [lines[index], lines[index + 1]];
    if (here === undefined) break;
    if (here.kind === "removed" && next?.kind === "added") {
      parts.push(...withoutIslands(compare(tokens(here.text), tokens(next.text))));
      index += 1;
    } else parts.push(here);
  }
  return joined(parts);
}

/**
 * The same by paragraphs, for a page: of what did not change, `context` paragraphs stand around each change, and the rest is
 * counted.
 */
export function diffLines(earlier: string, later: string, context = 1): readonly DiffLine[] {
  const lines = linesOf(diffTexts(earlier, later));
  const changed = lines.map((parts) => parts.some(({ kind }) => kind !== "same"));
  const near = (index: number) =>
    changed.slice(Math.max(0, index - context), index + context + 1).some(Boolean);
  const shown: DiffLine[] = [];
  for (const [index, parts] of lines.entries()) {
    const last = shown.at(-1);
    if (near(index)) shown.push({ kind: "line", parts });
    else if (last?.kind === "skipped") shown[shown.length - 1] = { kind: "skipped", lines: last.lines + 1 };
    else shown.push({ kind: "skipped", lines: 1 });
  }
  return shown;
}

function compare(earlier: string[], later: string[]): DiffPart[] {
  const changes = diffArrays(earlier, later, { maxEditLength: MOST_EDITS });
  if (changes === undefined) {
    return [
      { kind: "removed", text: earlier.join("") },
      { kind: "added", text: later.join("") },
    ];
  }
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
    const tail = /[^\S\n]+$/.exec(removed)?.[0] ?? "";
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
