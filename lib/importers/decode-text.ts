import { accept, type Outcome, type Refusal, refuse } from "@/lib/outcome";
import { windows1252 } from "@/lib/windows-1252";
import type { Finding } from "./imported-document";

/** The largest file that is read, in bytes: many times the longest article. */
export const MAXIMUM_FILE_BYTES = 2 * 1024 * 1024;

export interface DecodedText {
  /** With `\n` as its only line end, and tabs as its only other control character. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * Turns the bytes of a text file into text.
 *
 * UTF-8 is read strictly; a byte-order mark of UTF-8 or UTF-16 is obeyed and removed. Bytes that are not UTF-8 are
 * read as windows-1252, one by one, so that a stray pasted quotation mark does not spoil the letters around it; that
 * is reported with its lines. Windows (CR LF) and old Macintosh (CR) line ends become `\n`. Form feeds, vertical tabs
 * and U+0085 become spaces, since words stand on either side of them; other control characters are removed; both are
 * reported.
 *
 * Refused: more than `MAXIMUM_FILE_BYTES` (`file-too-large`), formats of other programs and anything with a NUL or
 * mostly control characters (`file-binary`), damaged UTF-16 (`file-not-decodable`).
 */
export function decodeText(bytes: Uint8Array, fileName: string): Outcome<DecodedText> {
  if (bytes.length > MAXIMUM_FILE_BYTES) {
    return refuse({
      code: "file-too-large",
      at: fileName,
      message: `The file has ${bytes.length.toLocaleString("en")} bytes, and at most ${MAXIMUM_FILE_BYTES.toLocaleString("en")} are read: split it, or check that it is a text file.`,
    });
  }
  const format = binaryFormats.find(({ magic }) => startsWith(bytes, magic));
  if (format) {
    return refuse({
      code: "file-binary",
      at: `${fileName}:1`,
      message: `This is ${format.name}, not text: save it as plain text (UTF-8) and import that.`,
    });
  }

  const utf16 = utf16Marks.find(({ mark }) => startsWith(bytes, mark));
  const decoded = utf16 ? decodeUtf16(bytes, utf16.encoding, fileName) : decodeUtf8(bytes, fileName);
  if (!decoded.ok) return decoded;
  const text = decoded.value.text.replace(/\r\n?/gu, "\n");
  if (isMostlyControls(text)) {
    return binary(fileName, "it is mostly control characters");
  }
  const cleaned = withoutControls(text);
  return accept({ text: cleaned.text, findings: [...decoded.value.findings, ...cleaned.findings] });
}

const binaryFormats = [
  { name: "a PDF", magic: bytesOf("%PDF-") },
  { name: "a word processor's file or another zip archive", magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: "an old word processor's file", magic: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "a PNG picture", magic: [0x89, 0x50, 0x4e, 0x47] },
  { name: "a JPEG picture", magic: [0xff, 0xd8, 0xff] },
  { name: "a gzip archive", magic: [0x1f, 0x8b] },
] as const;

const utf16Marks = [
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
] as const;

const UTF8_MARK = [0xef, 0xbb, 0xbf];

function decodeUtf16(
  bytes: Uint8Array,
  encoding: "utf-16le" | "utf-16be",
  fileName: string,
): Outcome<DecodedText> {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuse({
      code: "file-not-decodable",
      at: fileName,
      message:
        "The file says that it is UTF-16 and then is not: save it again as UTF-8 from the program that made it.",
    });
  }
  const nul = text.indexOf("\0");
  // Two bytes of the mark stand before the text, and each code unit is two bytes.
  if (nul >= 0) return binary(fileName, `there is a NUL at byte ${2 + nul * 2}`, lineOf(text, nul));
  return accept({ text, findings: [] });
}

function decodeUtf8(marked: Uint8Array, fileName: string): Outcome<DecodedText> {
  const nul = marked.indexOf(0);
  if (nul >= 0) {
    const line = lineOf(new TextDecoder("latin1").decode(marked.subarray(0, nul)), nul);
    return binary(fileName, `there is a NUL at byte ${nul}`, line);
  }
  const bytes = startsWith(marked, UTF8_MARK) ? marked.subarray(UTF8_MARK.length) : marked;
  try {
    return accept({
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
      findings: [],
    });
  } catch {
    return accept(decodeMixed(bytes));
  }
}

/** Reads every well-formed UTF-8 sequence as such, and each byte between them as windows-1252. */
function decodeMixed(bytes: Uint8Array): DecodedText {
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const parts: string[] = [];
  const strayAt: number[] = [];
  let length = 0;
  let good = 0;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (let at = 0; at < bytes.length; ) {
    const sequence = sequenceLength(bytes, at);
    if (sequence > 0) {
      at += sequence;
      continue;
    }
    if (at > good) add(utf8.decode(bytes.subarray(good, at)));
    strayAt.push(length);
    add(windows1252(bytes.subarray(at, at + 1)));
    at += 1;
    good = at;
  }
  add(utf8.decode(bytes.subarray(good)));
  const text = parts.join("");

  const lines = linesOf(text.replace(/\r(?!\n)/gu, "\n"), strayAt);
  return {
    text,
    findings: [
      {
        line: lines[0] ?? 1,
        code: "text-not-utf-8",
        message: `${count(strayAt.length, "byte is", "bytes are")} not UTF-8 and ${strayAt.length === 1 ? "was" : "were"} read as windows-1252 (${namedLines(lines)}): check the accents and quotation marks there.`,
      },
    ],
  };
}

/** The length of the well-formed UTF-8 sequence at `at` (Unicode, table 3-7), or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const row = sequences.find(({ from, to }) => lead >= from && lead <= to);
  if (!row) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < row.second[0] || second > row.second[1]) return 0;
  for (let next = 2; next < row.length; next += 1) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return row.length;
}

const sequences = [
  { from: 0xc2, to: 0xdf, length: 2, second: [0x80, 0xbf] },
  { from: 0xe0, to: 0xe0, length: 3, second: [0xa0, 0xbf] },
  { from: 0xe1, to: 0xec, length: 3, second: [0x80, 0xbf] },
  { from: 0xed, to: 0xed, length: 3, second: [0x80, 0x9f] },
  { from: 0xee, to: 0xef, length: 3, second: [0x80, 0xbf] },
  { from: 0xf0, to: 0xf0, length: 4, second: [0x90, 0xbf] },
  { from: 0xf1, to: 0xf3, length: 4, second: [0x80, 0xbf] },
  { from: 0xf4, to: 0xf4, length: 4, second: [0x80, 0x8f] },
] as const;

function withoutControls(text: string): DecodedText {
  const found: number[] = [];
  const cleaned = text.replace(/[^\P{Cc}\n\t]/gu, (control, at: number) => {
    found.push(at);
    return /[\f\v\u0085]/u.test(control) ? " " : "";
  });
  if (found.length === 0) return { text, findings: [] };
  const lines = linesOf(text, found);
  return {
    text: cleaned,
    findings: [
      {
        line: lines[0] ?? 1,
        code: "control-characters-removed",
        message: `${count(found.length, "control character was", "control characters were")} taken out (${namedLines(lines)}).`,
      },
    ],
  };
}

/** Whether a file without a NUL is a program's data all the same. An occasional escape sequence is not. */
function isMostlyControls(text: string): boolean {
  const start = text.slice(0, 4096);
  const controls = start.match(/[^\P{Cc}\n\t]/gu)?.length ?? 0;
  return controls > 8 && controls * 10 > start.length;
}

function binary(fileName: string, reason: string, line = 1): Refusal {
  return refuse({
    code: "file-binary",
    at: `${fileName}:${line}`,
    message: `This is not a text file (${reason}): save it as plain text (UTF-8) and import that.`,
  });
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function bytesOf(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/u).length;
}

/** The lines, each once, that hold `offsets`, which rise. */
function linesOf(text: string, offsets: readonly number[]): number[] {
  const lines = new Set<number>();
  let line = 1;
  let end = endOfLine(text, 0);
  for (const offset of offsets) {
    while (end < offset) {
      line += 1;
      end = endOfLine(text, end + 1);
    }
    lines.add(line);
  }
  return [...lines];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function namedLines(lines: readonly number[]): string {
  const shown = lines.slice(0, 10).join(", ");
  const more = lines.length - 10;
  return `${lines.length === 1 ? "line" : "lines"} ${shown}${more > 0 ? ` and ${more} more` : ""}`;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
