import type { Problem } from "@/lib/outcome";
import { slugSchema } from "./content";

/**
 * The last segment of an article's address, made from its headline. Letters of every script are kept, since an address
 * is read by people; Latin letters lose their accents. What a reader cannot see or would mistake is left out.
 */

/** Long enough for any headline's sense, short enough for a line of an e-mail. */
const MAXIMUM_BYTES = 80;

/** What a slug that somebody asks for may have: a limit that every script reaches, in bytes of UTF-8. */
const MAXIMUM_ASKED_BYTES = 200;

/** Words that mean a part of the site wherever they stand in an address, so that no article is called by one alone. */
const RESERVED = new Set(["admin", "api", "feed"]);

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

/** Whether a slug is a word that no article may have as its whole slug. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}

/** What is wrong with a slug that somebody asks for, each with the slug that could be had instead; null where nothing is. */
export function problemWithSlug(asked: string): Problem | null {
  const other = slugFor(asked);
  const instead = isReservedSlug(other) ? "Write a few words joined by hyphens." : `Try “${other}”.`;
  const refused = (code: string, message: string) => ({ code, at: "slug", message });
  if (asked.trim() === "")
    return refused("slug-empty", "The slug is empty. Write a few words joined by hyphens.");
  if (bytesOf(asked) > MAXIMUM_ASKED_BYTES)
    return refused("slug-too-long", `The slug is longer than ${MAXIMUM_ASKED_BYTES} bytes. ${instead}`);
  if (!slugSchema.safeParse(asked).success)
    return refused(
      "slug-not-usable",
      `“${printable(asked)}” cannot be a slug: it is words of letters and digits in lower case, joined by hyphens. ${instead}`,
    );
  if (isReservedSlug(asked))
    return refused("slug-reserved", `“${asked}” means a part of the site. Add a word to it.`);
  return null;
}

/** A text without what would not be seen, or would change the direction of what stands after it. */
function printable(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, " ");
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
    if (bytesOf(longer) > MAXIMUM_BYTES) break;
    slug = longer;
  }
  return slug;
}

/** As much of a word as fits; scripts written without spaces make one word of a whole headline. */
function firstBytes(word: string): string {
  let fitting = "";
  for (const letter of word) {
    if (bytesOf(fitting + letter) > MAXIMUM_BYTES) break;
    fitting += letter;
  }
  return fitting;
}

/** Not asked of Node, because the editor's browser makes slugs too. */
function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
