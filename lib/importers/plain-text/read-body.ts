import type { Finding } from "../imported-document";
import type { Block } from "./blocks";
import { endMarkOf } from "./end-mark";
import { escapeMarkdown, type MarkRange } from "./escape-markdown";
import { matchNotes } from "./match-notes";
import { contentOf, cutAt, type List, type Paragraph } from "./paragraphs";
import type { TrailingNote } from "./trailing-notes";

export interface Body {
  readonly markdown: string;
  readonly endMark: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Makes the Markdown of a body from its blocks and the notes below them. `ownLineMark` is an end mark that stood on a
 * line of its own; without one, the mark may stand in the last paragraph.
 */
export function readBody(
  blocks: readonly Block[],
  notes: readonly TrailingNote[],
  ownLineMark: string | null,
): Body {
  const contents = blocks.map(contentOf);
  const parts = contents.flatMap(({ content }) => content);
  const inline = ownLineMark === null ? inlineEndMark(parts) : { parts, endMark: ownLineMark, findings: [] };
  const body = inline.parts;

  const matched = matchNotes(body.flatMap(paragraphsIn), notes);
  // Numbered notes that nothing refers to are the list that the body ends with.
  const linkedBlocks = new Set(matched.linked.map(({ block }) => block));
  const unlinkedBlocks = [...new Set(matched.unlinked.map(({ block }) => block))];
  const leftovers = unlinkedBlocks.flatMap((block) =>
    linkedBlocks.has(block)
      ? matched.unlinked.filter((note) => note.block === block).map(({ whole }) => whole)
      : contentOf(block).content,
  );
  const last =
    inline.endMark === null && leftovers.length > 0
      ? inlineEndMark(leftovers)
      : { ...inline, parts: leftovers, findings: [] };

  const paragraphs = [...body, ...last.parts].map((part) => markdownOf(part, matched.marks));
  const definitions = matched.linked.map(({ label, text }) => `[^${label}]: ${escapeMarkdown(text.text)}`);
  return {
    markdown: withFinalLineEnd([...paragraphs, ...definitions].join("\n\n")),
    endMark: last.endMark,
    findings: [
      ...contents.flatMap(({ findings }) => findings),
      ...matched.findings,
      ...inline.findings,
      ...last.findings,
      ...earlyEndMarks(body),
    ],
  };
}

interface WithEndMark {
  readonly parts: readonly (Paragraph | List)[];
  readonly endMark: string | null;
  readonly findings: readonly Finding[];
}

function inlineEndMark(parts: readonly (Paragraph | List)[]): WithEndMark {
  const last = parts.at(-1);
  const found = last?.kind === "paragraph" ? endMarkOf(last.text) : null;
  if (last?.kind !== "paragraph" || !found) return { parts, endMark: null, findings: [] };
  const line = last.starts.at(-1)?.line ?? 1;
  return {
    parts: [...parts.slice(0, -1), cutAt(last, found.end)],
    endMark: found.mark,
    findings: found.sure
      ? []
      : [
          {
            line,
            code: "end-mark-unsure",
            message: `"${found.mark}" was taken as the end mark, though no sentence ends before it.`,
          },
        ],
  };
}

function earlyEndMarks(parts: readonly (Paragraph | List)[]): Finding[] {
  return parts.slice(0, -1).flatMap((part) => {
    const found = part.kind === "paragraph" ? endMarkOf(part.text) : null;
    if (part.kind !== "paragraph" || !found?.sure) return [];
    return [
      {
        line: part.starts.at(-1)?.line ?? 1,
        code: "end-mark-early",
        message: `"${found.mark}" looks like an end mark, but more paragraphs follow. It stays in the text.`,
      },
    ];
  });
}

function paragraphsIn(part: Paragraph | List): readonly Paragraph[] {
  return part.kind === "list" ? part.items : [part];
}

function markdownOf(part: Paragraph | List, marks: ReadonlyMap<Paragraph, readonly MarkRange[]>): string {
  if (part.kind === "paragraph") return escapeMarkdown(part.text, marks.get(part));
  return part.items
    .map((item, at) => {
      const marker = part.from === null ? "-" : `${part.from + at}.`;
      return `${marker} ${escapeListItem(escapeMarkdown(item.text, marks.get(item)))}`;
    })
    .join("\n");
}

/** A bracket at the start of a list item would be a box to tick. */
function escapeListItem(markdown: string): string {
  return markdown.replace(/^\[(?=[ xX]\])/u, "\\[");
}

function withFinalLineEnd(markdown: string): string {
  return markdown === "" ? "" : `${markdown}\n`;
}
