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

/** An address that stays inside the drawing. */
const INNER_REFERENCE = /^\s*#/;
const REFERENCE_ATTRIBUTE = /^(?:xlink:)?href$/;
const OUTER_ADDRESS_IN_STYLE = /@import|url\(\s*["']?(?!\s*["']?#)|expression\(|\\/i;

const MAXIMUM_DEPTH = 100;

/** The first thing in an SVG document that may not be stored, or null when there is none. */
export function problemInDrawing(source: string, name: string): Problem | null {
  let found: string | null = null;
  const find = (what: string) => {
    found ??= what;
  };
  const parser = new SaxesParser();
  let depth = 0;
  let inStyle = false;
  parser.on("doctype", () => find("a document type"));
  parser.on("processinginstruction", () => find("a processing instruction"));
  parser.on("opentag", (tag) => {
    depth += 1;
    inStyle = tag.name === "style";
    if (depth > MAXIMUM_DEPTH) find("elements nested too deeply");
    if (!ELEMENTS.has(tag.name)) find(`the element <${tag.name}>`);
    for (const [attribute, value] of Object.entries(tag.attributes)) {
      if (/^on/i.test(attribute)) find(`the event handler ${attribute}`);
      else if (REFERENCE_ATTRIBUTE.test(attribute) && !INNER_REFERENCE.test(value))
        find(`a reference to ${value}`);
      else if (!attribute.startsWith("xmlns") && OUTER_ADDRESS_IN_STYLE.test(value)) {
        find(`an address in ${attribute}`);
      }
    }
  });
  parser.on("closetag", () => {
    depth -= 1;
    inStyle = false;
  });
  const examineStyle = (text: string) => {
    if (inStyle && OUTER_ADDRESS_IN_STYLE.test(text)) find("an address in its style");
  };
  parser.on("text", examineStyle);
  parser.on("cdata", examineStyle);
  try {
    parser.write(source).close();
  } catch (cause) {
    find(`a mistake: ${cause instanceof Error ? cause.message : "it cannot be read"}`);
  }
  if (found === null) return null;
  return {
    code: "drawing-not-safe",
    at: name,
    message: `The drawing ${name} has ${found} in it, which may not be published. Take it out, or use a PNG.`,
  };
}
