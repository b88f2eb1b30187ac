import type { Root } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import { visit } from "unist-util-visit";
import { withoutTrackers } from "@/lib/trackers";
import { LINK_SCHEMES } from "../allow-list";
import type { RenderContext } from "../render-context";

/**
 * Takes links away from addresses that could do harm, keeping their text, and marks those that lead to other sites, off whose addresses it takes what
 * follows readers about.
 *
 * There is no `nofollow`: a publication's links are its citations, chosen by its editors. There is no `target`:
 * whether a page opens in a new tab is for the reader to choose.
 */
export function safeLinks(context: RenderContext) {
  const own = new Set(context.options.ownOrigins.map((origin) => new URL(origin).origin));
  return (tree: Root): undefined => {
    visit(tree, "link", (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const kind = kindOf(node.url, own);
      if (kind === "refused") {
        parent.children.splice(index, 1, ...node.children);
        return index;
      }
      node.url = withLowerCaseScheme(node.url);
      if (kind === "outside") {
        node.url = withoutTrackers(node.url);
        node.data = {
          ...node.data,
          hProperties: { className: ["link-out"], rel: ["noopener", "noreferrer"] },
        };
      }
      return undefined;
    });
  };
}

/** Stands for this site where a relative address is resolved; `.invalid` can be no one's host (RFC 2606). */
const HERE = "https://here.invalid";

function kindOf(url: string, own: ReadonlySet<string>): "inside" | "outside" | "refused" {
  // Browsers skip control characters while they look for the scheme, so an address with one is never honest.
  if (/\p{Cc}/u.test(url)) return "refused";
  const scheme = schemeOf(url);
  if (scheme !== undefined && !LINK_SCHEMES.includes(scheme)) return "refused";
  // Judged as a browser will resolve what we write, which is the address with its odd characters encoded.
  const address = normalizeUri(url);
  if (!URL.canParse(address, HERE)) return "refused";
  const resolved = new URL(address, HERE);
  if (resolved.protocol !== "http:" && resolved.protocol !== "https:") return "inside";
  return resolved.origin === HERE || own.has(resolved.origin) ? "inside" : "outside";
}

/** Whatever stands before the first colon, unless the colon is in a path, a query or a fragment. */
function schemeOf(url: string): string | undefined {
  return /^([^/?#:]*):/.exec(url.trim())?.[1]?.toLowerCase();
}

/** The allow-list compares schemes as they are usually written. */
function withLowerCaseScheme(url: string): string {
  return url.trim().replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
}
