import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { houseElement } from "../house-element";
import { refusedAt } from "../refused-document";
import { attributesOf } from "./directive-attributes";

/**
 * `:::pullquote` sets words of the article large beside its text, to draw the eye. It is the article's own words a second time, so
 * that feeds, searches and counts leave it out; for those who hear the page it has the role of DPUB-ARIA that says so.
 */
export function pullQuotes() {
  return (tree: Root): undefined => {
    visit(tree, "containerDirective", (node, index, parent) => {
      if (!parent || index === undefined || node.name !== "pullquote") return undefined;
      attributesOf(node, []);
      if (node.children.length === 0) {
        throw refusedAt(
          node,
          "pullquote-empty",
          "The pull quote has no words: write them below the line that opens it.",
        );
      }
      // A note hangs from the words where they stand first.
      visit(node, "footnoteReference", (_reference, at, holder) => {
        if (!holder || at === undefined) return undefined;
        holder.children.splice(at, 1);
        return at;
      });
      parent.children[index] = houseElement(
        "aside",
        { className: ["pullquote"], role: "doc-pullquote" },
        node.children,
      );
      return undefined;
    });
  };
}
