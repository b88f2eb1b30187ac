import { getDocumentProxy } from "unpdf";

/** So many pages are read; the pages of a book are enough to find a quote in. */
const MOST_PAGES = 1000;

/**
 * The text of a PDF, page by page, as it says itself; nothing is recognised in pictures. Nothing in it is run, and nothing is fetched for it. Throws for
 * what cannot be read, also for want of a password.
 *
 * @param longest is after how many UTF-16 code units it stops.
 */
export async function textOfPdf(bytes: Uint8Array, longest: number): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    disableAutoFetch: true,
    stopAtErrors: false,
    // Errors only: what a stranger's file is like is nobody's log's business.
    verbosity: 0,
  });
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES) && length < longest; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    pages.push(text);
    length += text.length;
    page.cleanup();
  }
  return pages.join("\n\n");
}
