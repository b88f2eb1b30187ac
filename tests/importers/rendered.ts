import type { Nodes, Root } from "mdast";
import { remark } from "remark";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import { knownDirectives } from "@/lib/markdown/plugins/known-directives";

/** What a body shows: its blocks in order, and its notes by their label. */
export interface Rendered {
  /** Each paragraph and list item as text; a reference to a note shows as `{label}`. */
  readonly blocks: readonly string[];
  /** The kinds of the top-level blocks. */
  readonly kinds: readonly string[];
  readonly notes: Readonly<Record<string, string>>;
}

const processor = remark().use(remarkGfm).use(remarkDirective).use(knownDirectives);

/** Parses a body with the syntax that the house's renderer reads, and gives back its text. */
export function rendered(markdown: string): Rendered {
  const root: Root = processor.parse(markdown);
  const notes: Record<string, string> = {};
  const blocks: string[] = [];
  const kinds: string[] = [];
  for (const node of root.children) {
    if (node.type === "footnoteDefinition") {
      notes[node.label ?? node.identifier] = node.children.map(shown).join("\n\n");
      continue;
    }
    kinds.push(node.type);
    if (node.type === "list") blocks.push(...node.children.map(shown));
    else blocks.push(shown(node));
  }
  return { blocks, kinds, notes };
}

/** White space folded, as a browser shows it. */
export function folded(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function shown(node: Nodes): string {
  if (node.type === "footnoteReference") return `{${node.label ?? node.identifier}}`;
  if (node.type === "break") return "\n";
  if ("value" in node) return node.type === "text" ? node.value : `<<${node.type}:${node.value}>>`;
  if ("children" in node) {
    const text = node.children.map(shown).join("");
    const isPlain = ["paragraph", "link", "listItem"].includes(node.type);
    return isPlain ? text : `<<${node.type}:${text}>>`;
  }
  return `<<${node.type}>>`;
}
