import type { Image, PhrasingContent, Root } from "mdast";
import type { Node } from "unist";
import { visit } from "unist-util-visit";
import { MEDIA_ADDRESS } from "../allow-list";
import { pictureSources, SIZES_IN_TEXT } from "../picture-sources";
import type { RenderContext } from "../render-context";

/**
 * Shows only pictures that this site keeps itself. A picture on another host becomes a link to it, because loading
 * it would tell that host who reads here; any other address leaves its text.
 */
export function storedImages(context: RenderContext) {
  return (tree: Root): undefined => {
    const emptied = new Set<Node>();
    const insideLinks = new Set<Image>();
    visit(tree, "link", (link) => {
      visit(link, "image", (image) => {
        insideLinks.add(image);
      });
    });
    visit(tree, "image", (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      context.imagesWritten.add(node.url);
      if (store(node, context)) return undefined;
      const replacement = withoutPicture(node, insideLinks.has(node));
      parent.children.splice(index, 1, ...replacement);
      if (replacement.length === 0) emptied.add(parent);
      return index + replacement.length;
    });
    visit(tree, "paragraph", (node, index, parent) => {
      if (!parent || index === undefined || node.children.length > 0 || !emptied.has(node)) return undefined;
      parent.children.splice(index, 1);
      return index;
    });
  };
}

function store(node: Image, { options }: RenderContext): boolean {
  const known = Object.hasOwn(options.images, node.url) ? options.images[node.url] : undefined;
  const src = known?.src ?? node.url;
  if (!MEDIA_ADDRESS.test(src)) return false;
  node.url = src;
  const sources = known ? pictureSources(known) : null;
  node.data = {
    ...node.data,
    hProperties: {
      ...(known ? { width: known.width, height: known.height } : {}),
      ...(sources !== null ? { srcSet: sources, sizes: SIZES_IN_TEXT } : {}),
      loading: "lazy",
      decoding: "async",
    },
  };
  return true;
}

function withoutPicture(node: Image, insideLink: boolean): PhrasingContent[] {
  const alt = node.alt ?? "";
  if (!insideLink && /^https?:\/\//i.test(node.url)) {
    return [
      {
        type: "link",
        url: node.url,
        title: node.title ?? null,
        children: [{ type: "text", value: alt || node.url }],
      },
    ];
  }
  return alt === "" ? [] : [{ type: "text", value: alt }];
}
