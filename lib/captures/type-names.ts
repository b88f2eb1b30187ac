/** What a media type is called in a sentence. */
export function nameOfType(mediaType: string): string {
  return NAMES[mediaType] ?? (mediaType.startsWith("image/") ? "a picture" : "a text");
}

const NAMES: Readonly<Record<string, string>> = {
  "text/html": "a page",
  "application/xhtml+xml": "a page",
  "text/markdown": "a text in Markdown",
  "text/csv": "a table",
  "application/json": "data",
  "application/pdf": "a PDF",
};
