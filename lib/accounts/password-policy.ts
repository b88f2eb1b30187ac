import type { Problem } from "@/lib/outcome";
import { isCommonPassword } from "./common-passwords";

/** The shortest password, in characters as people count them, and the shortest beside a second factor. */
export const SHORTEST = 15;
export const SHORTEST_WITH_SECOND_FACTOR = 8;

/** The longest password, in bytes of UTF-8: far above any passphrase, and cheap to hash. */
export const LONGEST_BYTES = 1_024;

export interface PasswordContext {
  /** Words that belong to the account and the site, which are guessed first. */
  readonly email: string;
  readonly name: string;
  readonly siteName: string;
  readonly secondFactor: boolean;
}

/**
 * What is wrong with a password, for the field `password`; empty when it may be taken. It is taken as it was typed: nothing is cut,
 * trimmed or folded. No kinds of character are asked for (NIST SP 800-63B-4, 3.1.1.2).
 */
export function checkPassword(password: string, context: PasswordContext): Problem[] {
  if (isTooLong(password))
    return [
      problem(
        "password-too-long",
        `That password is longer than ${LONGEST_BYTES} bytes. Choose a shorter one.`,
      ),
    ];
  const shortest = context.secondFactor ? SHORTEST_WITH_SECOND_FACTOR : SHORTEST;
  if (lengthOf(password) < shortest)
    return [
      problem(
        "password-too-short",
        `A password has at least ${shortest} characters. A few words that do not belong together are easy to remember.`,
      ),
    ];
  if (isCommonPassword(password))
    return [problem("password-common", "That password is among those that are tried first. Choose another.")];
  if (isPattern(password))
    return [problem("password-pattern", "That password repeats or counts. Choose one that does neither.")];
  if (isMadeOf(password, ownWords(context)))
    return [
      problem(
        "password-own-words",
        "That password is little more than the name of the site, your own name or your e-mail address. Choose another.",
      ),
    ];
  return [];
}

/** Whether a password is longer than any that can have been set. */
export function isTooLong(password: string): boolean {
  return Buffer.byteLength(password, "utf8") > LONGEST_BYTES;
}

/** How many characters a password has. An emoji counts as one, as it does for whoever types it. */
export function lengthOf(text: string): number {
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;
}

/** Whether it is few characters again and again, or all of it counts up or down: `aaaa…`, `abcabc…`, `12345…`, `qwerty…`. */
function isPattern(password: string): boolean {
  const folded = password.toLowerCase();
  if (new Set(folded).size < 4) return true;
  if (/^(.{1,5}?)\1+.{0,5}$/su.test(folded)) return true;
  const rows = [
    "0123456789012345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
  ];
  return rows.some((row) => row.includes(folded) || [...row].reverse().join("").includes(folded));
}

function ownWords({ email, name, siteName }: PasswordContext): string[] {
  return [email, ...email.split("@"), name, siteName, "standfirst", "password"]
    .map(lettersOf)
    .filter((word) => word.length >= 4);
}

/** Whether fewer than eight letters or digits remain of it without `words`. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const letters = lettersOf(password);
  const found = words.filter((word) => letters.includes(word));
  if (found.length === 0) return false;
  const longestFirst = [...found].sort((one, other) => other.length - one.length);
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ""), letters);
  return rest.length < 8;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, "");
}

function problem(code: string, message: string): Problem {
  return { code, at: "password", message };
}
