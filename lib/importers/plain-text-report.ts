import { MAXIMUM_BODY_LENGTH } from "@/lib/articles/content";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import { decodeText } from "./decode-text";
import type { ImportedDocument } from "./imported-document";
import { blocksOf } from "./plain-text/blocks";
import { readBody } from "./plain-text/read-body";
import { readFoot } from "./plain-text/read-foot";
import { readHeadline } from "./plain-text/read-headline";
import { readStandfirst } from "./plain-text/read-standfirst";
import { otherFormat } from "./plain-text/refused-formats";

/**
 * Reads a report as newspapers pass them on in plain text: the headline on the first line, perhaps a standfirst
 * (with or without a label such as `Spoiler:`), paragraphs set off by blank lines, perhaps notes with their marks, an
 * end mark and the imprint. The body comes back as Markdown that renders as the same text.
 *
 * Nothing is dropped in silence: what is not understood stays in the body, and what could be understood in two ways
 * is reported as a finding with its line. Refused, with `file:line` and what to do: everything that `decodeText`
 * refuses, an empty file, a file with a headline only or without one, and files of other formats.
 */
export function readPlainTextReport(bytes: Uint8Array, fileName: string): Outcome<ImportedDocument> {
  const decoded = decodeText(bytes, fileName);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const other = otherFormat(text, fileName);
  if (other) return refuse(other);

  const [first, ...rest] = blocksOf(text);
  if (!first) {
    return refuse({
      code: "file-empty",
      at: fileName,
      message: "The file has no text: check that it is the right one.",
    });
  }
  const headline = readHeadline(first, rest, fileName);
  if (!headline.ok) return headline;

  const foot = readFoot(headline.value.rest);
  const head = readStandfirst(foot.blocks);
  const body = readBody(head.blocks, foot.notes, foot.endMark);
  if (head.standfirst === null && body.markdown === "") {
    return refuse({
      code: "body-missing",
      at: `${fileName}:${first[0].number}`,
      message: "The file has a headline and nothing to follow it: a report needs at least one paragraph.",
    });
  }
  if (body.markdown.length > MAXIMUM_BODY_LENGTH) {
    return refuse({
      code: "body-too-long",
      at: `${fileName}:${first[0].number}`,
      message: `The body has ${body.markdown.length.toLocaleString("en")} characters, and an article has at most ${MAXIMUM_BODY_LENGTH.toLocaleString("en")}: split it.`,
    });
  }
  return accept({
    format: "plain-text-report",
    headline: headline.value.headline,
    standfirst: head.standfirst,
    standfirstLabel: head.label,
    body: body.markdown,
    endMark: body.endMark,
    imprint: foot.imprint,
    language: null,
    section: null,
    story: null,
    authors: [],
    topics: [],
    published: null,
    updated: null,
    slug: null,
    place: null,
    lead: null,
    findings: [
      ...decoded.value.findings,
      ...headline.value.findings,
      ...head.findings,
      ...body.findings,
      ...foot.findings,
    ].sort((a, b) => a.line - b.line),
  });
}
