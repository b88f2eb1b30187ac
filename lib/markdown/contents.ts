import type { Element, Nodes, Root } from "hast";
import { visit } from "unist-util-visit";
import { plainTextOf } from "./plain-text";
import type { BodyLink, OutlineEntry } from "./rendered-body";

/** What a rendered body holds, read from the very tree that becomes its HTML, so that both always agree. */
export function contentsOf(tree: Root): { outline: OutlineEntry[]; links: BodyLink[]; notes: number } {
  const outline: OutlineEntry[] = [];
  for (const node of tree.children) {
    const depth = node.type === "element" ? /^h([2-6])$/.exec(node.tagName)?.[1] : undefined;
    if (node.type !== "element" || depth === undefined || typeof node.properties.id !== "string") continue;
    outline.push({ depth: Number(depth), id: node.properties.id, text: plainTextOf(node) });
  }

  const links: BodyLink[] = [];
  let notes = 0;
  visit(tree, "element", (node) => {
    if (hasClass(node, "note")) notes++;
    const { href, role } = node.properties;
    if (node.tagName !== "a" || role || typeof href !== "string" || href.startsWith("#")) return;
    links.push({ href, text: plainTextOf(node) || pictureText(node), outside: hasClass(node, "link-out") });
  });
  return { outline, links, notes };
}

function hasClass(node: Element, name: string): boolean {
  return Array.isArray(node.properties.className) && node.properties.className.includes(name);
}

function pictureText(node: Nodes): string {
  let text = "";
  visit(node, "element", (inner) => {
    if (inner.tagName === "img" && typeof inner.properties.alt === "string") text ||= inner.properties.alt;
  });
  return text;
}
