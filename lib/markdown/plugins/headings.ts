import type { Heading, Root } from "mdast";
import { toString as plainTextOf } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { RenderContext } from "../render-context";

/**
 * Sets the headings in order: the page's only `h1` is the headline, so an article's headings begin with `h2`,
 * however deep they were written, and none skips a level below the one that it stands under. Each gets an id that is unique in the
 * article and begins with its prefix. A heading without words is left out: it would be an empty entry in every
 * list of headings that a screen reader offers.
 */
export function headings({ options }: RenderContext) {
  return (tree: Root): undefined => {
    const taken: Taken = new Map();
    const above: number[] = [];
    visit(tree, "heading", (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      if (node.children.length === 0) {
        parent.children.splice(index, 1);
        return index;
      }
      node.depth = levelUnder(above, node.depth);
      node.data = {
        ...node.data,
        hProperties: { id: options.idPrefix + unused(slugOf(plainTextOf(node)), taken) },
      };
      return SKIP;
    });
  };
}

/** The level of a heading written with `depth`, given the depths of those it stands under, which it joins. */
function levelUnder(above: number[], depth: number): Heading["depth"] {
  while ((above.at(-1) ?? 0) >= depth) above.pop();
  above.push(depth);
  const levels = [2, 3, 4, 5] as const;
  return levels.find((level) => level === above.length + 1) ?? 6;
}

/** Lower-case words of any script joined by hyphens; never empty, never the name of a note (see `notes`). */
export function slugOf(text: string): string {
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  const slug = words?.join("-").slice(0, 80).replace(/-$/, "") ?? "section";
  return /^(?:notes?|ref)(?:-|$)/.test(slug) ? `section-${slug}` : slug;
}

/** Names given so far, each with the number that its next namesake tries first. */
type Taken = Map<string, number>;

function unused(slug: string, taken: Taken): string {
  let count = taken.get(slug) ?? 1;
  let candidate = slug;
  while (taken.has(candidate)) candidate = `${slug}-${++count}`;
  taken.set(slug, count);
  if (candidate !== slug) taken.set(candidate, 1);
  return candidate;
}
