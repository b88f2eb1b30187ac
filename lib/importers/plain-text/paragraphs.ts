import type { Finding } from "../imported-document";
import { asBlock, type Block, type SourceLine } from "./blocks";

/** Running text made of one or more lines of the file. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
  /** Where in `text` each line of the file begins; rises. */
  readonly starts: readonly LineStart[];
}

interface LineStart {
  readonly offset: number;
  readonly line: number;
}

/** A list as plain text writes it: every line of the block begins with the same kind of marker. */
export interface List {
  readonly kind: "list";
  /** The number of the first item; null where the items have bullets. */
  readonly from: number | null;
  readonly items: readonly Paragraph[];
}

export interface BlockContent {
  readonly content: readonly (Paragraph | List)[];
  readonly findings: readonly Finding[];
}

/** Beyond this, nobody has wrapped lines by hand: each line is a paragraph of its own. */
const LONGEST_WRAPPED_LINE = 120;
/** A line shorter than this was probably broken on purpose, as verse and addresses are. */
const SHORTEST_WRAPPED_LINE = 40;

/**
 * What a block of lines says: a list, several paragraphs (set off by their indents, or a long line each), or one
 * paragraph whose lines are joined. Lines are joined with a blank, except between two letters of Chinese or Japanese,
 * and after a hyphen that looks like part of a word, which is reported; so are joined lines that look as if they had
 * been broken on purpose.
 */
export function contentOf(block: Block): BlockContent {
  const list = listOf(block);
  if (list) return { content: [list], findings: [] };
  const groups = paragraphGroups(block);
  const parts = groups.map(joined);
  return {
    content: parts.map(({ paragraph }) => paragraph),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

/** The line of the file that the character at `offset` came from. */
export function lineAt(paragraph: Paragraph, offset: number): number {
  return paragraph.starts.findLast((start) => start.offset <= offset)?.line ?? 1;
}

/** A block's lines as one paragraph, whatever they look like. */
export function paragraphOf(block: Block): Paragraph {
  return joined(block).paragraph;
}

/** A paragraph without what stands after `end`. */
export function cutAt(paragraph: Paragraph, end: number): Paragraph {
  return { ...paragraph, text: paragraph.text.slice(0, end) };
}

function listOf(block: Block): List | null {
  if (block.length < 2) return null;
  const bullets = block.map(({ text }) => /^([-*•]) +(?=\S)/u.exec(text));
  const bullet = bullets[0]?.[1];
  if (bullets.every((match) => match !== null && match[1] === bullet)) {
    return {
      kind: "list",
      from: null,
      items: block.map((line, at) => withoutMarker(line, bullets[at]?.[0])),
    };
  }
  const numbers = block.map(({ text }) => /^(\d{1,3})[.)] +(?=\S)/u.exec(text));
  const from = Number(numbers[0]?.[1]);
  // Markdown counts on from the first number, so numbers that do not rise one by one must stay text.
  if (numbers.every((match, at) => match !== null && Number(match[1]) === from + at)) {
    return { kind: "list", from, items: block.map((line, at) => withoutMarker(line, numbers[at]?.[0])) };
  }
  return null;
}

function withoutMarker(line: SourceLine, marker = ""): Paragraph {
  return {
    kind: "paragraph",
    text: line.text.slice(marker.length),
    starts: [{ offset: 0, line: line.number }],
  };
}

function paragraphGroups(block: Block): Block[] {
  if (block.some(({ text }) => text.length > LONGEST_WRAPPED_LINE)) return block.map((line) => [line]);
  const following = block.slice(1);
  const indents = following.filter(({ indented }) => indented).length;
  // Where all lines are indented alike, or only the first is not (a hanging indent), the indent says nothing.
  if (indents === 0 || indents === following.length) return [block];
  const groups: SourceLine[][] = [];
  for (const line of block) {
    const last = groups.at(-1);
    if (!last || line.indented) groups.push([line]);
    else last.push(line);
  }
  return groups.flatMap(asBlock);
}

function joined(block: Block): { paragraph: Paragraph; findings: Finding[] } {
  const findings: Finding[] = [];
  const starts: LineStart[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const [index, line] of block.entries()) {
    const above = block[index - 1]?.text;
    if (above !== undefined) {
      const splitWord =
        /\p{L}[-\u2010]$/u.test(above) && /^\p{Ll}/u.test(line.text) && !joiningWord.test(line.text);
      if (splitWord) {
        findings.push({
          line: line.number - 1,
          code: "hyphen-at-line-end",
          message: "A word was broken with a hyphen at the end of this line; the hyphen was kept.",
        });
      } else if (!isUnspaced(above.at(-1)) || !isUnspaced(line.text.at(0))) {
        parts.push(" ");
        length += 1;
      }
    }
    starts.push({ offset: length, line: line.number });
    parts.push(line.text);
    length += line.text.length;
  }
  const text = parts.join("");
  const short = block
    .slice(0, -1)
    .find((line) => line.text.length < SHORTEST_WRAPPED_LINE && !isUnspaced(line.text.at(-1)));
  if (short) {
    findings.push({
      line: short.number,
      code: "lines-joined",
      message:
        "This short line was joined with the next one: if the break was meant, put a blank line between them.",
    });
  }
  return { paragraph: { kind: "paragraph", text, starts }, findings };
}

/** After these, a hyphen at the end of a line stood for the rest of a later word: "first- and second-class". */
const joiningWord = /^(?:and|or|to|und|oder|bis|et|ou)\s/u;

/** Whether a character belongs to writing without blanks between words. */
function isUnspaced(character: string | undefined): boolean {
  return (
    character !== undefined &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff65]/u.test(character)
  );
}
