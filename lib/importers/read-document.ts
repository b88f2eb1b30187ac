import type { Outcome } from "@/lib/outcome";
import { decodeText } from "./decode-text";
import type { ImportedDocument } from "./imported-document";
import { splitFrontMatter } from "./markdown/front-matter";
import { readMarkdownDocument } from "./markdown-document";
import { readPlainTextReport } from "./plain-text-report";

/**
 * Reads one file with the reader that its name asks for (`.md` and `.markdown` are Markdown, `.txt` is a plain-text
 * report); any other name is decided by looking: front matter or a first line `# …` is Markdown, everything else
 * a report. `fileName` may be a path; it is repeated in the problems as given.
 */
export function readDocument(bytes: Uint8Array, fileName: string): Outcome<ImportedDocument> {
  if (/\.(?:md|markdown)$/iu.test(fileName)) return readMarkdownDocument(bytes, fileName);
  if (/\.txt$/iu.test(fileName)) return readPlainTextReport(bytes, fileName);
  const decoded = decodeText(bytes, fileName);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const isMarkdown = splitFrontMatter(text).yaml !== null || /^\s*#[ \t]+\S/u.test(text);
  return isMarkdown ? readMarkdownDocument(bytes, fileName) : readPlainTextReport(bytes, fileName);
}
