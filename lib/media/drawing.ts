import { SaxesParser } from "saxes";
import type { Problem } from "@/lib/outcome";

/**
 * Which SVG drawings may be stored: those made of shapes, text and their style, by an allow-list. A drawing is only ever
 * shown in an `<img>`, where browsers run nothing in it; this is for whoever opens its address by itself.
 */

const ELEMENTS = new Set(
  (
    "svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan textPath " +
    "marker clipPath mask pattern linearGradient radialGradient stop"
  ).split(" "),
);

const SVG = "http://www.w3.org/2000/svg";
/** The attributes of other vocabularies that drawings need. Those of drawing programs name the draughtsman's folders. */
const FOREIGN_ATTRIBUTES = new Set(["http://www.w3.org/1999/xlink", "http://www.w3.org/2000/xmlns/"]);
const XML_ATTRIBUTES = new Set(["lang", "space"]);

/** An address that stays inside the drawing. */
const INNER_REFERENCE = /^\s*#/;
/** Whatever can name a file in a style: all but `url(#…)`. A backslash could write any of them in another way. */
const OUTER_ADDRESS_IN_STYLE =
  /@import|@font-face|url\(\s*["']?(?!\s*["']?#)|(?:image-set|image|src|cross-fade|expression)\(|\\/i;

const MAXIMUM_DEPTH = 100;
/** A drawing of drawings of drawings can be short and yet have a browser draw for days. */
const MAXIMUM_DRAWN = 200_000;

/** An element with what is in it and what it refers to, to count what a browser will draw. */
interface Drawn {
  readonly id: string | null;
  readonly references: readonly string[];
  readonly children: Drawn[];
}

/** The first thing in an SVG document that may not be stored, or null when there is none. */
export function problemInDrawing(bytes: Buffer, name: string): Problem | null {
  const found = findDanger(bytes);
  if (found === null) return null;
  return {
    code: "drawing-not-safe",
    at: name,
    message: `The drawing ${name} has ${found} in it, which may not be published. Take it out, or use a PNG.`,
  };
}

function findDanger(bytes: Buffer): string | null {
  const source = readUtf8(bytes);
  if (source === null) return "another encoding than UTF-8";
  let found: string | null = null;
  const find = (what: string) => {
    found ??= what;
  };
  const parser = new SaxesParser({ xmlns: true });
  const open: Drawn[] = [];
  let root: Drawn | null = null;
  // The text of the style that is open; null outside of one.
  let style: string | null = null;
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) find("another encoding than UTF-8");
  });
  parser.on("doctype", () => find("a document type"));
  parser.on("processinginstruction", () => find("a processing instruction"));
  parser.on("opentag", ({ local, uri, attributes }) => {
    if (open.length >= MAXIMUM_DEPTH) find("elements nested too deeply");
    if (uri !== SVG || !ELEMENTS.has(local)) find(`the element <${local}>`);
    if (open.length === 0 && local !== "svg") find("no <svg> around all that is");
    const element: Drawn = {
      id: attributes.id?.value ?? null,
      references: Object.values(attributes).flatMap(innerReferences),
      children: [],
    };
    for (const attribute of Object.values(attributes)) {
      const danger = dangerInAttribute(attribute);
      if (danger !== null) find(danger);
    }
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (style !== null) find("an element in its style");
    if (local === "style") style = "";
  });
  parser.on("closetag", ({ local }) => {
    open.pop();
    if (local !== "style") return;
    // Only now is the style whole: it may have come in pieces, each of them harmless.
    if (OUTER_ADDRESS_IN_STYLE.test(style ?? "")) find("an address in its style");
    style = null;
  });
  const collect = (text: string) => {
    if (style !== null) style += text;
  };
  parser.on("text", collect);
  parser.on("cdata", collect);
  try {
    parser.write(source).close();
  } catch (cause) {
    find(`a mistake: ${cause instanceof Error ? cause.message : "it cannot be read"}`);
  }
  if (found === null && root !== null) return dangerInReferences(root);
  return found;
}

/** The text of bytes that are UTF-8, or null. */
function readUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

interface Attribute {
  readonly name: string;
  readonly local: string;
  readonly prefix: string;
  readonly uri: string;
  readonly value: string;
}

function dangerInAttribute({ name, local, prefix, uri, value }: Attribute): string | null {
  if (/^on/i.test(local)) return `the event handler ${name}`;
  if (prefix === "xml") return XML_ATTRIBUTES.has(local) ? null : `the attribute ${name}`;
  if (prefix === "xmlns" || name === "xmlns") return null;
  if (uri !== "" && !FOREIGN_ATTRIBUTES.has(uri)) return `the attribute ${name} of a drawing program`;
  if (/^(?:href|src)$/i.test(local) && !INNER_REFERENCE.test(value)) return `a reference to ${value}`;
  return OUTER_ADDRESS_IN_STYLE.test(value) ? `an address in ${name}` : null;
}

/** The ids that an attribute refers to. */
function innerReferences({ local, value }: Attribute): string[] {
  if (local === "href") return [value.trim().slice(1)];
  return [...value.matchAll(/url\(\s*["']?\s*#([^"')]*)/gi)].map(([, id = ""]) => id.trim());
}

/** Counts what a browser draws, with everything as often as it is referred to. */
function dangerInReferences(root: Drawn): string | null {
  const byId = new Map<string, Drawn>();
  const index = (element: Drawn) => {
    if (element.id !== null && !byId.has(element.id)) byId.set(element.id, element);
    element.children.forEach(index);
  };
  index(root);
  const counted = new Map<Drawn, number>();
  const underWay = new Set<Drawn>();
  const count = (element: Drawn, depth: number): number => {
    const known = counted.get(element);
    if (known !== undefined) return known;
    // What refers to itself, or through too many others, is as bad as what never ends.
    if (underWay.has(element) || depth > 10 * MAXIMUM_DEPTH) return Number.POSITIVE_INFINITY;
    underWay.add(element);
    const referred = element.references.flatMap((id) => byId.get(id) ?? []);
    let sum = 1;
    for (const part of [...element.children, ...referred]) sum += count(part, depth + 1);
    underWay.delete(element);
    counted.set(element, sum);
    return sum;
  };
  return count(root, 0) > MAXIMUM_DRAWN ? "references that draw too much, or themselves," : null;
}
