import { remark } from "remark";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import { visit } from "unist-util-visit";

const parser = remark().use(remarkGfm).use(remarkDirective);

/** An address in the source, and where it begins. */
interface Place {
  readonly url: string;
  readonly at: number;
}

/** The addresses of the pictures in a Markdown source, as they are written, each once, in the order of the text. */
export function listImages(source: string): string[] {
  return [...new Set(findImages(source).map(({ url }) => url))];
}

/** The same source with the addresses of its pictures replaced; every other character stays as it is. */
export function rewriteImages(source: string, addresses: ReadonlyMap<string, string>): string {
  let rewritten = "";
  let from = 0;
  for (const { url, at } of findImages(source)) {
    const address = addresses.get(url);
    if (address === undefined) continue;
    rewritten += source.slice(from, at) + address;
    from = at + url.length;
  }
  return rewritten + source.slice(from);
}

/** Where the addresses of pictures stand: in the picture itself, or in the definition that it refers to. */
function findImages(source: string): Place[] {
  const tree = parser.parse(source);
  const referredTo = new Set<string>();
  visit(tree, "imageReference", (node) => void referredTo.add(node.identifier));
  const places: Place[] = [];
  visit(tree, (node) => {
    const isPicture =
      node.type === "image" || (node.type === "definition" && referredTo.has(node.identifier));
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (!isPicture || start === undefined || end === undefined) return;
    const at = findAddress(source.slice(0, end), node.url, start, node.type === "image" ? "](" : "]:");
    if (at !== null) places.push({ url: node.url, at });
  });
  return places.sort((a, b) => a.at - b.at);
}

/** Where an address stands behind its delimiter; null where it is written with escapes, and so not to the letter. */
function findAddress(source: string, url: string, start: number, delimiter: string): number | null {
  for (let at = source.indexOf(delimiter, start); at !== -1; at = source.indexOf(delimiter, at + 1)) {
    const [space = ""] = /^\s*<?/.exec(source.slice(at + delimiter.length)) ?? [];
    const begins = at + delimiter.length + space.length;
    if (source.startsWith(url, begins)) return begins;
  }
  return null;
}
