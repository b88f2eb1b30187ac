import type { Nodes, PhrasingContent, Root } from "mdast";
import { primaryLanguage } from "../language";
import type { RenderContext } from "../render-context";

interface Quotes {
  readonly double: readonly [opening: string, closing: string];
  readonly single: readonly [opening: string, closing: string];
}

const narrow = "\u202f";
const english: Quotes = { double: ["“", "”"], single: ["‘", "’"] };
const german: Quotes = { double: ["„", "“"], single: ["‚", "‘"] };
const angled: Quotes = { double: ["«", "»"], single: ["“", "”"] };
const low: Quotes = { double: ["„", "”"], single: ["‚", "’"] };
const raised: Quotes = { double: ["”", "”"], single: ["’", "’"] };

/** Quotation marks by language (Unicode CLDR). A language that is not listed, such as Chinese, keeps what was typed. */
const quotesOf: ReadonlyMap<string, Quotes> = new Map([
  ["en", english],
  ["ga", english],
  ["nl", english],
  ["pt", english],
  ["tr", english],
  ["de", german],
  ["cs", german],
  ["sk", german],
  ["sl", german],
  ["es", angled],
  ["it", angled],
  ["ru", { double: ["«", "»"], single: ["„", "“"] }],
  ["uk", { double: ["«", "»"], single: ["„", "“"] }],
  ["fr", { double: [`«${narrow}`, `${narrow}»`], single: ["“", "”"] }],
  ["pl", low],
  ["hu", { double: ["„", "”"], single: ["»", "«"] }],
  ["ro", { double: ["„", "”"], single: ["«", "»"] }],
  ["sv", raised],
  ["fi", raised],
  ["da", english],
  ["nb", angled],
  ["no", angled],
]);

/**
 * Typographic quotation marks, apostrophes, dashes and ellipses, by the language of the words: of the article, or of
 * the foreign span or original that they stand in. Code, addresses and attributes are not text and stay as they are.
 *
 * Written here rather than taken from the smartypants plugins because those know one pair of marks for a document,
 * cannot set French ones (which are longer than what they replace), and parse every sentence into words first.
 */
export function smartPunctuation({ options }: RenderContext) {
  return (tree: Root): undefined => {
    setBlocks(tree, options.language);
  };
}

/** A run of characters in one block: either words, which may be changed, or something that only stands between them. */
interface Segment {
  readonly text: string;
  /** The language of the words; null where nothing may be changed. */
  readonly language: string | null;
  readonly put: ((text: string) => void) | null;
}

const phrasing = new Set<Nodes["type"]>(["emphasis", "strong", "delete", "link", "houseElement"]);

/** Finds the blocks of running text below `node`; each is set by itself, so that a lone mark does no harm elsewhere. */
function setBlocks(node: Nodes, language: string): void {
  if (!("children" in node)) return;
  const own = languageOf(node) ?? language;
  const run: Segment[] = [];
  const endRun = () => {
    if (run.length > 0) setRun(run.splice(0));
  };
  for (const child of node.children) {
    if (isPhrasing(child)) {
      collect(child, own, run);
    } else {
      endRun();
      setBlocks(child, own);
    }
  }
  endRun();
}

function isPhrasing(node: Nodes): node is PhrasingContent {
  if (node.type === "houseElement") return ["span", "small", "sup"].includes(node.data.hName);
  return (
    phrasing.has(node.type) ||
    ["text", "inlineCode", "break", "image", "footnoteReference"].includes(node.type)
  );
}

function collect(node: Nodes, language: string, into: Segment[]): void {
  const own = languageOf(node) ?? language;
  if (node.type === "text") {
    into.push({
      text: node.value,
      language: own,
      put: (text) => {
        node.value = text;
      },
    });
  } else if (node.type === "link" && isAddressAsText(node)) {
    into.push({ text: "a", language: null, put: null });
  } else if ("children" in node) {
    for (const child of node.children) collect(child, own, into);
  } else {
    into.push({ text: node.type === "break" ? "\n" : "a", language: null, put: null });
  }
}

function isAddressAsText(node: Nodes & { type: "link" }): boolean {
  const [only, ...others] = node.children;
  if (only?.type !== "text" || others.length > 0) return false;
  return (
    node.url === only.value || node.url === `http://${only.value}` || node.url === `mailto:${only.value}`
  );
}

function languageOf(node: Nodes): string | null {
  const lang = node.type === "houseElement" ? node.data.hProperties.lang : undefined;
  return typeof lang === "string" ? lang : null;
}

/** Sets one block in a single pass over its characters, whatever elements they stand in. */
function setRun(segments: readonly Segment[]): void {
  const all = segments.map((segment) => segment.text).join("");
  if (!/["'.-]| [;:!?»]|« /.test(all)) return;
  const setter = new Setter(all);
  let start = 0;
  for (const { text, language, put } of segments) {
    const set = language === null ? null : setter.set(start, start + text.length, primaryLanguage(language));
    if (set !== null && put) put(set);
    start += text.length;
  }
}

class Setter {
  readonly #all: string;
  /** Whether a character at or after this place could close a single quotation. */
  readonly #lastCloser: number;
  /** The mark judged last, for one right behind it does as it did: "'Yes,' she said." */
  #lastMark = { at: -2, opens: false };
  #doubleOpen = false;
  #singleOpen = false;

  constructor(all: string) {
    this.#all = all;
    let last = -1;
    for (const { index } of all.matchAll(/(?<=\S)'(?![\p{L}\p{N}])/gu)) last = index;
    this.#lastCloser = last;
  }

  /** The text from `start` to `end` with its marks set, or null where the language keeps what was typed. */
  set(start: number, end: number, language: string): string | null {
    const quotes = quotesOf.get(language);
    if (!quotes) return null;
    let out = "";
    let at = start;
    while (at < end) {
      const character = this.#all[at] ?? "";
      if (character === '"') {
        out += this.#double(at, quotes);
      } else if (character === "'") {
        out += this.#single(at, quotes);
      } else if (character === "-" || character === ".") {
        let after = at + 1;
        while (this.#all[after] === character) after++;
        out += this.#runOf(character, at, after).slice(0, Math.max(1, end - at));
        at = Math.min(after, end);
        continue;
      } else if (language === "fr") {
        out += this.#frenchSpace(at, character);
      } else {
        out += character;
      }
      at++;
    }
    return out;
  }

  #double(at: number, { double: [opening, closing] }: Quotes): string {
    if (this.#opensAt(at)) {
      this.#doubleOpen = true;
      return opening;
    }
    // After a figure with nothing to close it is the sign for inches or seconds.
    if (!this.#doubleOpen && /\d/.test(this.#all[at - 1] ?? "")) return '"';
    this.#doubleOpen = false;
    return closing;
  }

  #single(at: number, { single: [opening, closing] }: Quotes): string {
    const before = this.#all[at - 1] ?? " ";
    const after = this.#all[at + 1] ?? " ";
    if (/[\p{L}\p{N}\p{M}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return "’";
    // ’90s, rock ’n’ roll, ’tis: something is left out there, and nothing quoted.
    const elision = /^(?:\d\ds?\b|n'|tis\b|twas\b|em\b)/i.test(this.#all.slice(at + 1, at + 6));
    if (this.#opensAt(at) && !elision && this.#lastCloser > at) {
      this.#singleOpen = true;
      return opening;
    }
    if (this.#singleOpen && !this.#opensAt(at)) {
      this.#singleOpen = false;
      return closing;
    }
    if (/\d/.test(before) && !this.#opensAt(at)) return "'";
    return "’";
  }

  #opensAt(at: number): boolean {
    if (this.#lastMark.at === at) return this.#lastMark.opens;
    const before = this.#all[at - 1] ?? " ";
    const after = this.#all[at + 1] ?? " ";
    const follows = this.#lastMark.at === at - 1 ? this.#lastMark.opens : /[\s([{¿¡—–/-]/u.test(before);
    const opens = follows && !/\s/u.test(after);
    this.#lastMark = { at, opens };
    return opens;
  }

  /** A whole run of hyphens or full stops. */
  #runOf(character: string, from: number, to: number): string {
    const length = to - from;
    if (character === ".") return length === 3 ? "…" : ".".repeat(length);
    const before = this.#all[from - 1] ?? " ";
    const after = this.#all[to] ?? " ";
    const between = /\s/u.test(before) === /\s/u.test(after);
    // “--verbose” is an option of a program, not a dash; so a dash has space on both sides or on neither.
    if (!between && length === 2) return "--";
    if (length === 2) return "–";
    return length === 3 ? "—" : "-".repeat(length);
  }

  /** A space that French typography sets before a mark, or inside guillemets, must not break the line. */
  #frenchSpace(at: number, character: string): string {
    if (character !== " ") return character;
    const after = this.#all[at + 1] ?? "";
    if (this.#all[at - 1] === "«" || /[;!?»]/.test(after)) return narrow;
    return after === ":" ? "\u00a0" : character;
  }
}
