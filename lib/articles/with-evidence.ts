import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html,
  parseFragment,
  serialize,
} from "parse5";
import type { CaptureView } from "@/lib/captures/views";
import type { QuoteView } from "@/lib/quotes/views";
import { sourceAddress } from "@/lib/sources/source-address";

type Element = DefaultTreeAdapterTypes.Element;

/** What hangs from a body's quotations and citations. */
export interface Evidence {
  readonly quotes: readonly Pick<QuoteView, "anchor" | "state">[];
  /** What was kept of each source, the newest first, by its address. */
  readonly captures: ReadonlyMap<string, readonly CaptureView[]>;
  /** Where a quotation's sign leads. */
  readonly href: string;
  /** What a screen reader says of the mark. */
  readonly words: Readonly<Record<QuoteView["state"], string>>;
  /** The absolute address of a capture's page. */
  readonly captureAddress: (hash: string) => string;
}

/** What stands behind a quotation for the eye. One that could not be looked up has none. */
const SIGNS = { verified: "✓", altered: "≠", not_found: "?", unkept: null } as const;

/**
 * A rendered body with what is known by now of its quotations and citations: behind each quotation that could be looked up a sign that leads to
 * what became of it, and on each link to a source that was kept the attributes of Robust Links (robustlinks.mementoweb.org, 2.0). Nothing
 * but attributes and these signs is added, and nothing that somebody wrote.
 */
export function withEvidence(
  bodyHtml: string,
  { quotes, captures, href, words, captureAddress }: Evidence,
): string {
  const states = new Map(quotes.map(({ anchor, state }) => [anchor, state]));
  if (states.size === 0 && captures.size === 0) return bodyHtml;
  const tree = parseFragment(bodyHtml);
  for (const element of elementsIn(tree)) {
    const id = attribute(element, "id");
    const state = id === undefined ? undefined : states.get(id);
    const sign = state === undefined ? null : SIGNS[state];
    if (id !== undefined && state !== undefined && sign !== null)
      defaultTreeAdapter.appendChild(placeOfMark(element), markOf(sign, href, words[state]));
    if (element.tagName === "a") addRobustLink(element, captures, captureAddress);
  }
  return serialize(tree);
}

function addRobustLink(
  link: Element,
  captures: Evidence["captures"],
  captureAddress: Evidence["captureAddress"],
): void {
  const href = attribute(link, "href");
  const address = href === undefined ? null : sourceAddress(href);
  const newest = address === null ? undefined : captures.get(address)?.[0];
  if (address === null || newest === undefined) return;
  link.attrs.push(
    { name: "data-originalurl", value: address },
    { name: "data-versiondate", value: newest.capturedAt.toISOString() },
    // Where no text is shown, the page of the capture says what was kept and when, which is no version.
    ...(newest.textShown ? [{ name: "data-versionurl", value: captureAddress(newest.hash) }] : []),
  );
}

/** Inside the quotation, behind its last word: that of one set apart is in its last paragraph. */
function placeOfMark(element: Element): Element {
  const quoted =
    element.tagName === "figure"
      ? elementsIn(element).find(({ tagName }) => tagName === "blockquote")
      : element;
  if (quoted === undefined || quoted.tagName === "span") return element;
  return elementsIn(quoted).findLast(({ tagName }) => tagName === "p") ?? quoted;
}

function markOf(sign: string, href: string, words: string): Element {
  const { createElement, appendChild, insertText } = defaultTreeAdapter;
  const mark = createElement("sup", html.NS.HTML, [{ name: "class", value: "note-ref" }]);
  const link = createElement("a", html.NS.HTML, [
    { name: "href", value: href },
    { name: "aria-label", value: words },
    { name: "title", value: words },
  ]);
  insertText(link, sign);
  appendChild(mark, link);
  return mark;
}

function elementsIn(node: DefaultTreeAdapterMap["parentNode"]): Element[] {
  return node.childNodes.flatMap((child) => ("tagName" in child ? [child, ...elementsIn(child)] : []));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
