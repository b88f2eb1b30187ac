import { accept, type Outcome, refuse } from "@/lib/outcome";
import type { Finding } from "../imported-document";
import { asBlock, type Block } from "./blocks";
import { noteMarksIn } from "./note-marks";

/** The longest headline that an article may have, in UTF-16 code units. */
const MAXIMUM_HEADLINE = 300;
/** Longer headlines are rare enough that a person should look. */
const UNUSUAL_HEADLINE = 150;

export interface Headline {
  readonly headline: string;
  readonly rest: readonly Block[];
  readonly findings: readonly Finding[];
}

/**
 * Takes the headline, which is the first line of the file. Refused: a line that is too long or has no word, and a file
 * with nothing below it.
 */
export function readHeadline(first: Block, others: readonly Block[], fileName: string): Outcome<Headline> {
  const [line, ...below] = first;
  const rest = [...asBlock(below), ...others];
  const at = `${fileName}:${line.number}`;
  if (line.text.length > MAXIMUM_HEADLINE) {
    return refuse({
      code: "headline-too-long",
      at,
      message: `The first line has ${line.text.length.toLocaleString("en")} characters and cannot be a headline (at most ${MAXIMUM_HEADLINE}): put the headline on a line of its own, with a blank line after it.`,
    });
  }
  if (!/[\p{L}\p{N}\p{So}]/u.test(line.text)) {
    return refuse({
      code: "headline-missing",
      at,
      message: "The first line has no word and cannot be a headline: begin the file with its headline.",
    });
  }
  if (rest.length === 0) {
    return refuse({
      code: "body-missing",
      at,
      message:
        "The file has a single line: a report needs a headline and, after a blank line, at least one paragraph.",
    });
  }

  const findings: Finding[] = [];
  if (below.length > 0) {
    findings.push({
      line: line.number,
      code: "headline-not-apart",
      message: "No blank line follows the headline; only the first line was taken as the headline.",
    });
  }
  if (line.text.length > UNUSUAL_HEADLINE) {
    findings.push({
      line: line.number,
      code: "headline-long",
      message: `The headline has ${line.text.length} characters: is the first line really a headline?`,
    });
  }
  if (noteMarksIn(line.text).some(({ sure }) => sure)) {
    findings.push({
      line: line.number,
      code: "mark-in-headline",
      message:
        "The headline seems to carry the mark of a note; a headline has no notes, so the mark stays as text.",
    });
  }
  return accept({ headline: line.text, rest, findings });
}
