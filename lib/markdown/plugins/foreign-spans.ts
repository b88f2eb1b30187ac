import type { PhrasingContent, Root } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import { houseElement } from "../house-element";
import { directionOf } from "../language";
import type { RenderContext } from "../render-context";
import { attributesOf, languageAttribute } from "./directive-attributes";

/**
 * `:lang[微信]{tag=zh-Hans}` is a span in another language, `translate=no` keeps translators off a name. Without
 * braces it is not a directive of ours and stays as it was written.
 */
export function foreignSpans(context: RenderContext) {
  return (tree: Root): undefined => {
    visit(tree, "textDirective", (node, index, parent) => {
      if (!parent || index === undefined || node.name !== "lang") return undefined;
      const { tag, translate } = attributesOf(node, ["tag", "translate"]);
      if (tag === undefined) {
        parent.children.splice(index, 1, ...asWritten(node, context));
        return index;
      }
      const lang = languageAttribute(node, "tag", tag);
      const direction = directionOf(lang);
      parent.children[index] = houseElement(
        "span",
        {
          lang,
          ...(direction === directionOf(context.options.language) ? {} : { dir: direction }),
          ...(translate === "no" ? { translate: "no" } : {}),
        },
        node.children,
      );
      return undefined;
    });
  };
}

/** A directive that is none of ours after all, with what it holds. */
export function asWritten(node: TextDirective, context: RenderContext): PhrasingContent[] {
  return [text(`:${node.name}[`), ...node.children, text(closingOf(node, context))];
}

/** The bracket that closes the label, and whatever stood in braces after it, as written. */
function closingOf(node: TextDirective, context: RenderContext): string {
  const from =
    node.children.at(-1)?.position?.end.offset ?? (node.position?.start.offset ?? 0) + node.name.length + 2;
  return context.source.slice(from, node.position?.end.offset ?? from);
}

function text(value: string): PhrasingContent {
  return { type: "text", value };
}
