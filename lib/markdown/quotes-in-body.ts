import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { plainTextOf } from "./plain-text";
import type { BodyQuote } from "./rendered-body";
import { type Block, hasClass, type PlacedLink } from "./running-text";
import { sentencesOf } from "./sentences";

/** The most sources that a quotation without one of its own can come from. */
const MOST_NEAR = 8;

/** The quotations of a rendered body that have an id, in their order. */
export function readQuotes(tree: Root, blocks: readonly Block[], language: string): BodyQuote[] {
  const found = new Map<Element, BodyQuote>();
  for (const block of blocks) {
    for (const { element, id, start, end } of block.quotes) {
      const near = nearestFirst(block, start, end, language);
      const cite = typeof element.properties.dataCite === "string" ? element.properties.dataCite : null;
      const text = block.text.slice(start, end);
      found.set(element, { id, text, apart: false, cite, near, translated: false, original: null });
    }
  }
  const byElement = new Map<Element, Block[]>();
  for (const block of blocks) byElement.set(block.element, [...(byElement.get(block.element) ?? []), block]);
  for (const quotation of quotationsApart(tree))
    found.set(quotation.element, quotationApart(quotation, byElement));
  return inOrder(tree, found);
}

interface Apart {
  readonly element: Element;
  /** What stands before it, where its source may be named. */
  readonly before: Element | null;
}

/** Figures of quotations, and blockquotes outside of one. */
function quotationsApart(tree: Root): Apart[] {
  const found: Apart[] = [];
  visit(tree, "element", (node, index, parent) => {
    const isOne = node.tagName === "blockquote" || (node.tagName === "figure" && hasClass(node, "quote"));
    if (!isOne || typeof node.properties.id !== "string") return;
    const earlier = parent?.children.slice(0, index ?? 0).findLast(({ type }) => type === "element");
    found.push({ element: node, before: earlier?.type === "element" ? earlier : null });
  });
  return found;
}

function quotationApart({ element, before }: Apart, blocks: BlocksByElement): BodyQuote {
  const quoted = element.tagName === "figure" ? childOf(element, "blockquote") : element;
  const original = element.tagName === "figure" ? childOf(element, "details") : null;
  const { lang, cite } = quoted?.properties ?? {};
  const links = linksWithin(element, blocks);
  const linksBefore = before === null ? [] : linksWithin(before, blocks).toReversed();
  return {
    id: String(element.properties.id),
    text: quoted ? plainTextOf(quoted) : "",
    apart: true,
    cite: typeof cite === "string" ? cite : null,
    near: addressesOf(links.length > 0 ? links : linksBefore),
    translated: typeof lang === "string" && lang.includes("-t-"),
    original:
      original && typeof original.properties.lang === "string"
        ? { text: plainTextOf(original), language: original.properties.lang }
        : null,
  };
}

type BlocksByElement = ReadonlyMap<Element, readonly Block[]>;

function linksWithin(element: Element, blocks: BlocksByElement): PlacedLink[] {
  const links: PlacedLink[] = [];
  visit(element, "element", (inner) => {
    for (const block of blocks.get(inner) ?? []) links.push(...block.links);
  });
  return links;
}

/** The sources that are linked to in the same stretch of text: those of the same sentence first, the nearest before the others. */
function nearestFirst({ text, links }: Block, start: number, end: number, language: string): string[] {
  if (links.length === 0) return [];
  const sentences = sentencesOf(text, language);
  const sentenceOf = (at: number) => sentences.findLastIndex((sentence) => sentence.start <= at);
  const own = sentenceOf(start);
  const distance = (link: PlacedLink) => Math.max(start - link.end, link.start - end, 0);
  const byNearness = links.toSorted(
    (a, b) =>
      Number(sentenceOf(b.start) === own) - Number(sentenceOf(a.start) === own) || distance(a) - distance(b),
  );
  return addressesOf(byNearness);
}

function addressesOf(links: readonly PlacedLink[]): string[] {
  const outside = links.filter((link) => link.outside).map(({ href }) => href);
  return [...new Set(outside)].slice(0, MOST_NEAR);
}

function inOrder(tree: Root, found: ReadonlyMap<Element, BodyQuote>): BodyQuote[] {
  const quotes: BodyQuote[] = [];
  visit(tree, "element", (node) => {
    const quote = found.get(node);
    if (quote !== undefined) quotes.push(quote);
  });
  return quotes;
}

function childOf(element: Element, name: string): Element | null {
  for (const child of element.children) if (child.type === "element" && child.tagName === name) return child;
  return null;
}
