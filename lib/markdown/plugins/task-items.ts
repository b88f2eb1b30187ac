import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { RenderContext } from "../render-context";

/** Gives the box of a task a name, without which a screen reader would only say “checkbox” (WCAG 4.1.2). */
export function taskItems({ wording }: RenderContext) {
  return (tree: Root): undefined => {
    visit(tree, "element", (node) => {
      if (node.tagName !== "input") return;
      node.properties.ariaLabel = node.properties.checked ? wording.done : wording.notDone;
    });
  };
}
