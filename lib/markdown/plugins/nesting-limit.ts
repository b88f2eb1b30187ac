import type { Root } from "mdast";
import type { Processor } from "unified";
import type { Node } from "unist";
import { LIMITS } from "../limits";
import { refusedAt } from "../refused-document";

/**
 * Refuses a document whose parts stand too deep inside one another.
 *
 * It must be used before every other extension of the parser: its check runs on the finished tree before the first
 * recursive step (GFM's search for addresses) sees it. The parser's own steps do not recurse; the check does not either.
 */
export function nestingLimit(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({ transforms: [refuseDeepTree] });
}

const noStep = new Set(["root", "list", "paragraph"]);

function refuseDeepTree(tree: Root): undefined {
  const waiting: { node: Node; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!("children" in next.node)) continue;
    if (next.depth > LIMITS.nesting) {
      throw refusedAt(next.node, "nesting-too-deep", NESTING_ADVICE);
    }
    // A list and its item are one step for whoever writes them, and a paragraph is none.
    const depth = noStep.has(next.node.type) ? next.depth : next.depth + 1;
    for (const child of childrenOf(next.node)) waiting.push({ node: child, depth });
  }
}

export const NESTING_ADVICE = `The text stands more than ${LIMITS.nesting} levels deep in quotes, lists, emphasis or brackets: take out some of the levels.`;

function childrenOf(node: Node & { children: unknown }): readonly Node[] {
  return Array.isArray(node.children) ? node.children : [];
}
