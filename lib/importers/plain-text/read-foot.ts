import type { Finding, Imprint } from "../imported-document";
import { asBlock, type Block } from "./blocks";
import { endMarkOf, isEndMark } from "./end-mark";
import { imprintOf, taglineOf } from "./imprint";
import { splitTrailingNotes, type TrailingNote } from "./trailing-notes";

export interface Foot {
  /** The blocks before the notes. */
  readonly blocks: readonly Block[];
  readonly notes: readonly TrailingNote[];
  readonly endMark: string | null;
  readonly imprint: Imprint | null;
  readonly findings: readonly Finding[];
}

/** Takes off, from the end of the file upwards: the imprint, an end mark on a line of its own, and the notes. */
export function readFoot(all: readonly Block[]): Foot {
  const imprint = takeImprint(all);
  const below = takeEndMark(imprint.blocks);
  // An end mark may also stand between the notes and the imprint's line, or the imprint above it.
  const late =
    imprint.imprint === null ? takeImprint(below.blocks) : { ...imprint, blocks: below.blocks, findings: [] };
  const split = splitTrailingNotes(late.blocks);
  const above =
    below.endMark === null ? takeEndMark(split.before) : { blocks: split.before, endMark: below.endMark };
  const found = imprint.imprint ?? late.imprint;
  return {
    blocks: above.blocks,
    notes: split.notes,
    endMark: above.endMark,
    imprint: found,
    findings: [...imprint.findings, ...late.findings, ...possibleImprints(above.blocks)],
  };
}

interface TakenImprint {
  readonly blocks: readonly Block[];
  readonly imprint: Imprint | null;
  readonly findings: readonly Finding[];
}

function takeImprint(blocks: readonly Block[]): TakenImprint {
  const untouched = { blocks, imprint: null, findings: [] };
  const last = blocks.at(-1);
  const line = last?.at(-1);
  const found = line ? imprintOf(line) : null;
  if (!last || !found) return untouched;
  const before = blocks.slice(0, -1);
  const linesAbove = asBlock(last.slice(0, -1));
  // The last line of a longer paragraph is not an imprint, whatever it says.
  if (linesAbove.some((block) => block.length > 1 || taglineOf(block) === null)) return untouched;
  const [sameBlock] = linesAbove;
  if (sameBlock) {
    const tagline = found.imprint.tagline === "" ? taglineOf(sameBlock) : null;
    if (tagline !== null)
      return { blocks: before, imprint: { ...found.imprint, tagline }, findings: found.findings };
    return { blocks: [...before, sameBlock], imprint: found.imprint, findings: found.findings };
  }
  if (found.imprint.tagline !== "") return { blocks: before, ...found };

  const above = before.at(-1);
  const tagline = above ? taglineOf(above) : null;
  if (!above || tagline === null || isEndMark(tagline)) return { blocks: before, ...found };
  const isBelowTheBody = before.slice(0, -1).some((block) => endsTheBody(block));
  if (isBelowTheBody && splitTrailingNotes(before).notes.length === 0) {
    return { blocks: before.slice(0, -1), imprint: { ...found.imprint, tagline }, findings: found.findings };
  }
  return { blocks: before, ...found };
}

function endsTheBody(block: Block): boolean {
  const text = block.at(-1)?.text ?? "";
  return isEndMark(text) || endMarkOf(text) !== null;
}

function takeEndMark(blocks: readonly Block[]): { blocks: readonly Block[]; endMark: string | null } {
  const last = blocks.at(-1);
  const mark = last?.at(-1)?.text;
  if (!last || mark === undefined || !isEndMark(mark)) return { blocks, endMark: null };
  return { blocks: [...blocks.slice(0, -1), ...asBlock(last.slice(0, -1))], endMark: mark };
}

/** Lines that have the form of an imprint and stand where none is taken. */
function possibleImprints(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block) =>
    block
      .filter((line) => line.text.length < 200 && imprintOf(line) !== null)
      .map((line) => ({
        line: line.number,
        code: "imprint-unsure",
        message: "This line looks like an imprint, but is not the last of the file. It stays in the body.",
      })),
  );
}
