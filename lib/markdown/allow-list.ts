import type { Schema } from "hast-util-sanitize";
import { SIZES_IN_TEXT } from "./picture-sources";

/** Where a picture may come from: our own stored media, named by the hash of its bytes. */
export const MEDIA_ADDRESS = /^\/media\/[0-9a-f]{64}\.[a-z0-9]{3,4}$/;

/** The files among which a browser may choose: more such addresses, each with its width. */
const MEDIA_SOURCES =
  /^\/media\/[0-9a-f]{64}\.[a-z0-9]{3,4} [1-9]\d{0,5}w(?:, \/media\/[0-9a-f]{64}\.[a-z0-9]{3,4} [1-9]\d{0,5}w){0,9}$/;

/** What a source may be called in an attribute. */
export const SOURCE_KEY = /^[\p{L}\p{N}._-]{1,200}$/u;

/** Where words come from, which nothing follows. */
const WEB_ADDRESS = /^https?:\/\/[^\s<>"]+$/;

/** The schemes that a link in an article may have. An address without a scheme is relative and stays on this site. */
export const LINK_SCHEMES = ["http", "https", "mailto", "tel"];

const languageTag = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;

/**
 * The one allow-list of the house: what may stand in the HTML of a body, and nothing else. It runs after the last
 * step that builds HTML, so that no mistake in a rule before it can reach a reader. There is no `style` here, no
 * `on…`, no `target`, no element that loads from another host.
 */
export const allowList: Schema = {
  tagNames: [
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "del",
    "details",
    "div",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "input",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
  ],
  attributes: {
    a: [
      "href",
      "title",
      "ariaLabel",
      ["className", "link-out", "note-back"],
      ["rel", "noopener", "noreferrer"],
      ["role", "doc-noteref", "doc-backlink"],
    ],
    aside: [
      ["className", "pullquote"],
      ["role", "doc-pullquote"],
    ],
    blockquote: ["cite", ["lang", languageTag], ["dir", "ltr", "rtl"]],
    code: [["className", /^language-\S+$/, "hljs"]],
    details: [
      ["className", "quote-original"],
      ["lang", languageTag],
      ["dir", "ltr", "rtl"],
    ],
    div: [["className", "table-scroll"], ["role", "region"], ["tabIndex", 0], "ariaLabel"],
    figure: [
      ["className", "figure", "quote"],
      ["dataSource", SOURCE_KEY],
    ],
    h2: [
      ["className", "notes-title"],
      ["lang", languageTag],
    ],
    img: [
      ["src", MEDIA_ADDRESS],
      ["srcSet", MEDIA_SOURCES],
      ["sizes", SIZES_IN_TEXT],
      "alt",
      "title",
      ["width", /^[1-9]\d{0,5}$/],
      ["height", /^[1-9]\d{0,5}$/],
      ["loading", "lazy"],
      ["decoding", "async"],
    ],
    input: [["type", "checkbox"], ["disabled", true], "checked", "ariaLabel"],
    li: [["className", "task-list-item", "note", "note-below"]],
    ol: ["start", ["className", "contains-task-list"]],
    p: [
      ["className", "end-mark-line"],
      ["lang", languageTag],
    ],
    pre: [
      ["className", "code"],
      ["tabIndex", 0],
    ],
    section: [
      ["className", "notes"],
      ["role", "doc-endnotes"],
      ["ariaLabelledBy", sameWord()],
    ],
    small: [["className", "credit"]],
    span: [
      [
        "className",
        "caption",
        "end-mark",
        "note-mark",
        "quote-by",
        "quote-translation",
        "quoted",
        /^hljs-[\w-]+$/,
        /^[a-z]+_+$/,
      ],
      ["ariaHidden", "true"],
      ["dataCite", WEB_ADDRESS],
      ["lang", languageTag],
      ["dir", "ltr", "rtl"],
      ["translate", "no"],
    ],
    summary: [
      ["lang", languageTag],
      ["dir", "ltr", "rtl"],
    ],
    sup: [["className", "note-ref"]],
    td: [["className", "align-left", "align-center", "align-right"]],
    th: [["className", "align-left", "align-center", "align-right"]],
    ul: [["className", "contains-task-list", "notes-list"]],
    "*": [["id", sameWord()]],
  },
  // A checkbox that could be ticked, or any other form field, is not an article's business.
  required: { input: { type: "checkbox", disabled: true } },
  ancestors: {
    tbody: ["table"],
    td: ["table"],
    th: ["table"],
    thead: ["table"],
    tr: ["table"],
    li: ["ol", "ul"],
    summary: ["details"],
    figcaption: ["figure"],
  },
  protocols: { href: LINK_SCHEMES, cite: ["http", "https"] },
  strip: ["script", "style", "template", "iframe"],
  // Our own steps put the article's prefix before every id, which `allowListFor` holds them to.
  clobber: [],
};

/**
 * The allow-list for one article: no id and no reference to an id may stand in its HTML that does not begin with
 * the article's own prefix, so that no article can name, or point its labels at, a part of the page around it.
 */
export function allowListFor(idPrefix: string): Schema {
  const own = new RegExp(`^${escaped(idPrefix)}[\\p{L}\\p{N}\\p{M}_-]+$`, "u");
  return {
    ...allowList,
    attributes: {
      ...allowList.attributes,
      section: [
        ["className", "notes"],
        ["role", "doc-endnotes"],
        ["ariaLabelledBy", own],
      ],
      "*": [["id", own]],
    },
  };
}

function sameWord(): RegExp {
  return /^[\p{L}\p{N}\p{M}_-]+$/u;
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
