/**
 * What kind of thing an address asks for, and the one form under which its answer is kept. Query parameters that no page
 * reads neither multiply kept pages nor reach Next.
 */

export type Question =
  /** A reader's page or document: kept by its edition, and a page loses its scripts. */
  | { readonly kind: "page"; readonly address: string }
  /** A file that never changes under its name. */
  | { readonly kind: "file"; readonly address: string }
  /** Another way to write an address, whose reader is sent to the one way. */
  | { readonly kind: "elsewhere"; readonly address: string }
  | { readonly kind: "malformed" };

/** Longer than any address that the site makes, a long Chinese slug in percent-encoding and a whole search included. */
const MAXIMUM_LENGTH = 4096;

const LASTING_FILE = /^\/(?:_next\/static|fonts|media)\//;

/** The query parameters that the pages read, by the pages that read them. */
const PARAMETERS: readonly { readonly pages: RegExp; readonly names: readonly string[] }[] = [
  { pages: /^\/search$/, names: ["q", "section", "topic", "author", "year", "page"] },
  { pages: /^\/oembed$/, names: ["url", "format"] },
  // A list goes on from a place (lib/articles/cursor); so does a feed.
  {
    pages: /^\/(?:sections|topics|authors|\d{4}|atom\.xml|rss\.xml|feed\.json)(?:\/|$)/,
    names: ["older", "newer"],
  },
];

/** A whole URL in the first line of a request, which a server must take too (RFC 9112, 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?#]*(?=\/|\?|$)/i;

/** A step to this folder or the one above, no link of ours has one, and it blurs what is asked. */
const DOT_SEGMENT = /(?:^|[/\\])\.{1,2}(?:[/\\]|$)/;

/** Reads the address of a request, as it stands in its first line. */
export function readAddress(written: string): Question {
  if (written.length > MAXIMUM_LENGTH) return { kind: "malformed" };
  const [path = "", ...rest] = written.replace(ORIGIN, "").split("?");
  if (!path.startsWith("/") || path.startsWith("//") || !isDecodable(path)) return { kind: "malformed" };
  const plain = withoutNeedlessEncoding(path);
  if (plain !== path) return { kind: "elsewhere", address: plain + knownParameters(plain, rest.join("?")) };
  if (LASTING_FILE.test(path)) return { kind: "file", address: path };
  return { kind: "page", address: path + knownParameters(path, rest.join("?")) };
}

/**
 * The same path with nothing encoded that need not be, and all else in capitals (RFC 3986, 6.2.2). Next would answer every
 * other way to write it with the same page, and each of them would be kept.
 */
function withoutNeedlessEncoding(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
  });
}

/** The parameters that the page reads, in the table's order, every value of each as it came. */
function knownParameters(path: string, query: string): string {
  const names = PARAMETERS.find(({ pages }) => pages.test(path))?.names ?? [];
  if (query === "" || names.length === 0) return "";
  const given = new URLSearchParams(query);
  const known = new URLSearchParams(
    names.flatMap((name) => given.getAll(name).map((value) => [name, value])),
  );
  return known.size === 0 ? "" : `?${known}`;
}

/**
 * Next fails on what cannot be decoded; a zero byte is in no address and in no text of the database; and what is a step or a
 * backslash once it is decoded would mean another address to whoever decodes it.
 */
function isDecodable(path: string): boolean {
  try {
    const decoded = decodeURIComponent(path);
    return !/[\0\\]/.test(decoded) && !DOT_SEGMENT.test(decoded);
  } catch {
    return false;
  }
}
