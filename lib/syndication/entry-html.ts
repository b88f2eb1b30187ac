import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment, serialize } from "parse5";
import type { Figure } from "@/lib/articles/content";
import { absoluteUrl } from "@/lib/urls";
import { correctionHtml } from "./correction-html";
import type { FeedEntry, Publication } from "./views";

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Child = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The attributes that hold an address, in what a body may be made of (`lib/markdown/allow-list`). */
const ADDRESSES = new Set(["href", "src", "cite"]);
/** Versions of a picture for the page's own widths. Elsewhere the picture itself is shown, which every program can. */
const CHOICES = new Set(["srcset", "sizes"]);
/** Never in a body that `lib/markdown` made; a feed is read in programs whose care we do not know. */
const RUN = new Set(["script", "style", "iframe", "object", "embed"]);

/**
 * The whole article as HTML that can be read anywhere: what was seriously corrected, the lead picture, then the body with its notes. Every address is
 * absolute, end mark and pull quotes are gone, and nothing is in it that the reader's page does not have.
 */
export function entryHtml(
  entry: Pick<FeedEntry, "path" | "bodyHtml" | "lead" | "corrections">,
  { siteUrl, timeZone }: Pick<Publication, "siteUrl" | "timeZone">,
): string {
  const fragment = parseFragment(entry.bodyHtml);
  clean(fragment, absoluteUrl(siteUrl, entry.path));
  if (entry.lead) {
    const figure = leadFigure(entry.lead, siteUrl);
    const [first] = fragment.childNodes;
    if (first) defaultTreeAdapter.insertBefore(fragment, figure, first);
    else defaultTreeAdapter.appendChild(fragment, figure);
  }
  const serious = entry.corrections
    .filter((correction) => correction.serious)
    .map((correction) => correctionHtml(correction, timeZone));
  return `${serious.join("")}${serialize(fragment).trim()}`;
}

function clean(parent: Parent, base: string): void {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) {
      if (child.nodeName === "#comment") defaultTreeAdapter.detachNode(child);
      continue;
    }
    if (isForThePageOnly(child)) removeWithSpaceBefore(child);
    else if (RUN.has(child.tagName)) defaultTreeAdapter.detachNode(child);
    else {
      child.attrs = child.attrs.filter(({ name }) => !CHOICES.has(name));
      for (const attribute of child.attrs) {
        if (ADDRESSES.has(attribute.name)) attribute.value = resolve(attribute.value, base);
      }
      clean(child, base);
    }
  }
}

function isElement(node: Child): node is Element {
  return "tagName" in node;
}

/** The end mark, and pull quotes, which without their style are the article's words twice. */
const PAGE_ONLY = new Set(["end-mark", "end-mark-line", "pullquote"]);

function isForThePageOnly(element: Element): boolean {
  const classes = (element.attrs.find(({ name }) => name === "class")?.value ?? "").split(" ");
  return classes.some((name) => PAGE_ONLY.has(name));
}

/** The end mark hangs on the last word by a no-break space, which goes with it; a block has a line end before it. */
function removeWithSpaceBefore(element: Element): void {
  const siblings = element.parentNode?.childNodes ?? [];
  const before = siblings[siblings.indexOf(element) - 1];
  defaultTreeAdapter.detachNode(element);
  if (before && defaultTreeAdapter.isTextNode(before)) before.value = before.value.replace(/\s+$/, "");
}

/** An address that cannot be understood stays as it is: it leads nowhere on the page either. */
function resolve(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function leadFigure(lead: Figure, siteUrl: string): Element {
  const picture = make("img", {
    src: absoluteUrl(siteUrl, lead.src),
    alt: lead.alt,
    width: String(lead.width),
    height: String(lead.height),
  });
  const words = [lead.caption, lead.credit, lead.licence].filter((text) => text !== null && text !== "");
  const figure = make("figure", {}, picture);
  if (words.length > 0) {
    const caption = make("figcaption", {});
    defaultTreeAdapter.insertText(caption, words.join(" · "));
    defaultTreeAdapter.appendChild(figure, caption);
  }
  return figure;
}

function make(tagName: string, attributes: Readonly<Record<string, string>>, child?: Element): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element = defaultTreeAdapter.createElement(tagName, html.NS.HTML, attrs);
  if (child) defaultTreeAdapter.appendChild(element, child);
  return element;
}
