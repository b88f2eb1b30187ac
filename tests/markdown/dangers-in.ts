import type { Element, Nodes, Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";

const parser = unified().use(rehypeParse, { fragment: true });

export function parsedHtml(html: string): Root {
  return parser.parse(html);
}

export function elementsIn(tree: Root): Element[] {
  const elements: Element[] = [];
  const waiting: Nodes[] = [tree];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === "element") elements.push(next);
    if ("children" in next) waiting.push(...next.children.toReversed());
  }
  return elements;
}

/** Elements that run, load, submit or restyle something. */
const FORBIDDEN = new Set(
  "script style iframe frame object embed applet base meta link form button textarea select svg math template noscript video audio source title body html head".split(
    " ",
  ),
);

/**
 * Reads HTML as a browser does (the parsing algorithm of the HTML standard) and names everything in it that could act
 * on a reader: elements that run or load, handlers, styles, addresses with other schemes than a reader expects,
 * pictures from elsewhere, ids outside the article's prefix or used twice, and references to ids that do not exist.
 */
export function dangersIn(html: string, idPrefix = "a-"): string[] {
  const dangers: string[] = [];
  const ids = new Set<string>();
  const pointers: string[] = [];
  for (const { tagName, properties } of elementsIn(parsedHtml(html))) {
    if (FORBIDDEN.has(tagName)) dangers.push(`<${tagName}>`);
    if (tagName === "input" && (properties.type !== "checkbox" || properties.disabled !== true)) {
      dangers.push("<input> that works");
    }
    for (const [name, value] of Object.entries(properties)) {
      if (
        /^on/i.test(name) ||
        ["style", "srcDoc", "srcSet", "target", "action", "formAction", "align"].includes(name)
      ) {
        dangers.push(`${tagName} ${name}=${String(value)}`);
      }
      if (name === "href" || name === "src" || name === "cite") {
        const scheme = schemeOf(String(value));
        if (scheme !== null && !["http", "https", "mailto", "tel"].includes(scheme)) {
          dangers.push(`${tagName} ${name}=${String(value)}`);
        }
      }
    }
    if (
      tagName === "img" &&
      properties.src !== undefined &&
      !/^\/media\/[0-9a-f]{64}\.[a-z0-9]+$/.test(String(properties.src))
    ) {
      dangers.push(`img src=${String(properties.src)}`);
    }
    const { id, href, ariaLabelledBy } = properties;
    if (typeof id === "string") {
      if (!id.startsWith(idPrefix)) dangers.push(`id without prefix: ${id}`);
      if (ids.has(id)) dangers.push(`id used twice: ${id}`);
      ids.add(id);
    }
    if (typeof href === "string" && href.startsWith(`#${idPrefix}`))
      pointers.push(decodeURIComponent(href.slice(1)));
    if (Array.isArray(ariaLabelledBy)) pointers.push(...ariaLabelledBy.map(String));
  }
  for (const pointer of pointers) if (!ids.has(pointer)) dangers.push(`nothing has the id ${pointer}`);
  return dangers;
}

/** The scheme that a browser will see, which skips white space and control characters on its way. */
function schemeOf(address: string): string | null {
  const seen = address.replace(/[\p{Cc}\s]/gu, "");
  return /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase() ?? null;
}
