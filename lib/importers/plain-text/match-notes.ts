import type { Finding } from "../imported-document";
import type { MarkRange } from "./escape-markdown";
import { type NoteMark, noteMarksIn } from "./note-marks";
import { lineAt, type Paragraph } from "./paragraphs";
import type { TrailingNote } from "./trailing-notes";

export interface MatchedNotes {
  /** The marks of each paragraph that has some. */
  readonly marks: ReadonlyMap<Paragraph, readonly MarkRange[]>;
  readonly linked: readonly TrailingNote[];
  readonly unlinked: readonly TrailingNote[];
  readonly findings: readonly Finding[];
}

/**
 * Brings the marks in the paragraphs of a body together with the notes at its end, by their label. A mark that may
 * mean something else is used only where its note has no better one. What stays alone on either side stays text, and
 * is reported.
 */
export function matchNotes(paragraphs: readonly Paragraph[], notes: readonly TrailingNote[]): MatchedNotes {
  const found = new Map<string, { paragraph: Paragraph; mark: NoteMark }[]>();
  for (const paragraph of paragraphs) {
    for (const mark of noteMarksIn(paragraph.text)) pushTo(found, mark.label, { paragraph, mark });
  }
  const labels = new Set(notes.map(({ label }) => label));
  const findings: Finding[] = [];
  const marks = new Map<Paragraph, NoteMark[]>();
  const linkedLabels = new Set<string>();

  for (const label of labels) {
    const all = found.get(label) ?? [];
    const sure = all.filter(({ mark }) => mark.sure);
    const used = sure.length > 0 ? sure : all;
    for (const { paragraph, mark } of used) {
      pushTo(marks, paragraph, mark);
      linkedLabels.add(label);
      if (!mark.sure) {
        findings.push({
          line: lineAt(paragraph, mark.start),
          code: "mark-unsure",
          message: `"${label}" was taken as the mark of a note, though it may mean something else here.`,
        });
      }
    }
  }

  for (const { paragraph, mark } of [...found.values()].flat()) {
    if (labels.has(mark.label) || !mark.sure || !isTelling(mark.label, notes.length > 0)) continue;
    findings.push({
      line: lineAt(paragraph, mark.start),
      code: "mark-without-note",
      message: `"${mark.label}" looks like the mark of a note, but no note at the end begins with it. It stays in the text.`,
    });
  }

  const unlinked = notes.filter(({ label }) => !linkedLabels.has(label));
  const onlyAList = notes.every((note) => !note.likeListItem || !linkedLabels.has(note.label));
  for (const note of unlinked) {
    if (note.likeListItem && onlyAList) continue;
    findings.push({
      line: note.line,
      code: "note-without-mark",
      message: `This looks like a note, but no word of the body carries its mark "${note.label}". It stays as a paragraph.`,
    });
  }

  for (const ranges of marks.values()) ranges.sort((a, b) => a.start - b.start);
  return { marks, linked: notes.filter(({ label }) => linkedLabels.has(label)), unlinked, findings };
}

/** Whether a mark without a note is worth a person's look. Several asterisks often hide a word: `f***`. */
function isTelling(label: string, hasNotes: boolean): boolean {
  return hasNotes || !/^\*{2,}$/u.test(label);
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
