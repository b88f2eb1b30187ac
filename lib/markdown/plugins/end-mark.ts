import type { Element, ElementContent, Root, RootContent } from "hast";
import type { RenderContext } from "../render-context";

/**
 * Sets the end mark behind the last words of the body, before the notes: in the last paragraph, or in the last item
 * where the body ends with a list. After anything else (a table, code, a figure, a quotation) it gets a line of its
 * own. A no-break space keeps it with the last word; screen readers do not read it.
 */
export function endMark({ options }: RenderContext) {
  return (tree: Root): undefined => {
    const mark = options.endMark;
    if (mark === null || mark === "") return;
    const index = tree.children.findLastIndex((node) => node.type === "element" && !isBeside(node));
    const last = tree.children[index];
    if (last?.type !== "element") return;

    const place = placeIn(last);
    if (place) {
      trimEnd(place.children);
      place.children.push({ type: "text", value: "\u00a0" }, markElement(mark));
    } else {
      tree.children.splice(index + 1, 0, { type: "text", value: "\n" }, ownLine(mark));
    }
  };
}

/** Notes and pull quotes are not the body's last words. */
function isBeside(node: RootContent): boolean {
  return node.type === "element" && (node.tagName === "section" || node.tagName === "aside");
}

/** The element whose children end with the body's last words, or null where there is none that a mark could join. */
function placeIn(element: Element): Element | null {
  if (element.tagName === "p") return element;
  if (element.tagName !== "ul" && element.tagName !== "ol") return null;
  const item = element.children.findLast((node) => node.type === "element");
  if (!item) return null;
  const tail = item.children.findLast((node) => !isSpace(node));
  if (tail?.type !== "element" || !isBlock(tail)) return tail ? item : null;
  return placeIn(tail);
}

const blocks = new Set([
  "p",
  "ul",
  "ol",
  "pre",
  "blockquote",
  "figure",
  "div",
  "hr",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
]);

function isBlock(element: Element): boolean {
  return blocks.has(element.tagName);
}

function isSpace(node: ElementContent): boolean {
  return node.type === "text" && node.value.trim() === "";
}

function trimEnd(children: ElementContent[]): void {
  for (let last = children.at(-1); last?.type === "text"; last = children.at(-1)) {
    last.value = last.value.trimEnd();
    if (last.value !== "") return;
    children.pop();
  }
}

function ownLine(mark: string): Element {
  return {
    type: "element",
    tagName: "p",
    properties: { className: ["end-mark-line"] },
    children: [markElement(mark)],
  };
}

function markElement(mark: string): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["end-mark"], ariaHidden: "true" },
    children: [{ type: "text", value: mark }],
  };
}
