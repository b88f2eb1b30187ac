/**
 * The parts that a picture's file is made of, by the formats' own specifications and by no library that the program uses:
 * JPEG's segments, PNG's and WebP's chunks, GIF's blocks. Whatever follows the last part is named `after the end`.
 */
export function partsOf(bytes: Buffer): string[] {
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]))) return jpegSegments(bytes);
  if (bytes.toString("latin1", 1, 4) === "PNG") return pngChunks(bytes);
  if (bytes.toString("latin1", 0, 3) === "GIF") return gifBlocks(bytes);
  if (bytes.toString("latin1", 8, 12) === "WEBP") return webpChunks(bytes);
  throw new Error("This is no picture whose parts are known.");
}

/** The parts that pixels need: everything else is there for something else. */
export const PARTS_OF_PIXELS = new Set([
  // The tables, frame and scans of a JPEG, and the JFIF header that every one begins with.
  ..."APP0 DB C0 C2 C4 DA DD".split(" "),
  ..."IHDR PLTE tRNS pHYs IDAT IEND".split(" "),
  ..."VP8X VP8 VP8L ALPH ANIM ANMF".split(" "),
  ..."frame graphic-control NETSCAPE2.0".split(" "),
]);

function jpegSegments(bytes: Buffer): string[] {
  const parts: string[] = [];
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return [...parts, "no marker"];
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2 < bytes.length ? [...parts, "after the end"] : parts;
    const code = marker.toString(16).toUpperCase();
    parts.push(marker >= 0xe0 && marker <= 0xef ? `APP${marker - 0xe0}` : code);
    at += 2 + bytes.readUInt16BE(at + 2);
    // After the head of a scan come its bytes, in which 0xff is followed by zero or by a restart marker.
    while (marker === 0xda && at < bytes.length && !(bytes[at] === 0xff && isMarker(bytes[at + 1] ?? 0))) {
      at += 1;
    }
  }
  return [...parts, "no end"];
}

function isMarker(code: number): boolean {
  return code !== 0 && !(code >= 0xd0 && code <= 0xd7);
}

function pngChunks(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (parts.at(-1) === "IEND") return [...parts, "after the end"];
    parts.push(bytes.toString("latin1", at + 4, at + 8));
  }
  return parts;
}

function webpChunks(bytes: Buffer): string[] {
  const parts: string[] = [];
  const end = 8 + bytes.readUInt32LE(4);
  for (let at = 12; at < end; ) {
    parts.push(bytes.toString("latin1", at, at + 4).trim());
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return bytes.length > end ? [...parts, "after the end"] : parts;
}

function gifBlocks(bytes: Buffer): string[] {
  const parts: string[] = [];
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const skipBlocks = (from: number) => {
    let at = from;
    while ((bytes[at] ?? 0) !== 0) at += 1 + (bytes[at] ?? 0);
    return at + 1;
  };
  let at = 13 + colours(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return at + 1 < bytes.length ? [...parts, "after the end"] : parts;
    if (kind === 0x2c) {
      parts.push("frame");
      at = skipBlocks(at + 11 + colours(bytes[at + 9] ?? 0));
    } else if (kind === 0x21) {
      const label = bytes[at + 1];
      if (label === 0xff) parts.push(bytes.toString("latin1", at + 3, at + 14));
      else parts.push(label === 0xf9 ? "graphic-control" : label === 0xfe ? "comment" : "text");
      at = skipBlocks(at + 2);
    } else return [...parts, "no block"];
  }
  return [...parts, "no end"];
}
