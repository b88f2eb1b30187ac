/** A line of the file, without its end and without blanks around it. */
export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** Whether it began with a tab or at least two blanks. */
  readonly indented: boolean;
}

/** Lines with no blank line between them. */
export type Block = readonly [SourceLine, ...SourceLine[]];

/** The blocks of a text, in order. A line of nothing but white space, of any kind, is a blank line. */
export function blocksOf(text: string): Block[] {
  const blocks: SourceLine[][] = [];
  let current: SourceLine[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const trimmed = raw.trim();
    if (trimmed === "") {
      blocks.push(current);
      current = [];
      continue;
    }
    current.push({
      number: index + 1,
      text: trimmed.replace(/[ \t]+/gu, " "),
      indented: /^(?:\t|\s{2})/u.test(raw),
    });
  }
  blocks.push(current);
  return blocks.flatMap(asBlock);
}

/** A block of `lines`, or none where there are no lines. */
export function asBlock(lines: readonly SourceLine[]): [] | [Block] {
  const [first, ...rest] = lines;
  return first ? [[first, ...rest]] : [];
}
