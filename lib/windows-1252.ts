/**
 * The bytes 0x80 to 0x9f in windows-1252 (WHATWG Encoding; five of them stay controls). They are spelt out because
 * the `TextDecoder` of Node 20 reads this encoding as ISO 8859-1, which has only controls here.
 */
const HIGH_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The text of bytes in windows-1252. Any bytes are one. */
export function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\x80-\x9f]/g, (control) => HIGH_CONTROLS[control.charCodeAt(0) - 0x80] ?? control);
}
