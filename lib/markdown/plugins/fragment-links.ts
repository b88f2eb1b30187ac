import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { RenderContext } from "../render-context";
import { slugOf } from "./headings";

/**
 * Points `#heading` at the heading of this article, whose id has the article's prefix. What points at nothing in
 * the article stays as it is: it may name a part of the page around it.
 */
export function fragmentLinks({ options }: RenderContext) {
  return (tree: Root): undefined => {
    const ids = new Set<string>();
    visit(tree, "element", (node) => {
      if (typeof node.properties.id === "string") ids.add(node.properties.id);
    });
    visit(tree, "element", (node) => {
      const { href, role } = node.properties;
      if (node.tagName !== "a" || role || typeof href !== "string" || !href.startsWith("#")) return;
      const name = decoded(href.slice(1));
      const id = [name, slugOf(name)].map((one) => options.idPrefix + one).find((one) => ids.has(one));
      if (id !== undefined) node.properties.href = `#${encodeURI(id)}`;
    });
  };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
