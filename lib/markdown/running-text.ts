import type { Element, ElementContent, Root } from "hast";

/** A stretch of running text, such as a paragraph, a cell or a caption. */
export interface Block {
  /** The element that it is the text of. */
  readonly element: Element;
  /** The quotation whose caption it is; null for any other text. */
  readonly captionOf: Element | null;
  /** Its words without note marks and end mark, spaces as one. */
  readonly text: string;
  readonly links: readonly PlacedLink[];
  /** The quotations in it that have an id. */
  readonly quotes: readonly PlacedQuote[];
}

/** Places count in UTF-16 code units of the block's text. */
interface Placed {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
}

export interface PlacedLink extends Placed {
  readonly href: string;
  readonly outside: boolean;
}

export interface PlacedQuote extends Placed {
  readonly id: string;
}

const INLINE = new Set([
  ...["a", "br", "code", "del", "em", "img", "input", "small", "span", "strong", "sup"],
]);

/** What stands in running text for the eye or the hand only. */
const APART = new Set(["note-ref", "note-back", "note-mark", "end-mark"]);

/** The stretches of running text of a rendered body, in their order. What is said of the text is said apart: a summary, a pull quote. */
export function blocksOf(tree: Root): Block[] {
  const blocks: Block[] = [];
  visitBlocks(tree, null, blocks);
  return blocks;
}

function visitBlocks(parent: Root | Element, captionOf: Element | null, into: Block[]): void {
  const inline: ElementContent[] = [];
  const endRun = () => {
    const run = inline.splice(0);
    if (parent.type === "element" && run.some(isWords)) into.push({ ...readBlock(parent, run), captionOf });
  };
  for (const child of parent.children) {
    if (child.type === "text" || (child.type === "element" && INLINE.has(child.tagName))) inline.push(child);
    else if (child.type === "element") {
      endRun();
      if (hasClass(child, "pullquote") || child.tagName === "summary") continue;
      const isCaption =
        child.tagName === "figcaption" && parent.type === "element" && hasClass(parent, "quote");
      visitBlocks(child, isCaption ? parent : captionOf, into);
    }
  }
  endRun();
}

function isWords(node: ElementContent): boolean {
  return node.type === "element" || (node.type === "text" && node.value.trim() !== "");
}

function readBlock(element: Element, run: readonly ElementContent[]): Omit<Block, "captionOf"> {
  const links: PlacedLink[] = [];
  const quotes: PlacedQuote[] = [];
  let text = "";
  const read = (node: ElementContent): void => {
    if (node.type === "text") {
      const value = node.value.replace(/[ \t\n\r\f]+/gu, " ");
      text += text.endsWith(" ") || text === "" ? value.replace(/^ /, "") : value;
      return;
    }
    if (node.type !== "element") return;
    if (node.tagName === "br" && !text.endsWith(" ")) text += " ";
    if ([...APART].some((name) => hasClass(node, name))) return;
    const start = text.length;
    for (const child of node.children) read(child);
    const { href, role, id } = node.properties;
    const placed = { element: node, start, end: text.length };
    if (node.tagName === "a" && !role && typeof href === "string" && !href.startsWith("#"))
      links.push({ ...placed, href, outside: hasClass(node, "link-out") });
    if (hasClass(node, "quoted") && typeof id === "string") quotes.push({ ...placed, id });
  };
  for (const node of run) read(node);
  return { element, text, links, quotes };
}

export function hasClass(node: Element, name: string): boolean {
  return Array.isArray(node.properties.className) && node.properties.className.includes(name);
}
