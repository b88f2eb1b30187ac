import { diff3Merge } from "node-diff3";

/** A stretch of a merged body: lines that need nobody's decision, or lines that both changed, each in their own way. */
export type MergePart =
  | { readonly kind: "agreed"; readonly lines: readonly string[] }
  | {
      readonly kind: "conflict";
      readonly stored: readonly string[];
      readonly given: readonly string[];
      /** What both began from; empty where it is not known, or nothing was there. */
      readonly base: readonly string[];
    };

export interface MergedBody {
  readonly parts: readonly MergePart[];
  /** The merged body, where nobody has to decide anything; otherwise null. */
  readonly body: string | null;
}

export interface BodiesToMerge {
  readonly base: string | null;
  readonly stored: string;
  readonly given: string;
}

/**
 * Comparing takes time by the square of the lines, and more by the pairs of equal ones, such as empty lines; within these it takes
 * less than half a second, and beyond them people decide about the whole.
 */
const MOST_PAIRS = 1_000_000;
const MOST_LINES = 10_000;

/**
 * Puts two bodies together that began from the same one, line by line (a paragraph of Markdown is one line): what only one of them
 * changed is taken, what both changed alike is taken once, and anything else is a conflict, which is left to people. Without a
 * base, whatever differs between the first and the last line that they share is one conflict. Line ends of any system are one.
 */
export function mergeBodies({ base, stored, given }: BodiesToMerge): MergedBody {
  const [ours, theirs] = [linesOf(stored), linesOf(given)];
  const origin = base === null ? null : linesOf(base);
  const parts =
    origin !== null && canBeCompared(origin, ours, theirs)
      ? mergeLines(origin, ours, theirs)
      : splitAtEnds(origin ?? [], ours, theirs);
  const decided = parts.every(({ kind }) => kind === "agreed");
  return { parts, body: decided ? bodyFrom(parts, () => []) : null };
}

/** The body that parts make when `decide` says which lines stand for each conflict, counted from 0. */
export function bodyFrom(
  parts: readonly MergePart[],
  decide: (conflict: Extract<MergePart, { kind: "conflict" }>, index: number) => readonly string[],
): string {
  let met = 0;
  const lines = parts.flatMap((part) => {
    if (part.kind === "agreed") return part.lines;
    met += 1;
    return decide(part, met - 1);
  });
  return lines.join("\n");
}

function mergeLines(base: string[], stored: string[], given: string[]): MergePart[] {
  const regions = diff3Merge(stored, base, given, { excludeFalseConflicts: true });
  return regions.flatMap(({ ok = [], conflict }): MergePart[] => {
    if (conflict === undefined) return ok.length === 0 ? [] : [{ kind: "agreed", lines: ok }];
    return [{ kind: "conflict", stored: conflict.a, base: conflict.o, given: conflict.b }];
  });
}

/** The lines that both share at the head and at the foot, and one conflict about what is between. */
function splitAtEnds(base: string[], stored: string[], given: string[]): MergePart[] {
  const shorter = Math.min(stored.length, given.length);
  let head = 0;
  while (head < shorter && stored[head] === given[head]) head += 1;
  let foot = 0;
  while (foot < shorter - head && stored.at(-1 - foot) === given.at(-1 - foot)) foot += 1;
  const between = (lines: string[]) => lines.slice(head, lines.length - foot);
  const parts: MergePart[] = [
    { kind: "agreed", lines: stored.slice(0, head) },
    // Where the base lies between them cannot be said without comparing it, so that it is shown whole.
    { kind: "conflict", stored: between(stored), given: between(given), base },
    { kind: "agreed", lines: stored.slice(stored.length - foot) },
  ];
  const same = stored.length === given.length && head === shorter;
  return parts.filter((part) => (part.kind === "agreed" ? part.lines.length > 0 : !same));
}

function linesOf(body: string): string[] {
  return body.split(/\r\n?|\n/);
}

function canBeCompared(base: string[], stored: string[], given: string[]): boolean {
  const longest = Math.max(base.length, stored.length, given.length);
  return longest <= MOST_LINES && pairs(base, stored) + pairs(base, given) <= MOST_PAIRS;
}

/** How many pairs of equal lines two texts have. */
function pairs(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  return other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
}
