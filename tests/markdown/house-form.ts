import { createHash } from "node:crypto";
import type { Element, Nodes, Root } from "hast";
import { elementsIn, parsedHtml } from "./dangers-in";

/**
 * For comparing with the official results of CommonMark and GFM: what our output would be if a given official result
 * had gone through the few of the house's rules that touch nearly every example. Each is undone for exactly what
 * it adds, and everything else is compared to the letter.
 */
export function asTheHouseSetsIt(officialHtml: string): string {
  const tree = parsedHtml(officialHtml);
  let tables = 0;
  const above: number[] = [];
  for (const element of elementsIn(tree)) {
    orderHeading(element, above);
    markCode(element);
    markLink(element);
    storeImage(element);
    alignByClass(element);
    nameCheckbox(element);
    if (element.tagName === "p") makeFigure(element);
    if (element.tagName === "table") tables++;
  }
  if (tables > 0) boxTables(tree);
  return canonical(tree);
}

/** Our own output in the same comparable form. Ids of headings and quotations are the house's and have cases of their own. */
export function comparable(html: string): string {
  const tree = parsedHtml(html);
  for (const element of elementsIn(tree))
    if (/^(?:h[2-6]|blockquote)$/.test(element.tagName)) delete element.properties.id;
  return canonical(tree);
}

/** The stored media that stands for an example's image. */
export function storedFor(src: string): { src: string; width: number; height: number } {
  return { src: `/media/${createHash("sha256").update(src).digest("hex")}.png`, width: 4, height: 3 };
}

export function imagesIn(officialHtml: string): Record<string, ReturnType<typeof storedFor>> {
  const images: Record<string, ReturnType<typeof storedFor>> = {};
  for (const { tagName, properties } of elementsIn(parsedHtml(officialHtml))) {
    if (tagName === "img" && typeof properties.src === "string")
      images[properties.src] = storedFor(properties.src);
  }
  return images;
}

/** Each heading one level below the nearest one before it that was shallower, from the second level on. */
function orderHeading(element: Element, above: number[]): void {
  const depth = Number(/^h([1-6])$/.exec(element.tagName)?.[1]);
  if (Number.isNaN(depth) || element.children.length === 0) return;
  while (above.some((other) => other >= depth)) above.pop();
  above.push(depth);
  element.tagName = `h${Math.min(above.length + 1, 6)}`;
}

function markCode(element: Element): void {
  if (element.tagName === "pre") Object.assign(element.properties, { className: ["code"], tabIndex: 0 });
}

function markLink({ tagName, properties }: Element): void {
  if (tagName !== "a" || typeof properties.href !== "string") return;
  if (/^(?:https?:)?\/\/./.test(properties.href)) {
    Object.assign(properties, { className: ["link-out"], rel: ["noopener", "noreferrer"] });
  }
}

function storeImage({ tagName, properties }: Element): void {
  if (tagName !== "img" || typeof properties.src !== "string") return;
  Object.assign(properties, storedFor(properties.src), { loading: "lazy", decoding: "async" });
}

function makeFigure(element: Element): void {
  const [shown, ...others] = element.children;
  if (shown?.type !== "element" || others.length > 0) return;
  const image = shown.tagName === "a" && shown.children.length === 1 ? shown.children[0] : shown;
  if (image?.type !== "element" || image.tagName !== "img") return;
  element.tagName = "figure";
  element.properties = { className: ["figure"] };
  const title = image.properties.title;
  delete image.properties.title;
  // An empty title is no caption.
  if (typeof title !== "string" || title === "") return;
  element.children.push(
    elementOf("figcaption", {}, [elementOf("span", { className: ["caption"] }, [textOf(title)])]),
  );
}

function alignByClass({ properties }: Element): void {
  if (typeof properties.align !== "string") return;
  properties.className = [`align-${properties.align}`];
  delete properties.align;
}

function nameCheckbox({ tagName, properties }: Element): void {
  if (tagName === "input") properties.ariaLabel = properties.checked ? "Done" : "Not done";
}

function boxTables(tree: Root): void {
  const parents: (Root | Element)[] = [tree, ...elementsIn(tree)];
  const boxes: Element[] = [];
  for (const parent of parents) {
    for (const [index, child] of parent.children.entries()) {
      if (child.type !== "element" || child.tagName !== "table") continue;
      const box = elementOf("div", { className: ["table-scroll"], role: "region", tabIndex: 0 }, [child]);
      parent.children[index] = box;
      boxes.push(box);
    }
  }
  for (const [index, box] of boxes.entries()) {
    box.properties.ariaLabel = boxes.length > 1 ? `Table ${index + 1}` : "Table";
  }
}

function elementOf(
  tagName: string,
  properties: Element["properties"],
  children: Element["children"],
): Element {
  return { type: "element", tagName, properties, children };
}

function textOf(value: string) {
  return { type: "text" as const, value };
}

/** One line a node, attributes in order of the alphabet, without the line ends that only set blocks apart. */
function canonical(node: Nodes, preformatted = false): string {
  if (node.type === "text") {
    if (!preformatted && node.value.trim() === "" && node.value.includes("\n")) return "";
    return `${JSON.stringify(preformatted ? node.value : trimmedLines(node.value))}\n`;
  }
  if (node.type === "comment") return `<!--${node.value}-->\n`;
  if (!("children" in node)) return `${node.type}\n`;
  const name = node.type === "element" ? node.tagName : "";
  const children = node.children.map((child) => canonical(child, preformatted || name === "pre")).join("");
  if (node.type !== "element") return children;
  const attributes = Object.entries(node.properties)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `<${name}${attributes.join("")}>\n${children}</${name}>\n`;
}

function trimmedLines(text: string): string {
  return text.replace(/[ \t]*\n[ \t]*/g, "\n").replace(/^\n|\n$/g, "");
}
