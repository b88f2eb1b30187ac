import type { Element, ElementContent, Root, Text } from "hast";
import { primaryLanguage } from "../language";
import type { RenderContext } from "../render-context";

/** What closes a quotation that a mark has opened. Single marks are left alone: they are apostrophes, or set a word apart. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["„", "“”"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
]);

/** Languages that open with the mark that they close with. */
const SAME_MARK: ReadonlySet<string> = new Set(["sv", "fi"]);

/** Fewer words are a term that the author sets apart, and nobody's statement. */
const FEWEST_WORDS = 4;
const FEWEST_CHARACTERS = 6;

/** Their words are said elsewhere, are no prose, or are the house's own. */
const PASSED_OVER = new Set(["aside", "code", "details", "h2", "h3", "h4", "h5", "h6", "pre", "section"]);

/**
 * Gives every quotation an id (`…q1`, `…q2` in their order), by which it can be pointed at: those that are set apart, and words between
 * quotation marks, around which it puts a `span`. Quotations inside a quotation belong to it, and those in notes, headings and pull quotes have none.
 */
export function quotedWords({ options }: RenderContext) {
  return (tree: Root): undefined => {
    let count = 0;
    const nextId = () => `${options.idPrefix}q${++count}`;
    mark(tree, nextId, closersFor(options.language));
  };
}

function mark(parent: Root | Element, nextId: () => string, closers: ReadonlyMap<string, string>): void {
  if (parent.type === "element" && parent.children.some(({ type }) => type === "text"))
    parent.children = wrapped(parent.children, nextId, closers);
  for (const child of parent.children) {
    if (child.type !== "element" || PASSED_OVER.has(child.tagName)) continue;
    if (isQuotation(child)) child.properties.id ??= nextId();
    else if (!isQuotedSpan(child)) mark(child, nextId, closers);
  }
}

/** A blockquote by itself, or the figure that one stands in. */
function isQuotation({ tagName, properties: { className } }: Element): boolean {
  return (
    tagName === "blockquote" ||
    (tagName === "figure" && Array.isArray(className) && className.includes("quote"))
  );
}

/** Words that the author has marked as a quotation, or that were found to be one. */
function isQuotedSpan({ tagName, properties: { className } }: Element): boolean {
  return tagName === "span" && Array.isArray(className) && className.includes("quoted");
}

/** The children with a span around what stands between two marks of the same level. */
function wrapped(
  children: ElementContent[],
  nextId: () => string,
  closers: ReadonlyMap<string, string>,
): ElementContent[] {
  const done: ElementContent[] = [];
  /** What follows an opening mark, while its closing one is looked for. */
  let open: { readonly closers: string; readonly content: ElementContent[] } | null = null;
  const put = (node: ElementContent) => (open === null ? done : open.content).push(node);
  for (const child of children) {
    if (child.type !== "text") {
      if (child.type === "element" && isQuotedSpan(child)) child.properties.id ??= nextId();
      put(child);
      continue;
    }
    let rest = child.value;
    while (rest !== "") {
      const at: number = open === null ? indexOfAny(rest, closers) : indexOfAny(rest, open.closers);
      if (at < 0) {
        put(text(rest));
        break;
      }
      const found: string = rest[at] ?? "";
      if (open === null) {
        if (at > 0) put(text(rest.slice(0, at)));
        open = { closers: closers.get(found) ?? "", content: [text(found)] };
      } else {
        open.content.push(text(rest.slice(0, at + 1)));
        done.push(...asQuotation(joined(open.content), nextId));
        open = null;
      }
      rest = rest.slice(at + 1);
    }
  }
  // A mark that nothing closes opens nothing.
  if (open !== null) done.push(...open.content);
  return joined(done);
}

function asQuotation(content: ElementContent[], nextId: () => string): ElementContent[] {
  const words = textOf(content);
  const isLong =
    (words.match(/[\p{L}\p{N}]+/gu) ?? []).length >= FEWEST_WORDS ||
    (words.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu) ?? []).length >= FEWEST_CHARACTERS;
  if (!isLong || content.some((node) => node.type === "element" && isQuotedSpan(node))) return content;
  return [
    {
      type: "element",
      tagName: "span",
      properties: { className: ["quoted"], id: nextId() },
      children: content,
    },
  ];
}

function closersFor(language: string): ReadonlyMap<string, string> {
  return SAME_MARK.has(primaryLanguage(language)) ? new Map([...CLOSERS, ["”", "”"]]) : CLOSERS;
}

function indexOfAny(value: string, marks: string | ReadonlyMap<string, string>): number {
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? "";
    if (typeof marks === "string" ? marks.includes(character) : marks.has(character)) return at;
  }
  return -1;
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === "text" ? node.value : node.type === "element" ? textOf(node.children) : ""))
    .join("");
}

/** Neighbouring texts become one again, so that nothing but the spans has changed. */
function joined(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text") last.value += node.value;
    else result.push(node);
  }
  return result;
}

function text(value: string): Text {
  return { type: "text", value };
}
