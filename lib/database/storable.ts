/**
 * A text that the database can be asked about: its first `most` UTF-16 code units, with a space for each zero byte and each half of a
 * letter, which no text in the database has. It is cut first, because a cut may leave half of a letter behind.
 */
export function storable(text: string, most = 256): string {
  return text.slice(0, most).replace(/[\0\p{Cs}]/gu, " ");
}
