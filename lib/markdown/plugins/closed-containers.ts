import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { refusedAt } from "../refused-document";
import type { RenderContext } from "../render-context";

/**
 * Refuses a container (`:::quote`, `:::figure`) that nobody closed: by the syntax it would hold the whole rest of the
 * article, which no author means.
 */
export function closedContainers({ source }: RenderContext) {
  return (tree: Root): undefined => {
    const lines = source.split(/\r\n|\n|\r/);
    visit(tree, "containerDirective", (node) => {
      const last = lines[(node.position?.end.line ?? 0) - 1] ?? "";
      if (/:{3,}[ \t]*$/.test(last)) return;
      throw refusedAt(
        node,
        "directive-not-closed",
        `The “:::${node.name}” that begins here is never closed: write a line “:::” after its last one.`,
      );
    });
  };
}
