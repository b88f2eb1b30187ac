import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { RenderContext } from "../render-context";

/**
 * Cells: an empty heading is an ordinary cell, and alignment is by class instead of by attribute (the page's policy allows no styles of its
 * own). And a box around each table that scrolls sideways on a narrow screen.
 *
 * The box can be focused, because otherwise whoever uses only a keyboard could not scroll it (WCAG 2.1.1), and what
 * can be focused needs a role and a name (4.1.2). Regions with the same name cannot be told apart, so that several
 * tables are numbered.
 */
export function tables({ wording }: RenderContext) {
  return (tree: Root): undefined => {
    const boxes: Element[] = [];
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName === "td" || node.tagName === "th") setCell(node);
      if (node.tagName !== "table" || !parent || index === undefined) return undefined;
      visit(node, "element", setCell);
      const box: Element = {
        type: "element",
        tagName: "div",
        properties: { className: ["table-scroll"], role: "region", tabIndex: 0 },
        children: [node],
      };
      boxes.push(box);
      parent.children[index] = box;
      return SKIP;
    });
    boxes.forEach((box, index) => {
      box.properties.ariaLabel = wording.table(boxes.length > 1 ? index + 1 : null);
    });
  };
}

function setCell(node: Element): undefined {
  // A heading without words heads nothing, and a screen reader would announce it with every cell beneath it.
  if (node.tagName === "th" && node.children.length === 0) node.tagName = "td";
  alignByClass(node);
}

function alignByClass(node: Element): void {
  const { align, ...properties } = node.properties;
  if (typeof align === "string") node.properties = { ...properties, className: [`align-${align}`] };
}
