import type { Element, ElementContent, Root, RootContent } from "hast";

/** The styles know this many marks; further notes stand after the text. */
const MOST = 20;

/**
 * The room that a body and its notes take, in lines of the body's text, on a page wide enough for a margin: the least that the text
 * takes, and the most that a note does. A Han character is as wide as two letters.
 */
const LETTERS_IN_A_LINE = 72;
const LETTERS_IN_A_NOTE_LINE = 28;
const NOTE_LINE = 0.75;
const BETWEEN_NOTES = 0.75;
const PICTURE = 6;
const CODE_LINE = 0.6;
/** What stands between the last line and the foot of the article. */
const BELOW_THE_TEXT = 2;

/**
 * Marks the notes that cannot hang in the margin beside their mark, and stay after the text also where there is a margin: those
 * that hold more than paragraphs, those whose mark may be out of sight (in a table that scrolls, in code, in an original that is folded),
 * and those that, hung under each other, would reach below the article's foot. A style sheet could not know.
 */
export function notesBeside() {
  return (tree: Root): undefined => {
    const notes = listNotes(tree);
    if (notes.length === 0) return;
    const marks = new Map<string, number>();
    const end =
      measure(
        tree.children.filter((node) => !isNotes(node)),
        0,
        marks,
      ) + BELOW_THE_TEXT;
    let foot = 0;
    notes.forEach((note, index) => {
      const place = marks.get(firstMark(note));
      const lines = Math.ceil(widthOf(note) / LETTERS_IN_A_NOTE_LINE) * NOTE_LINE + BETWEEN_NOTES;
      const below = Math.max(foot, place ?? 0) + lines;
      if (place !== undefined && index < MOST && below <= end && holdsOnlyParagraphs(note)) foot = below;
      else note.properties.className = ["note", "note-below"];
    });
  };
}

function isNotes(node: RootContent): boolean {
  return node.type === "element" && node.tagName === "section";
}

function listNotes(tree: Root): Element[] {
  return elementsOf(tree.children)
    .filter(isNotes)
    .flatMap((section) => elementsOf(section.children))
    .flatMap((list) => elementsOf(list.children));
}

function elementsOf(nodes: readonly RootContent[]): Element[] {
  return nodes.filter((node) => node.type === "element");
}

/** The id of the mark that a note's first way back leads to. */
function firstMark(note: Element): string {
  for (const node of note.children.flatMap((part) => (part.type === "element" ? part.children : []))) {
    if (node.type === "element" && node.properties.role === "doc-backlink")
      return String(node.properties.href).slice(1);
  }
  return "";
}

function holdsOnlyParagraphs(note: Element): boolean {
  return elementsOf(note.children).every(({ tagName }) => tagName === "p");
}

/** How far down `nodes` reach that begin at `top`; on the way, `marks` learns how far down each mark stands. */
function measure(
  nodes: readonly (RootContent | ElementContent)[],
  top: number,
  marks: Map<string, number> | null,
): number {
  let at = top;
  for (const node of nodes) {
    if (node.type === "text") at += widthOf(node) / LETTERS_IN_A_LINE;
    if (node.type !== "element") continue;
    const { tagName, properties, children } = node;
    if (properties.role === "doc-noteref") marks?.set(String(properties.id), at);
    if (tagName === "img") at += PICTURE;
    else if (tagName === "pre") at += linesOf(node) * CODE_LINE;
    else {
      const inside = measure(children, at, hides(tagName) ? null : marks);
      at = blocks.has(tagName) ? Math.max(inside, at + 1) : inside;
    }
  }
  return at;
}

const blocks = new Set(["p", "h2", "h3", "h4", "h5", "h6", "li", "tr", "figcaption", "hr"]);

/** Whether what stands inside may be out of sight. */
function hides(tagName: string): boolean {
  return tagName === "table" || tagName === "details" || tagName === "pre";
}

function linesOf(node: Element): number {
  return textOf(node).split("\n").length;
}

/** In letters. */
function widthOf(node: ElementContent): number {
  const text = textOf(node);
  return (
    text.length +
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
  );
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}
