import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What a browser shows nothing of, or which is no text of the page. */
const UNSEEN = new Set([
  ...[
    "script",
    "style",
    "template",
    "head",
    "title",
    "iframe",
    "object",
    "embed",
    "applet",
    "canvas",
    "audio",
    "video",
  ],
  ...["svg", "math", "select", "datalist", "textarea", "frameset", "noframes", "noembed"],
]);

/** What begins and ends a line. */
const BLOCKS = new Set([
  ...[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
  ],
  ...[
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
  ],
  ...[
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
  ],
]);

/**
 * All words of a page that a browser without scripts shows, in the order of the document, with its title before them: a line for each block, paragraphs
 * apart. Quotes are looked up in it, so nothing is left out that might be quoted, and no part is guessed to be the article.
 *
 * It walks the tree without a call for each depth, so that no page is too deep for it.
 */
export function textOfHtml(html: string): string {
  const document = parse(html, { scriptingEnabled: false });
  const lines = new Lines();
  const title = titleOf(document);
  if (title !== null) {
    lines.word(title, false);
    lines.end();
  }
  const waiting: ({ node: Node; preformatted: boolean } | { end: true })[] = [
    { node: document, preformatted: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ("end" in next) {
      lines.end();
      continue;
    }
    const { node, preformatted } = next;
    if ("value" in node && node.nodeName === "#text") lines.word(node.value, preformatted);
    else if ("tagName" in node && node.tagName === "br") lines.end();
    else if ("childNodes" in node && !isUnseen(node)) {
      const name = "tagName" in node ? node.tagName : "";
      const isBlock = BLOCKS.has(name);
      if (isBlock) {
        lines.end();
        waiting.push({ end: true });
      }
      if (name === "td" || name === "th") lines.word(" ", false);
      const inside = preformatted || name === "pre" || name === "listing";
      for (const child of node.childNodes.toReversed()) waiting.push({ node: child, preformatted: inside });
    }
  }
  return lines.text();
}

/** Gathers words into lines, with one space where a browser shows one. */
class Lines {
  readonly #done: string[] = [];
  #parts: string[] = [];

  word(text: string, preformatted: boolean): void {
    this.#parts.push(preformatted ? text.replaceAll("\r", "") : text.replace(/[\t\n\f\r ]+/g, " "));
  }

  end(): void {
    const line = this.#parts.join("");
    this.#parts = [];
    for (const part of line.split("\n")) {
      const shown = part.replace(/ {2,}/g, " ").trim();
      if (shown !== "") this.#done.push(shown);
    }
  }

  text(): string {
    this.end();
    return this.#done.join("\n");
  }
}

function isUnseen(node: Node): boolean {
  if (!("tagName" in node)) return false;
  return UNSEEN.has(node.tagName) || node.attrs.some(({ name }) => name === "hidden");
}

/** The text of the page's own title. */
function titleOf(document: DefaultTreeAdapterTypes.Document): string | null {
  const html = document.childNodes.find((node): node is Element => node.nodeName === "html");
  const head = html?.childNodes.find((node): node is Element => node.nodeName === "head");
  const title = head?.childNodes.find((node): node is Element => node.nodeName === "title");
  const [text] = title?.childNodes ?? [];
  return text !== undefined && "value" in text && text.nodeName === "#text" ? text.value : null;
}
