import type { Element, ElementContent, Nodes, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { withoutTrackers } from "@/lib/trackers";

/**
 * What was copied from a word processor or a web page (`text/html` of a clipboard), as Markdown of the house: its words, headings, lists, tables,
 * emphasis and links, and nothing of its looks. Links that could run something, or lead nowhere, keep their words alone; what follows readers is
 * taken off addresses. Pictures are left out, because they would be another site's. Empty where there are no words.
 */
export function markdownFromHtml(html: string): string {
  const tree = reader.parse(html);
  clean(tree);
  const made = writer.stringify(reader.runSync(tree));
  return made
    .replace(/\u00a0/g, " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const reader = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark);
const writer = unified().use(remarkGfm).use(remarkStringify, {
  bullet: "-",
  emphasis: "*",
  strong: "*",
  rule: "-",
  fences: true,
  listItemIndent: "one",
});

/** What says nothing of the text, or is not shown. */
const DROPPED = new Set([
  ...["script", "style", "template", "noscript", "meta", "link", "title", "head", "xml", "o:p"],
  ...["iframe", "object", "embed", "svg", "canvas", "img", "picture", "video", "audio", "source"],
  ...["form", "input", "button", "select", "textarea", "nav"],
]);

function clean(parent: Root | Element): void {
  parent.children = parent.children.flatMap((child): ElementContent[] => {
    if (child.type === "text")
      return [{ type: "text", value: child.value.replace(/[\u200b\ufeff\u00ad]/g, "") }];
    if (child.type !== "element") return [];
    if (isDropped(child)) return [];
    const item = wordListItem(child);
    clean(child);
    if (item !== null) return [{ ...item, children: child.children }];
    if (child.tagName === "u") return child.children;
    if (child.tagName === "table") promoteHead(child);
    if (child.tagName === "a") return link(child);
    if (child.tagName === "font" || child.tagName === "span" || child.tagName === "b") return styled(child);
    return [child];
  });
  joinListItems(parent);
}

function isDropped(element: Element): boolean {
  const style = styleOf(element);
  return (
    DROPPED.has(element.tagName) ||
    /display:\s*none|mso-hide:\s*all|mso-list:\s*ignore/i.test(style) ||
    element.properties.ariaHidden === "true"
  );
}

/** Only what can be opened, without what follows readers; anchors of Word and Docs inside their own document are none. */
function link(element: Element): ElementContent[] {
  const address = usableAddress(String(element.properties.href ?? ""));
  if (address === null || plainText(element).trim() === "") return element.children;
  return [{ ...element, properties: { href: address } }];
}

/** An address that a reader may be led to, or null. */
export function usableAddress(written: string): string | null {
  let url: URL;
  try {
    url = new URL(written.trim());
  } catch {
    return null;
  }
  if (url.protocol === "mailto:" || url.protocol === "tel:") return url.href;
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const onward = url.searchParams.get("q") ?? url.searchParams.get("url");
  if (/^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" && onward !== null) {
    return usableAddress(onward);
  }
  return withoutTrackers(url.href);
}

/** Word processors say bold and italic by style, and Docs puts a whole document into a `b` that is not bold. */
function styled(element: Element): ElementContent[] {
  const style = styleOf(element);
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1] ?? (element.tagName === "b" ? "bold" : "");
  const isBold = weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  const isItalic = /font-style:\s*(?:italic|oblique)/i.test(style);
  if (plainText(element).trim() === "") return element.children;
  const inner = isItalic ? [around("em", element.children)] : element.children;
  return isBold ? [around("strong", inner)] : inner;
}

/** Word writes list items as paragraphs that say so in their style. */
function wordListItem(element: Element): Element | null {
  if (element.tagName !== "p") return null;
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(styleOf(element))?.[1];
  if (level === undefined) return null;
  const mark = markOf(element);
  return {
    type: "element",
    tagName: "li",
    properties: { dataLevel: Number(level), dataOrdered: /^\s*\(?[0-9a-z]{1,4}[.)]/i.test(mark) },
    children: [],
  };
}

/** A table of Markdown has a head; of one without, that is its first row. */
function promoteHead(table: Element): void {
  const cells = (element: Element): Element[] =>
    element.children.flatMap((child) => {
      if (child.type !== "element") return [];
      return /^t[dh]$/.test(child.tagName) ? [child] : cells(child);
    });
  const row = firstRow(table);
  if (row === null || cells(table).some(({ tagName }) => tagName === "th")) return;
  for (const cell of cells(row)) cell.tagName = "th";
}

function firstRow(element: Element): Element | null {
  for (const child of element.children) {
    if (child.type !== "element") continue;
    const found = child.tagName === "tr" ? child : firstRow(child);
    if (found !== null) return found;
  }
  return null;
}

/** The mark that Word draws itself, before it is dropped. */
function markOf(element: Element): string {
  for (const child of element.children) {
    if (child.type !== "element") continue;
    if (/mso-list:\s*ignore/i.test(styleOf(child))) return plainText(child);
    const within = markOf(child);
    if (within !== "") return within;
  }
  return "";
}

/** Makes lists of the items that stand alone, one in the other by their levels. */
function joinListItems(parent: Root | Element): void {
  if (parent.type === "element" && (parent.tagName === "ul" || parent.tagName === "ol")) {
    putListsIntoItems(parent);
    return;
  }
  const children: ElementContent[] = [];
  let open: { list: Element; level: number }[] = [];
  for (const child of parent.children as ElementContent[]) {
    const level = child.type === "element" && child.tagName === "li" ? Number(child.properties.dataLevel) : 0;
    if (child.type !== "element" || !(level > 0)) {
      if (open.length > 0 && child.type === "text" && child.value.trim() === "") continue;
      open = [];
      children.push(child);
      continue;
    }
    open = open.filter((each) => each.level <= level);
    let last = open.at(-1);
    if (last === undefined || last.level < level) {
      const list: Element = {
        type: "element",
        tagName: child.properties.dataOrdered === true ? "ol" : "ul",
        properties: {},
        children: [],
      };
      const host = last?.list.children.at(-1);
      if (host?.type === "element") host.children.push(list);
      else children.push(list);
      last = { list, level };
      open = [...open, last];
    }
    last.list.children.push({ ...child, properties: {} });
  }
  parent.children = children;
}

/** Docs writes a list within a list beside the item that it belongs to. */
function putListsIntoItems(list: Element): void {
  const children: ElementContent[] = [];
  for (const child of list.children) {
    const before = children.findLast((each) => each.type === "element");
    const isList = child.type === "element" && (child.tagName === "ul" || child.tagName === "ol");
    if (isList && before?.type === "element" && before.tagName === "li") before.children.push(child);
    else children.push(child);
  }
  list.children = children;
}

function around(tagName: "em" | "strong", children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}

function styleOf({ properties }: Element): string {
  return typeof properties.style === "string" ? properties.style : "";
}

function plainText(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(plainText).join("") : "";
}
