import { asBlock, type Block, type SourceLine } from "./blocks";
import { emphasisIn, labelOf } from "./note-marks";
import { type Paragraph, paragraphOf } from "./paragraphs";

/** A paragraph at the end of a file that looks like a note. */
export interface TrailingNote {
  readonly label: string;
  readonly line: number;
  /** The text of the note without its mark. */
  readonly text: Paragraph;
  /** The paragraph as it stands in the file, mark and all, for when it is no note. */
  readonly whole: Paragraph;
  /** Whether it could as well be an item of a numbered list: `1. Text`. */
  readonly likeListItem: boolean;
  readonly block: Block;
}

interface NoteStart {
  readonly label: string;
  readonly length: number;
  readonly likeListItem: boolean;
  /** How the mark is set, for telling a list from notes. */
  readonly style: string;
}

/**
 * Splits blocks into those before the notes at the end, and these notes. Every block of the notes begins with a mark;
 * lines without one continue the note above. Equal bullets (`* one`, `* two`) are a list, and no notes.
 */
export function splitTrailingNotes(blocks: readonly Block[]): {
  readonly before: readonly Block[];
  readonly notes: readonly TrailingNote[];
} {
  let first = blocks.length;
  let notes: TrailingNote[] = [];
  const styles = new Map<string, string>();
  const lists = new Set<string>();
  walk: while (first > 1) {
    const block = blocks[first - 1];
    const found = block ? notesOf(block) : null;
    if (!block || !found) break;
    for (const { label, style } of found.map(({ start }) => start).reverse()) {
      const known = styles.get(label);
      if (known !== undefined) {
        if (known === style) lists.add(label);
        break walk;
      }
      styles.set(label, style);
    }
    notes = [...found.map(({ note }) => note), ...notes];
    first -= 1;
  }
  // A note below the items of a list that it only seemed to continue is not a note either, nor are those above it.
  const lastListed = notes.findLastIndex(({ label }) => lists.has(label));
  if (lastListed >= 0) {
    const block = notes[lastListed]?.block;
    first = block ? blocks.indexOf(block) + 1 : first;
    notes = notes.slice(lastListed + 1).filter((note) => note.block !== block);
  }
  return { before: blocks.slice(0, first), notes };
}

function notesOf(block: Block): { start: NoteStart; note: TrailingNote }[] | null {
  const found: { start: NoteStart; lines: SourceLine[] }[] = [];
  for (const line of block) {
    const start = noteStart(line.text);
    if (start) found.push({ start, lines: [line] });
    else {
      const last = found.at(-1);
      if (!last) return null;
      last.lines.push(line);
    }
  }
  return found.flatMap(({ start, lines }) =>
    asBlock(lines).map((own) => ({ start, note: trailingNote(own, start, block) })),
  );
}

function trailingNote(lines: Block, start: NoteStart, block: Block): TrailingNote {
  const [first, ...rest] = lines;
  const unmarked: Block = [{ ...first, text: first.text.slice(start.length) }, ...rest];
  return {
    label: start.label,
    line: first.number,
    text: paragraphOf(unmarked),
    whole: paragraphOf(lines),
    likeListItem: start.likeListItem,
    block,
  };
}

const NOTE_START =
  /^(?<sign>\*{1,4}|[†‡§‖¶]{1,4}|[¹²³⁰⁴-⁹]{1,3}|\[(?:\d{1,3}|\*{1,4}|[†‡§‖¶]{1,4})\]|\d{1,3}[.)](?=\s))(?<blanks>\s*)(?=[^\s*])/u;

function noteStart(text: string): NoteStart | null {
  const match = NOTE_START.exec(text);
  const sign = match?.groups?.sign;
  if (!match || sign === undefined || !/[\p{L}\p{N}]/u.test(text.slice(match[0].length))) return null;
  if (sign.startsWith("*") && emphasisIn(text).has(0)) return null;
  const likeListItem = /^\d/u.test(sign);
  return {
    label: labelOf(sign),
    length: match[0].length,
    likeListItem,
    style: match.groups?.blanks === "" ? "attached" : "apart",
  };
}
