import { startOfDay } from "@/lib/dates";
import { englishStem } from "./english-stem";
import {
  everyArticle,
  languageMark,
  type NameKind,
  nameMark,
  quoted,
  slugMark,
  stemMark,
} from "./index-text";
import { type NameMeanings, nothingNamed } from "./name-meanings";
import type { Clause, SearchQuery, Span } from "./parse-query";
import { fold, type Word, wordsOf } from "./words";

/** A choice from the lists beside the results. */
export interface SearchFilters {
  /** Slugs, which their names have today or once had. */
  readonly section: string | null;
  readonly topic: string | null;
  readonly author: string | null;
  /** In the site's time zone. */
  readonly year: number | null;
}

/** A query in PostgreSQL's terms; each is the text of a `tsquery`. */
export interface CompiledQuery {
  /** Holds for every article that is found, and perhaps for more; the index alone decides it. */
  readonly wide: string;
  /** Holds for what is found and nothing else; equal to `wide` where that suffices. */
  readonly exact: string;
  /** The words by which what is found is ranked; null where the query has none. */
  readonly ranking: string | null;
  readonly from: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
  /** What is marked in an excerpt. */
  readonly marked: MarkedWords;
}

export interface MarkedWords {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Letters of scripts without spaces that were asked for alone. */
  readonly letters: ReadonlySet<string>;
}

/**
 * Says a query and the filters beside it in PostgreSQL's terms; null where they ask for nothing. A span of time is read in
 * `timeZone`, and names mean what they have become.
 */
export function compileQuery(
  query: SearchQuery,
  filters: SearchFilters,
  timeZone: string,
  meanings: NameMeanings = nothingNamed,
): CompiledQuery | null {
  const narrowed = (["section", "topic", "author"] as const).flatMap((kind) => {
    const slug = filters[kind];
    return slug === null ? [] : [either(slugMarks(kind, meanings.chosen(kind, slug)))];
  });
  const { from, until } = rangeOf(query, filters.year, timeZone);
  if (query.groups.length === 0 && narrowed.length === 0 && from === null && until === null) return null;
  const groups = query.groups.map((group) => group.map((clause) => compileClause(clause, meanings)));
  const everything = quoted(everyArticle);
  const wide = groups.flatMap((group) => eitherWide(group));
  const exact = groups.map((group) =>
    either(group.map((clause) => (clause.not ? `!(${clause.exact})` : clause.exact))),
  );
  const ranking = groups.flatMap((group) => {
    const asked = group.filter((clause) => !clause.not && clause.ranked);
    return asked.length === 0 ? [] : [either(asked.map((clause) => clause.exact))];
  });
  const all = (parts: readonly string[]) => [...narrowed, ...parts].join(" & ") || everything;
  // What only excludes must begin with something that the index can list.
  const lists = narrowed.length > 0 || groups.some((group) => group.every((clause) => !clause.not));
  const begin = lists ? [] : [everything];
  const needsLook = groups.some((group) => group.some((clause) => clause.wide !== clause.exact));
  const compiledWide = all([...begin, ...wide]);
  return {
    wide: compiledWide,
    exact: needsLook ? all([...begin, ...exact]) : compiledWide,
    ranking: ranking.length === 0 ? null : ranking.join(" & "),
    from,
    until,
    marked: markedWords(query),
  };
}

interface CompiledClause {
  readonly wide: string;
  readonly exact: string;
  readonly not: boolean;
  readonly ranked: boolean;
}

function compileClause({ kind, text, not }: Clause, meanings: NameMeanings): CompiledClause {
  if (kind === "language") return mark(quoted(languageMark(text)), not);
  if (kind === "author" || kind === "topic" || kind === "section")
    return mark(nameQuery(kind, text, meanings.named(kind, text)), not);
  const words = queryWords(text);
  const weight = kind === "title" ? "A" : "";
  const forgiving = kind !== "phrase" && words.length === 1;
  const terms = words.map((word) => (forgiving ? inflected(word, weight) : term(word, weight)));
  const plain = words.map((word) => (forgiving ? inflected(word, "") : term(word, "")));
  return { wide: bracket(plain.join(" & ")), exact: bracket(inSequence(words, terms)), not, ranked: true };
}

function mark(term: string, not: boolean): CompiledClause {
  return { wide: term, exact: term, not, ranked: false };
}

/**
 * Names are found by any of their words, in any order, or by their whole slug: those that they had when an article was published, and
 * those that they have today, by which `slugs` were found.
 */
function nameQuery(kind: NameKind, text: string, slugs: readonly string[]): string {
  const words = wordsOf(text).filter(({ single }, _, all) => !single || all.length === 1);
  const byWords = words.map(({ text: word }) => quoted(nameMark(kind, word))).join(" & ");
  return either([quoted(nameMark(kind, fold(text))), `(${byWords})`, ...slugMarks(kind, slugs)]);
}

function slugMarks(kind: NameKind, slugs: readonly string[]): string[] {
  return slugs.map((slug) => quoted(slugMark(kind, slug)));
}

/** The words that a query asks for: of a run without spaces only its pairs, unless it is a single letter. */
function queryWords(text: string): Word[] {
  const words = wordsOf(text);
  return words.filter((word, index) => {
    const before = words[index - 1];
    return !word.single || before === undefined || before.end !== word.end;
  });
}

function term(word: Word, weight: string): string {
  const labels = `${word.single ? "*" : ""}${weight}`;
  return quoted(word.text) + (labels && `:${labels}`);
}

/** A word, or any with the same stem: an article in English has its stems beside its words. */
function inflected(word: Word, weight: string): string {
  if (!/^[a-z]+$/.test(word.text)) return term(word, weight);
  const stem = englishStem(word.text);
  const forms = new Set([word.text, stem, stemMark(stem)]);
  return bracket([...forms].map((form) => quoted(form) + (weight && `:${weight}`)).join(" | "));
}

function inSequence(words: readonly Word[], terms: readonly string[]): string {
  return terms.reduce((sequence, next, index) => {
    const distance = (words[index]?.place ?? 0) - (words[index - 1]?.place ?? 0);
    return `${sequence} <${distance}> ${next}`;
  });
}

/** A group holds widely if one of its clauses may; one that is refused by more than the index knows may always. */
function eitherWide(group: readonly CompiledClause[]): string[] {
  if (group.some((clause) => clause.not && clause.wide !== clause.exact)) return [];
  return [either(group.map((clause) => (clause.not ? `!(${clause.wide})` : clause.wide)))];
}

function either(parts: readonly string[]): string {
  return parts.length === 1 ? parts.join() : bracket(parts.join(" | "));
}

function bracket(query: string): string {
  return `(${query})`;
}

function rangeOf(
  { after, before }: SearchQuery,
  year: number | null,
  timeZone: string,
): { from: Date | null; until: Date | null } {
  const begin = (span: Span | null) =>
    span && startOfDay({ year: span.year, month: span.month ?? 1, day: span.day ?? 1 }, timeZone);
  const whole = (number: number) => begin({ year: number, month: null, day: null });
  const froms = [begin(after), year === null ? null : whole(year)].filter((date) => date !== null);
  const untils = [begin(before), year === null ? null : whole(year + 1)].filter((date) => date !== null);
  return {
    from: froms.length === 0 ? null : new Date(Math.max(...froms.map(Number))),
    until: untils.length === 0 ? null : new Date(Math.min(...untils.map(Number))),
  };
}

function markedWords({ groups }: SearchQuery): MarkedWords {
  const words = new Set<string>();
  const stems = new Set<string>();
  const letters = new Set<string>();
  for (const { kind, text, not } of groups.flat()) {
    if (not || !["words", "phrase", "title"].includes(kind)) continue;
    const asked = queryWords(text);
    for (const word of asked) {
      (word.single ? letters : words).add(word.text);
      if (kind !== "phrase" && asked.length === 1 && !word.single) stems.add(englishStem(word.text));
    }
  }
  return { words, stems, letters };
}
