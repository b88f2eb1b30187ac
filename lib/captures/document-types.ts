import { imageSize } from "image-size";
import { accept, type Outcome, refuse } from "@/lib/outcome";

/** The media types that a capture may be of. None of them is ever served: readers see a capture's text, and nothing else of it. */

const TEXTS = [
  "text/html",
  "application/xhtml+xml",
  "text/plain",
  "text/markdown",
  "text/csv",
  "application/json",
];
const PICTURES = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];

/** What is taken from a server. */
export const FETCHED_TYPES: ReadonlySet<string> = new Set([...TEXTS, "application/pdf", ...PICTURES]);

/** In bytes; as large as what is fetched may be. */
export const LARGEST_DOCUMENT = 15 * 1024 ** 2;

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
};

/**
 * What a file is by its bytes, whatever it is called: a PDF, a picture, a page or a text. Refused is what is none of these, such as an archive or a
 * program, and what is empty or too large.
 *
 * @param name only tells Markdown from other texts.
 */
export function typeOfFile(bytes: Buffer, name: string): Outcome<string> {
  if (bytes.length === 0) return refuse(fileRefused("is empty. Choose the file again"));
  if (bytes.length > LARGEST_DOCUMENT)
    return refuse(fileRefused("is larger than 15 MB. Bring the part of it that matters"));
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return accept("application/pdf");
  const picture = pictureType(bytes);
  if (picture !== null) return accept(picture);
  const beginning = bytes.subarray(0, 1024).toString("latin1").toLowerCase().replaceAll("\0", "");
  if (!isText(bytes))
    return refuse(fileRefused("is no page, text, PDF or picture. Save the source as one of these"));
  if (/<(?:!doctype\s+html|html|head|body)[\s>]/.test(beginning))
    return accept(/^\s*<\?xml/.test(beginning) ? "application/xhtml+xml" : "text/html");
  return accept(/\.(?:md|markdown)$/i.test(name) ? "text/markdown" : "text/plain");
}

function pictureType(bytes: Buffer): string | null {
  try {
    const { type = "", width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? (PICTURE_TYPES[type] ?? null) : null;
  } catch {
    return null;
  }
}

/** No zero byte (but in UTF-16, which says so at its start), and hardly any other control. */
function isText(bytes: Buffer): boolean {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const looked = bytes.subarray(0, 64 * 1024);
  let controls = 0;
  for (const byte of looked) {
    if (byte === 0 && !isUtf16) return false;
    if (byte < 0x20 && byte !== 0 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)) controls += 1;
  }
  return controls * 100 <= looked.length;
}

function fileRefused(is: string) {
  return { code: "capture-file", at: "file", message: `The file ${is}.` };
}
