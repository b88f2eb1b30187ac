import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

/** The two kinds of text that a body has for a search. */
export interface BodyTexts {
  /** Notes, and the originals of translated quotations. */
  readonly apart: string;
  readonly body: string;
}

type Node = DefaultTreeAdapterTypes.Node;

/** What the house writes for the eye or the hand, which nobody searches for. */
const UNSAID = new Set([
  "note-ref",
  "note-back",
  "note-mark",
  "end-mark",
  "notes-title",
  "quote-translation",
  "pullquote",
]);
const APART = new Set(["notes", "quote-original"]);
const INLINE = new Set(
  "a abbr b bdi bdo cite code del em i ins kbd mark q s samp small span strong sub sup u var wbr".split(" "),
);

/** The words of a rendered body (`lib/markdown`), one line a block, those that stand apart from the running text by themselves. */
export function bodyTexts(html: string): BodyTexts {
  const parts: Record<keyof BodyTexts, string[]> = { apart: [], body: [] };
  write(parseFragment(html), "body", parts);
  return { apart: parts.apart.join(""), body: parts.body.join("") };
}

function write(node: Node, where: keyof BodyTexts, into: Record<keyof BodyTexts, string[]>): void {
  if ("value" in node) into[where].push(node.value.replace(/\s+/gu, " "));
  if (!("childNodes" in node)) return;
  const classes = classesOf(node);
  if (node.nodeName === "summary" || classes.some((name) => UNSAID.has(name))) return;
  const inside = classes.some((name) => APART.has(name)) ? "apart" : where;
  const block = !INLINE.has(node.nodeName);
  if (block) into[inside].push("\n");
  for (const child of node.childNodes) write(child, inside, into);
  if (block) into[inside].push("\n");
}

function classesOf(node: Node): string[] {
  if (!("attrs" in node)) return [];
  return (node.attrs.find(({ name }) => name === "class")?.value ?? "").split(" ");
}
