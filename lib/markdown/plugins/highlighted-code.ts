import type { Element, Root } from "hast";
import { common, createLowlight } from "lowlight";
import { visit } from "unist-util-visit";
import { LIMITS } from "../limits";

const highlighter = createLowlight(common);

/**
 * Marks the parts of code by classes, where its fence names a language that is known; a language is never guessed.
 * Long code is shown plain. Every block of code can be focused, so that the keyboard can scroll it.
 */
export function highlightedCode() {
  return (tree: Root): undefined => {
    let total = 0;
    visit(tree, "element", (node) => {
      const [code] = node.children;
      if (node.tagName !== "pre" || code?.type !== "element" || code.tagName !== "code") return;
      node.properties = { className: ["code"], tabIndex: 0 };
      const language = languageOf(code);
      const [text] = code.children;
      if (language === null || text?.type !== "text") return;
      total += text.value.length;
      if (text.value.length > LIMITS.highlightedFence || total > LIMITS.highlightedTotal) return;
      code.properties.className = ["hljs", `language-${language}`];
      code.children = highlighter
        .highlight(language, text.value)
        .children.filter((child) => child.type !== "doctype");
    });
  };
}

function languageOf(code: Element): string | null {
  const names = Array.isArray(code.properties.className) ? code.properties.className : [];
  const language = names
    .map(String)
    .find((name) => name.startsWith("language-"))
    ?.slice("language-".length);
  return language !== undefined && highlighter.registered(language) ? language : null;
}
