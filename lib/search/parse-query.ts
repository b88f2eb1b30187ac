/** What a reader asked for: every group must hold, and of a group at least one clause. */
export interface SearchQuery {
  readonly groups: readonly (readonly Clause[])[];
  /** Published on or after the first moment of the later of these spans. */
  readonly after: Span | null;
  /** Published before the first moment of the earlier of these spans. */
  readonly before: Span | null;
  /** Whether the text was longer than is read. */
  readonly cut: boolean;
}

export interface Clause {
  readonly kind: "words" | "phrase" | "title" | "author" | "topic" | "section" | "language";
  /** Never blank, without quotation marks. */
  readonly text: string;
  /** True where an article must not be so. */
  readonly not: boolean;
}

/** A year, a month of it or a day, in the site's time zone. Months count from 1. */
export interface Span {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** So many characters (code points) of a query are read. */
export const LONGEST_QUERY = 256;

const KINDS: Readonly<Record<string, Clause["kind"]>> = {
  author: "author",
  topic: "topic",
  section: "section",
  lang: "language",
  intitle: "title",
};

// A minus; an operator; then a quoted text, to the end where its second mark is missing, or all up to the next space.
const TERMS =
  /(-?)(?:(author|topic|section|lang|intitle|before|after):)?(?:["“”„]([^"“”„]*)["“”„]?|(\S+))/giu;

/**
 * Reads a query: words, `"phrases"`, `-not`, `OR` between its neighbours, and `author:` `topic:` `section:` `lang:`
 * `intitle:` `before:` `after:`. It refuses nothing: what it does not understand is a word. Of control characters and broken
 * surrogates nothing is left.
 */
export function parseQuery(text: string): SearchQuery {
  const clean = cleanQuery(text);
  const read = [...clean].slice(0, LONGEST_QUERY).join("");
  const groups: Clause[][] = [];
  let after: Span | null = null;
  let before: Span | null = null;
  let joins = false;
  for (const [term, minus = "", operator, quotation, bare] of read.matchAll(TERMS)) {
    if (term === "OR") {
      joins = groups.length > 0;
      continue;
    }
    const name = operator?.toLowerCase();
    const value = quotation ?? bare ?? "";
    const span = (name === "before" || name === "after") && minus === "" ? readSpan(value) : null;
    if (span !== null) {
      if (name === "after") after = after === null || compareSpans(span, after) > 0 ? span : after;
      else before = before === null || compareSpans(span, before) < 0 ? span : before;
      continue;
    }
    const clause = readClause(name, value, quotation !== undefined, minus !== "", term);
    if (clause === null) continue;
    const last = groups.at(-1);
    if (joins && last) last.push(clause);
    else groups.push([clause]);
    joins = false;
  }
  return { groups, after, before, cut: read.length < clean.length };
}

/** A query without what cannot be stored, shown or searched: control characters and broken surrogates. */
export function cleanQuery(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();
}

function readClause(
  name: string | undefined,
  value: string,
  quotation: boolean,
  not: boolean,
  term: string,
): Clause | null {
  const kind = name === undefined ? undefined : KINDS[name];
  if (kind !== undefined && hasWord(value)) return { kind, text: value, not };
  const text = name === undefined ? value : term.replace(/^-|["“”„]/gu, "");
  return hasWord(text) ? { kind: quotation ? "phrase" : "words", text, not } : null;
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function readSpan(text: string): Span | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1) return null;
  const span = {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
  const date = new Date(0);
  date.setUTCFullYear(span.year, (span.month ?? 1) - 1, span.day ?? 1);
  const exists = date.getUTCMonth() + 1 === (span.month ?? 1) && date.getUTCDate() === (span.day ?? 1);
  return exists ? span : null;
}

function compareSpans(one: Span, other: Span): number {
  return one.year - other.year || (one.month ?? 1) - (other.month ?? 1) || (one.day ?? 1) - (other.day ?? 1);
}
