import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { LIMITS } from "../limits";
import { RefusedDocument, refusedAt } from "../refused-document";

/**
 * Refuses what is short in Markdown and huge in HTML: tables, whose short rows are filled up to the width of the
 * head, and references, each of which repeats the address of its definition.
 */
export function sizeLimits() {
  return (tree: Root): undefined => {
    refuseLargeTables(tree);
    refuseRepeatedAddresses(tree);
  };
}

function refuseLargeTables(tree: Root): void {
  let cells = 0;
  visit(tree, "table", (table) => {
    cells += table.children.length * (table.align?.length ?? table.children[0]?.children.length ?? 0);
    if (cells > LIMITS.tableCells) {
      throw refusedAt(
        table,
        "table-too-large",
        `The tables have more than ${LIMITS.tableCells.toLocaleString("en")} cells: shorten or split this one, or offer it as a file.`,
      );
    }
  });
}

function refuseRepeatedAddresses(tree: Root): void {
  const lengths = new Map<string, number>();
  visit(tree, "definition", (definition) => {
    if (!lengths.has(definition.identifier)) {
      lengths.set(definition.identifier, definition.url.length + (definition.title?.length ?? 0));
    }
  });
  let length = 0;
  visit(tree, ["linkReference", "imageReference"], (node) => {
    if ("identifier" in node && typeof node.identifier === "string")
      length += lengths.get(node.identifier) ?? 0;
  });
  if (length > LIMITS.outputLength) throw outputTooLarge();
}

/** The refusal of a document that would become too long a page. */
export function outputTooLarge(): RefusedDocument {
  return new RefusedDocument({
    code: "output-too-large",
    at: "body",
    message: `The page would be larger than ${LIMITS.outputLength / 1024 / 1024} MB: split the article.`,
  });
}
