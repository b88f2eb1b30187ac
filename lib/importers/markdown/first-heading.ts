import { toString as textOf } from "mdast-util-to-string";
import { remark } from "remark";

export interface FirstHeading {
  /** Its text, without markup. */
  readonly text: string;
  /** Counted from 1 in the text given. */
  readonly line: number;
  /** Everything but the heading and the blank lines below it. */
  readonly rest: string;
  /** Whether only blank lines stand before it. */
  readonly isFirst: boolean;
}

/** No headline is as long; what is longer is not worth reading as Markdown. */
const LONGEST_LINE = 2000;

/**
 * The first `# heading` of a Markdown text (CommonMark's ATX heading of the first level, or, at the very start, a line
 * underlined with `=`), or null. Lines in fenced code are no headings. The text is not read as a whole:
 * only lines are looked at, and only the heading's own line is read as Markdown.
 */
export function firstHeading(text: string): FirstHeading | null {
  const lines = text.split("\n");
  let fence: string | null = null;
  let isFirst = true;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (mark !== undefined && fence === null) fence = mark;
    else if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    } else if (/^ {0,3}#(?:[ \t]|$)/u.test(line)) {
      return heading(lines, index, index + 1, line, isFirst);
    } else if (isFirst && /^ {0,3}\S/u.test(line) && /^ {0,3}=+[ \t]*$/u.test(lines[index + 1] ?? "")) {
      return heading(lines, index, index + 2, `# ${line.trim()}`, isFirst);
    }
    if (line.trim() !== "") isFirst = false;
  }
  return null;
}

function heading(
  lines: readonly string[],
  from: number,
  to: number,
  line: string,
  isFirst: boolean,
): FirstHeading {
  const text = line.length > LONGEST_LINE ? line.replace(/^\s*#\s*/u, "") : textOf(remark().parse(line));
  const below = lines.slice(to).findIndex((next) => next.trim() !== "");
  const rest = below < 0 ? [] : lines.slice(to + below);
  return {
    text: text.trim(),
    line: from + 1,
    rest: [...(isFirst ? [] : lines.slice(0, from)), ...rest].join("\n"),
    isFirst,
  };
}
