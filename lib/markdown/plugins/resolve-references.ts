import type { Definition, Root } from "mdast";
import { visit } from "unist-util-visit";

/**
 * Turns `[text][label]` and `![alt][label]` into what they stand for, so that later steps know one kind of link and
 * one of image. As CommonMark has it, the first definition of a label wins.
 */
export function resolveReferences() {
  return (tree: Root): undefined => {
    const definitions = new Map<string, Definition>();
    visit(tree, "definition", (definition, index, parent) => {
      if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition);
      if (!parent || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return index;
    });

    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined) return;
      if (node.type !== "linkReference" && node.type !== "imageReference") return;
      const definition = definitions.get(node.identifier);
      // The parser makes a reference only where it knows the definition.
      if (!definition) return;
      const { url, title } = definition;
      const position = node.position ? { position: node.position } : {};
      parent.children[index] =
        node.type === "linkReference"
          ? { type: "link", url, title: title ?? null, children: node.children, ...position }
          : { type: "image", url, title: title ?? null, alt: node.alt ?? null, ...position };
    });
  };
}
