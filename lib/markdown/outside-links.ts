import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

/** Where links repeat, or are folded away. */
const PASSED_OVER = new Set(["pullquote", "quote-original"]);

/**
 * The addresses that a rendered body links to on other sites, in the order in which its links stand, each as often as it is linked to:
 * what the numbers stand for that a printed page has in place of links. The print styles count the same links.
 */
export function outsideLinks(html: string): string[] {
  const found: string[] = [];
  collect(parseFragment(html), found);
  return found;
}

function collect(node: DefaultTreeAdapterTypes.Node, into: string[]): void {
  if ("attrs" in node) {
    const classes = attribute(node, "class").split(" ");
    if (classes.some((name) => PASSED_OVER.has(name))) return;
    if (classes.includes("link-out")) into.push(attribute(node, "href"));
  }
  if ("childNodes" in node) for (const child of node.childNodes) collect(child, into);
}

function attribute(element: DefaultTreeAdapterTypes.Element, wanted: string): string {
  return element.attrs.find(({ name }) => name === wanted)?.value ?? "";
}
