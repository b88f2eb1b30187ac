/** Breaks a text into lines for a box, as large as the box allows. Nothing is known here of fonts: widths are told. */

/** How wide a text without spaces is, in ems. */
export type Measure = (text: string) => number;

/** The room for a text. Its lengths are in pixels, but those with another unit named. */
export interface TextBox {
  readonly width: number;
  readonly height: number;
  /** From one baseline to the next, in ems. */
  readonly leading: number;
  /** Between words, in ems. */
  readonly space: number;
  readonly largest: number;
  readonly smallest: number;
  readonly mostLines: number;
}

export interface FittedText {
  /** In pixels to the em. */
  readonly size: number;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly pieces: readonly PlacedPiece[];
  /** In ems. */
  readonly width: number;
}

export interface PlacedPiece {
  readonly text: string;
  /** Where it begins on its line, in ems. */
  readonly at: number;
}

/** A stretch that is never broken, and whether it is a word's beginning, so that a space stands before it within a line. */
interface Piece {
  readonly text: string;
  readonly width: number;
  readonly begins: boolean;
}

/** So many pixels a size is below the one before. */
const STEP = 2;

/**
 * The text in the largest size in which it fits whole, in lines as even as so many lines can be; null where it fits in none.
 */
export function fitText(text: string, measure: Measure, box: TextBox): FittedText | null {
  const pieces = piecesOf(text, measure);
  for (let size = box.largest; size >= box.smallest; size -= STEP) {
    const lines = breakLines(pieces, box.width / size, box.space);
    if (lines !== null && lines.length <= linesIn(box, size))
      return { size, lines: evened(pieces, lines, box.width / size, box.space) };
  }
  return null;
}

/**
 * The text in the smallest size of the box, whatever it takes: a piece that is wider than the box is broken between any two
 * characters, and what is left over gives way to an ellipsis.
 */
export function cutText(text: string, measure: Measure, box: TextBox): FittedText {
  const width = box.width / box.smallest;
  const pieces = piecesOf(text, measure).flatMap((piece) => broken(piece, measure, width));
  const lines = breakLines(pieces, width, box.space) ?? [];
  const most = Math.max(1, linesIn(box, box.smallest));
  if (lines.length <= most) return { size: box.smallest, lines };
  const shown = lines.slice(0, most);
  const last = withEllipsis(shown.at(-1), measure, width);
  return { size: box.smallest, lines: [...shown.slice(0, -1), ...last] };
}

/** The height of so many lines, in ems. */
export function heightOf(lines: number, leading: number): number {
  return 1 + (lines - 1) * leading;
}

function linesIn({ height, leading, mostLines }: TextBox, size: number): number {
  return Math.min(mostLines, 1 + Math.floor((height / size - 1) / leading));
}

/** Words, and within them the parts between hyphens, dashes and slashes, after which a line may end. */
function piecesOf(text: string, measure: Measure): Piece[] {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .flatMap((word) =>
      (word.match(/.+?(?:[-‐–—/](?=[\p{L}\p{N}]{2})|$)/gsu) ?? [word]).map((part, index) => ({
        text: part,
        width: measure(part),
        begins: index === 0,
      })),
    );
}

/** As many pieces as fit on each line; null where one is too wide for any. */
function breakLines(pieces: readonly Piece[], width: number, space: number): Line[] | null {
  const lines: { pieces: PlacedPiece[]; width: number }[] = [];
  for (const { text, width: own, begins } of pieces) {
    if (own > width) return null;
    const line = lines.at(-1);
    const at = line ? line.width + (begins ? space : 0) : 0;
    if (line && at + own <= width) {
      line.pieces.push({ text, at });
      line.width = at + own;
    } else lines.push({ pieces: [{ text, at: 0 }], width: own });
  }
  return lines;
}

/** The same number of lines in the narrowest width that allows it. */
function evened(
  pieces: readonly Piece[],
  lines: readonly Line[],
  width: number,
  space: number,
): readonly Line[] {
  let even = lines;
  let [tooNarrow, wide] = [0, width];
  for (let round = 0; round < 16; round += 1) {
    const middle = (tooNarrow + wide) / 2;
    const tried = breakLines(pieces, middle, space);
    if (tried !== null && tried.length === lines.length) [even, wide] = [tried, middle];
    else tooNarrow = middle;
  }
  return even;
}

function broken(piece: Piece, measure: Measure, width: number): Piece[] {
  if (piece.width <= width) return [piece];
  const parts: Piece[] = [];
  let rest = [...piece.text];
  while (rest.length > 0) {
    let count = rest.length;
    while (count > 1 && measure(rest.slice(0, count).join("")) > width) count = Math.ceil(count / 2);
    while (count < rest.length && measure(rest.slice(0, count + 1).join("")) <= width) count += 1;
    const text = rest.slice(0, count).join("");
    parts.push({ text, width: measure(text), begins: piece.begins && parts.length === 0 });
    rest = rest.slice(count);
  }
  return parts;
}

const ELLIPSIS = "…";

/** A line that ends in an ellipsis, without as many of its pieces as that needs; of its only piece, as much as there is room for. */
function withEllipsis(line: Line | undefined, measure: Measure, width: number): Line[] {
  const pieces = [...(line?.pieces ?? [])];
  for (let last = pieces.pop(); last !== undefined; last = pieces.pop()) {
    const shown = [...last.text.replace(/[\p{P}\s]+$/u, "")];
    const ended = () => shown.join("") + ELLIPSIS;
    if (pieces.length === 0) while (shown.length > 0 && measure(ended()) > width) shown.pop();
    const end = last.at + measure(ended());
    if (end <= width) return [{ pieces: [...pieces, { text: ended(), at: last.at }], width: end }];
  }
  return [];
}
