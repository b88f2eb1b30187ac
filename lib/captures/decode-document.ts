import { windows1252 } from "@/lib/windows-1252";

/**
 * The text of a document's bytes: by its byte-order mark, else by the charset that its server named, else by the one that a page names itself within
 * its first kilobyte, else in UTF-8, and where it is not that, in windows-1252, of which any bytes are a text (WHATWG Encoding, HTML 13.2.3.2).
 */
export function decodeDocument(bytes: Uint8Array, contentType: string): string {
  for (const label of [markOf(bytes), charsetOf(contentType), declaredIn(bytes)]) {
    const decoder = label === null ? null : decoderFor(label);
    if (decoder?.encoding === "windows-1252") return windows1252(bytes);
    if (decoder !== null) return decoder.decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xff && second === 0xfe ? "utf-16le" : null;
}

function charsetOf(contentType: string): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1] ?? null;
}

/** In a page's `meta`, or in the declaration of an XML document. */
function declaredIn(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const [, label] =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(beginning) ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)["']/i.exec(beginning) ??
    [];
  // A page that can be read letter by letter is not in UTF-16, whatever it says.
  return label === undefined ? null : label.replace(/^utf-16(?:le|be)?$/i, "utf-8");
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
