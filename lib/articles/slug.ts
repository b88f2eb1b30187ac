/**
 * The last segment of an article's address, made from its headline. Letters of every script are kept, since an address
 * is read by people; Latin letters lose their accents. What a reader cannot see or would mistake is left out.
 */

/** Long enough for any headline's sense, short enough for a line of an e-mail. */
const MAXIMUM_BYTES = 80;

/** Letters that have no accent to take off. */
const PLAIN_FORMS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/**
 * A slug for `headline`: lower case, NFC, at most 80 bytes of UTF-8, cut between words where there are any. A headline
 * without a single letter or digit gives `untitled`; it is never empty.
 */
export function slugFor(headline: string): string {
  const words = withoutLatinAccents(headline.normalize("NFKC"))
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => PLAIN_FORMS[letter] ?? letter)
    // An apostrophe is inside a word: don't, l’État.
    .replace(/['’‘ʼ`´]/g, "")
    .normalize("NFC")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    // A mark with no letter to stand on would attach itself to the hyphen before it.
    .map((word) => word.replace(/^\p{M}+/u, ""))
    .filter((word) => word !== "");
  return firstWords(words) || "untitled";
}

/** Takes accents off Latin letters only: in other scripts a mark can be a vowel, and the word another without it. */
function withoutLatinAccents(text: string): string {
  return text.normalize("NFD").replace(/(\p{Script=Latin})\p{M}+/gu, "$1");
}

function firstWords(words: readonly string[]): string {
  const [first = "", ...rest] = words;
  let slug = firstBytes(first);
  for (const word of rest) {
    const longer = `${slug}-${word}`;
    if (Buffer.byteLength(longer) > MAXIMUM_BYTES) break;
    slug = longer;
  }
  return slug;
}

/** As much of a word as fits; scripts written without spaces make one word of a whole headline. */
function firstBytes(word: string): string {
  let fitting = "";
  for (const letter of word) {
    if (Buffer.byteLength(fitting + letter) > MAXIMUM_BYTES) break;
    fitting += letter;
  }
  return fitting;
}
