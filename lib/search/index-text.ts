import { englishStem } from "./english-stem";
import { fold, wordsOf } from "./words";

/** An article as the index takes it. */
export interface IndexedArticle {
  /** BCP 47. */
  readonly language: string;
  readonly publishedAt: Date;
  readonly headline: string;
  readonly standfirst: string | null;
  /** Notes, and quotations in the language they were said in: plain text. */
  readonly apart: string;
  /** The rest of the body: plain text. */
  readonly body: string;
  readonly section: Named | null;
  readonly authors: readonly Named[];
  readonly topics: readonly Named[];
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** A kind of name that a search can be narrowed by. */
export type NameKind = "author" | "section" | "topic";

/** Marks are no words: no word begins with these signs. */
const MARK = "@";
const STEM = "~";

/** The mark that every article bears, for searches that only exclude. */
export const everyArticle = `${MARK}any`;

/** The mark of the one section, author or topic that has this slug. */
export function slugMark(kind: NameKind, slug: string): string {
  return `${MARK}${kind}=${slug}`;
}

/** The mark of every section, author or topic with this word in its name. */
export function nameMark(kind: NameKind, word: string): string {
  return `${MARK}${kind}:${word}`;
}

/** The mark of a language, by its tag or by the beginning of one: `zh-hans` also bears `zh`. */
export function languageMark(tag: string): string {
  return `${MARK}lang:${tag.toLowerCase()}`;
}

/**
 * The mark of a month or a year, counted in UTC: `2018-01`, `2018`. By it, a search among the newest articles reads those and
 * no others.
 */
export function timeMark(date: Date, unit: "month" | "year"): string {
  // What of `2018-01-02T03:04:05.678Z` does not belong to it.
  return `${MARK}${unit}:${date.toISOString().slice(0, unit === "month" ? -17 : -20)}`;
}

/** The form in which the stem of an English word stands beside the word. */
export function stemMark(stem: string): string {
  return `${STEM}${stem}`;
}

/** PostgreSQL's limits: a place is at most 16,383, a word has at most 255 of them, and all words together are a megabyte. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const MOST_BYTES = 800_000;
const LONGEST_MARK_BYTES = 1000;

/**
 * The text form of an article's `tsvector`: its words with their places, weighted by where they stand (headline A,
 * standfirst B, notes and original quotations C, body D), and its marks, which have no place. Of a text beyond PostgreSQL's
 * limits the beginning is indexed.
 */
export function searchVector(article: IndexedArticle): string {
  const vector = new Vector(new Intl.Locale(article.language).language === "en");
  vector.add(article.headline, "A");
  vector.add(article.standfirst ?? "", "B");
  vector.add(article.apart, "C");
  vector.add(article.body, "D");
  for (const mark of marksOf(article)) vector.mark(mark);
  return vector.toString();
}

type Weight = "A" | "B" | "C" | "D";

class Vector {
  readonly #entries = new Map<string, string[]>();
  readonly #stems: boolean;
  #bytes = 0;
  #place = 1;

  constructor(stems: boolean) {
    this.#stems = stems;
  }

  add(text: string, weight: Weight): void {
    const begin = this.#place;
    for (const { text: word, place } of wordsOf(text)) {
      // The next text begins two places on, so that no phrase reaches from one to the other.
      this.#place = begin + place + 2;
      const at = `${Math.min(begin + place, LAST_PLACE)}${weight}`;
      this.#enter(word, at);
      if (!this.#stems) continue;
      const stem = englishStem(word);
      if (stem !== word) this.#enter(stemMark(stem), at);
    }
  }

  mark(mark: string): void {
    if (Buffer.byteLength(mark) <= LONGEST_MARK_BYTES && !this.#entries.has(mark))
      this.#entries.set(mark, []);
  }

  toString(): string {
    return [...this.#entries]
      .map(([word, places]) => quoted(word) + (places.length > 0 ? `:${places.join()}` : ""))
      .join(" ");
  }

  #enter(word: string, at: string): void {
    const places = this.#entries.get(word);
    const more = places ? 2 : Buffer.byteLength(word) + 8;
    if (this.#bytes + more > MOST_BYTES || (places && places.length >= MOST_PLACES)) return;
    this.#bytes += more;
    if (places) places.push(at);
    else this.#entries.set(word, [at]);
  }
}

/** A word as `tsvector` and `tsquery` write it, whatever is in it. */
export function quoted(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

function marksOf({ language, publishedAt, section, authors, topics }: IndexedArticle): string[] {
  const tag = language.toLowerCase();
  const tags = tag.split("-").map((_, index, parts) => parts.slice(0, index + 1).join("-"));
  return [
    everyArticle,
    timeMark(publishedAt, "month"),
    timeMark(publishedAt, "year"),
    ...tags.map(languageMark),
    ...(section ? nameMarks("section", section) : []),
    ...authors.flatMap((author) => nameMarks("author", author)),
    ...topics.flatMap((topic) => nameMarks("topic", topic)),
  ];
}

/** The marks that an article bears for one of its names. */
function nameMarks(kind: NameKind, { slug, name }: Named): string[] {
  const words = [...wordsOf(name), ...wordsOf(slug)].map(({ text }) => nameMark(kind, text));
  return [slugMark(kind, slug), nameMark(kind, fold(slug)), ...words];
}
