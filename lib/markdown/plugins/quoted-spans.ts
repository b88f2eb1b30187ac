import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { houseElement } from "../house-element";
import type { RenderContext } from "../render-context";
import { attributesOf } from "./directive-attributes";
import { asWritten } from "./foreign-spans";
import { citeOf } from "./translated-quotes";

/**
 * `:quote["words"]{cite=https://…}` says where words in running text come from, where the links beside them do not. Without
 * braces it is not a directive of ours and stays as it was written.
 */
export function quotedSpans(context: RenderContext) {
  return (tree: Root): undefined => {
    visit(tree, "textDirective", (node, index, parent) => {
      if (!parent || index === undefined || node.name !== "quote") return undefined;
      const cite = citeOf(node, attributesOf(node, ["cite"]));
      if (cite === null) parent.children.splice(index, 1, ...asWritten(node, context));
      else
        parent.children[index] = houseElement(
          "span",
          { className: ["quoted"], dataCite: cite },
          node.children,
        );
      return index;
    });
  };
}
