/** A link as a `Link` header has it (RFC 8288) and as a document in link format has it (RFC 6690). */
export interface WebLink {
  /** Absolute, with nothing in it that needs encoding. */
  readonly target: string;
  /** Its relations, such as `first memento`. */
  readonly rel: string;
  /** Its other attributes, in order, such as `datetime`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The value of a `Link` header: links in one line. */
export function writeLinkHeader(links: readonly WebLink[]): string {
  return links.map(writeLink).join(", ");
}

/** A document of the type `application/link-format`, a link a line. */
export function writeLinkDocument(links: readonly WebLink[]): string {
  return `${links.map(writeLink).join(",\n")}\n`;
}

function writeLink({ target, rel, attributes = {} }: WebLink): string {
  const written = Object.entries({ rel, ...attributes }).map(([name, value]) => `; ${name}="${value}"`);
  return `<${target}>${written.join("")}`;
}
