/**
 * XML 1.0 built as a tree, so that no text can become markup: whatever is not an element is escaped when it is written.
 */

/** A name written in this program, such as `media:content`; never one that came from outside. */
type XmlName = string;

/** Text, an element, or nothing, which leaves no trace. */
export type XmlNode = string | XmlElement | null;

export interface XmlElement {
  readonly name: XmlName;
  readonly attributes: Readonly<Record<XmlName, string | null>>;
  readonly children: readonly XmlNode[];
}

/** An element. An attribute that is null is left out, as is a child. */
export function xml(
  name: XmlName,
  attributes: Readonly<Record<XmlName, string | null>> = {},
  ...children: readonly XmlNode[]
): XmlElement {
  return { name, attributes, children };
}

/** The whole document, in UTF-8, with its declaration. It has no document type, hence no entities of its own. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, "\n")}\n`;
}

/**
 * Drops what XML 1.0 forbids even when escaped (its production 2, Char): control characters but tab and the line ends,
 * halves of surrogate pairs, and U+FFFE and U+FFFF.
 */
export function withoutForbiddenCharacters(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}

function write({ name, attributes, children }: XmlElement, lineStart: string): string {
  const tag = `${name}${Object.entries(attributes)
    .map(([attribute, value]) => (value === null ? "" : ` ${attribute}="${escapeAttribute(value)}"`))
    .join("")}`;
  const present = children.filter((child) => child !== null);
  if (present.length === 0) return `<${tag}/>`;
  // Space is added only between elements, where it means nothing; never beside text.
  const spaced = present.every((child) => typeof child !== "string");
  const inner = spaced ? `${lineStart}  ` : "";
  const content = present.map((child) =>
    typeof child === "string" ? escapeText(child) : `${inner}${write(child, `${lineStart}  `)}`,
  );
  return `<${tag}>${content.join("")}${spaced ? lineStart : ""}</${name}>`;
}

/** A carriage return is written as a reference, since a reader of XML would make a line feed of it; `>` so that no `]]>` is left. */
function escapeText(text: string): string {
  return withoutForbiddenCharacters(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** Tabs and line ends are written as references, since a reader of XML would make spaces of them. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}
