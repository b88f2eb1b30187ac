import { decodeDocument } from "./decode-document";
import { textOfHtml } from "./html-text";

/** The longest text that is kept of a document, in UTF-16 code units: many times the longest article. */
export const LONGEST_TEXT = 2_000_000;

/** A document whose text is wanted. */
export interface Readable {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** As a server sent it, with its parameters. */
  readonly contentType: string;
}

/** The text that can be read in a document; null where there is none, as in a picture. May throw for what is damaged. It runs in the worker alone. */
export async function textOfDocument({ bytes, mediaType, contentType }: Readable): Promise<string | null> {
  const text = await readText(bytes, mediaType, contentType);
  if (text === null) return null;
  const tidy = text
    .slice(0, LONGEST_TEXT)
    .replace(/\r\n?/g, "\n")
    // No text of the database has a zero byte; what else is a control shows nothing.
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .replace(/[\p{Cs}\uFEFF]/gu, "")
    .replace(/[^\S\n]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return tidy === "" ? null : tidy;
}

async function readText(bytes: Uint8Array, mediaType: string, contentType: string): Promise<string | null> {
  if (mediaType.startsWith("image/")) return null;
  if (mediaType === "application/pdf") {
    // Two megabytes of program, which a page does not need.
    const { textOfPdf } = await import("./pdf-text");
    return textOfPdf(bytes, LONGEST_TEXT);
  }
  const text = decodeDocument(bytes, contentType);
  return mediaType === "text/html" || mediaType === "application/xhtml+xml" ? textOfHtml(text) : text;
}
