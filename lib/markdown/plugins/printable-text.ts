import type { Root } from "hast";
import { visit } from "unist-util-visit";

/** Control characters other than tab and line feed, halves of surrogate pairs, and noncharacters. */
const UNPRINTABLE = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu;

/**
 * Takes out characters that are no text, which character references can bring in (`&#1;`). XML cannot hold them, so
 * that one of them would make a whole feed unreadable.
 */
export function printableText() {
  return (tree: Root): undefined => {
    visit(tree, (node) => {
      if (node.type === "text") node.value = node.value.replace(UNPRINTABLE, "");
      if (node.type !== "element") return;
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === "string") node.properties[name] = value.replace(UNPRINTABLE, "");
      }
    });
  };
}
