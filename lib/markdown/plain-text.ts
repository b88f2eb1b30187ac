import type { Nodes, Root } from "hast";

/** What stands in the HTML for the eye or the hand only, or a second time, and is no part of the text. */
const apart = new Set(["note-ref", "note-back", "note-mark", "end-mark", "notes-title", "pullquote"]);

const blocks = new Set(
  "aside blockquote details div figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tr ul".split(
    " ",
  ),
);

/**
 * The words of a rendered body: blocks set apart by an empty line, table cells by a tab. Without note marks, end
 * mark and the house's own labels; with captions, notes and the originals of translated quotes.
 */
export function plainTextOf(node: Root | Nodes): string {
  const parts: string[] = [];
  write(node, false, parts);
  return parts
    .join("")
    .replace(/[ \t]*\n[ \t]*(?:\n[ \t]*)+/gu, "\n\n")
    .replace(/[ \t\u00a0]+\n/gu, "\n")
    .trim();
}

function write(node: Nodes, preformatted: boolean, into: string[]): void {
  if (node.type === "text") {
    if (preformatted) {
      into.push(node.value);
    } else {
      const value = node.value.replace(/[ \t\n\r\f]+/gu, " ");
      into.push(into.at(-1)?.endsWith("\n") ? value.trimStart() : value);
    }
    return;
  }
  if (!("children" in node)) return;
  const name = node.type === "element" ? node.tagName : "";
  if (name === "br") into.push("\n");
  if (node.type === "element" && isApart(node.properties.className, name)) return;
  const block = blocks.has(name);
  if (block) into.push("\n\n");
  for (const child of node.children) {
    // White space between blocks is the serialiser's, not the author's.
    if (child.type === "text" && child.value.trim() === "" && holdsBlocks(name) && child.value.includes("\n"))
      continue;
    write(child, preformatted || name === "pre", into);
  }
  if (name === "td" || name === "th") into.push("\t");
  if (block) into.push("\n\n");
}

function holdsBlocks(name: string): boolean {
  return name !== "p" && name !== "pre" && name !== "code" && name !== "span";
}

function isApart(className: unknown, name: string): boolean {
  if (name === "summary") return true;
  return Array.isArray(className) && className.some((one) => apart.has(String(one)));
}
