import { remark } from "remark";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import { visit } from "unist-util-visit";

const parser = remark().use(remarkGfm).use(remarkDirective);

interface Place {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** The addresses of the pictures in a Markdown source, as they are written, each once, in the order of the text. */
export function listImages(source: string): string[] {
  return [...new Set(findImages(source).map(({ url }) => url))];
}

/** The same source with the addresses of its pictures replaced; every other character stays as it is. */
export function rewriteImages(source: string, addresses: ReadonlyMap<string, string>): string {
  let rewritten = "";
  let from = 0;
  for (const { url, start, end } of findImages(source)) {
    const address = addresses.get(url);
    // The address is looked for inside the picture's own markup, behind its alternative text.
    const at = source.lastIndexOf(url, end);
    if (address === undefined || at < start || at < from) continue;
    rewritten += source.slice(from, at) + address;
    from = at + url.length;
  }
  return rewritten + source.slice(from);
}

function findImages(source: string): Place[] {
  const places: Place[] = [];
  visit(parser.parse(source), "image", (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start !== undefined && end !== undefined) places.push({ url: node.url, start, end });
  });
  return places;
}
