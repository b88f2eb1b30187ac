const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The text whose bytes a base32 word (RFC 4648, 6) stands for. */
export function readBase32(word: string): string {
  const bits = [...word.replace(/[\s=]/g, "")]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString("utf8");
}
