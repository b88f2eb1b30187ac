import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import { plainTextOf } from "./plain-text";
import { readQuotes } from "./quotes-in-body";
import type { BodyLink, BodyQuote, OutlineEntry } from "./rendered-body";
import { type Block, blocksOf } from "./running-text";
import { sentenceAround, sentencesOf } from "./sentences";

interface Contents {
  readonly outline: OutlineEntry[];
  readonly links: BodyLink[];
  readonly quotes: BodyQuote[];
  readonly notes: number;
}

/** What a rendered body holds, read from the very tree that becomes its HTML, so that both always agree. */
export function contentsOf(tree: Root, language: string): Contents {
  const blocks = blocksOf(tree);
  const links = blocks.flatMap((block) => linksIn(block, language));
  return {
    outline: outlineOf(tree),
    links,
    quotes: readQuotes(tree, blocks, language),
    notes: countNotes(tree),
  };
}

function outlineOf(tree: Root): OutlineEntry[] {
  const outline: OutlineEntry[] = [];
  for (const node of tree.children) {
    const depth = node.type === "element" ? /^h([2-6])$/.exec(node.tagName)?.[1] : undefined;
    if (node.type !== "element" || depth === undefined || typeof node.properties.id !== "string") continue;
    outline.push({ depth: Number(depth), id: node.properties.id, text: plainTextOf(node) });
  }
  return outline;
}

function linksIn({ text, links, captionOf }: Block, language: string): BodyLink[] {
  if (links.length === 0) return [];
  // Whoever is named under a quotation is cited by its words.
  const quoted = captionOf?.children.find(
    (child) => child.type === "element" && child.tagName === "blockquote",
  );
  const sentences = sentencesOf(quoted?.type === "element" ? plainTextOf(quoted) : text, language);
  const place = (at: number) => (quoted === undefined ? at : 0);
  return links.map(({ href, element, start, end, outside }) => ({
    href,
    text: plainTextOf(element) || pictureText(element),
    outside,
    sentence: sentenceAround(sentences, place(start), place(end)),
  }));
}

function countNotes(tree: Root): number {
  let notes = 0;
  visit(tree, "element", ({ properties: { className } }) => {
    if (Array.isArray(className) && className.includes("note")) notes++;
  });
  return notes;
}

function pictureText(node: ElementContent | Element): string {
  let text = "";
  visit(node, "element", (inner) => {
    if (inner.tagName === "img" && typeof inner.properties.alt === "string") text ||= inner.properties.alt;
  });
  return text;
}
