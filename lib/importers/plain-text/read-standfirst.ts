import type { Finding } from "../imported-document";
import type { Block } from "./blocks";
import { noteMarksIn } from "./note-marks";
import { contentOf, paragraphOf } from "./paragraphs";
import { isByline, isDateLine, MAXIMUM_STANDFIRST, splitLabel, standfirstLikeness } from "./standfirst";

export interface Head {
  readonly standfirst: string | null;
  readonly label: string | null;
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
}

/** Takes the standfirst, which may stand below a byline and a date. These have no field here and stay in the body. */
export function readStandfirst(blocks: readonly Block[]): Head {
  const findings: Finding[] = [];
  let at = 0;
  for (const [{ text, number }] of blocks.slice(0, 2)) {
    const isBy = isByline(text);
    if (!isBy && !isDateLine(text)) break;
    findings.push({
      line: number,
      code: isBy ? "byline-in-body" : "date-in-body",
      message: isBy
        ? "This looks like the byline. It stays in the body: name the authors in the newsroom."
        : "This looks like the date of the piece. It stays in the body: set the date in the newsroom.",
    });
    at += 1;
  }

  const none = { standfirst: null, label: null, blocks, findings };
  const block = blocks[at];
  if (!block) return none;
  const content = contentOf(block);
  const [paragraph, ...more] = content.content;
  if (paragraph?.kind !== "paragraph" || more.length > 0) return none;
  const line = block[0].number;
  const { label, text } = splitLabel(paragraph.text);
  const following = blocks.slice(at + 1);
  const likeness =
    label === null
      ? standfirstLikeness(
          text,
          following.map((other) => paragraphOf(other).text),
        )
      : "yes";
  if (likeness === "no") return none;
  if (text.length > MAXIMUM_STANDFIRST) {
    findings.push({
      line,
      code: "standfirst-too-long",
      message: `A standfirst has at most ${MAXIMUM_STANDFIRST} characters; this one stays in the body.`,
    });
    return none;
  }

  if (likeness === "perhaps") {
    findings.push({
      line,
      code: "standfirst-unsure",
      message: "This was taken as the standfirst; it may be the first paragraph of the body.",
    });
  }
  if (noteMarksIn(text).some(({ sure }) => sure)) {
    findings.push({
      line,
      code: "mark-in-standfirst",
      message:
        "The standfirst seems to carry the mark of a note; it has no notes, so the mark stays as text.",
    });
  }
  return {
    standfirst: text,
    label,
    blocks: [...blocks.slice(0, at), ...following],
    findings: [...findings, ...content.findings],
  };
}
