/**
 * What kind of thing an address asks for, and the one form under which its answer is kept. Query parameters that no page
 * reads neither multiply kept pages nor reach Next.
 */

export type Question =
  | Answerable
  | { readonly kind: "malformed" }
  /** Another way to write the address given, to which the reader is sent on. */
  | { readonly kind: "moved"; readonly address: string }
  /** An editor's page or the API: nothing of it is kept, and all of what is asked reaches Next. */
  | { readonly kind: "newsroom"; readonly address: string };

export interface Answerable {
  /**
   * `page` is a reader's page or document: kept by its edition, and a page loses its scripts. `file` never changes under its
   * name.
   */
  readonly kind: "page" | "file";
  readonly address: string;
}

/** Longer than any path that the site makes, a long Chinese slug in percent-encoding included. */
const LONGEST_PATH = 4096;

/** Longer than any value that a page reads, in UTF-16 code units. What is longer is cut: of a search the page says that it was. */
const LONGEST_VALUE = 600;

/** What Next can be asked: its room for headers is Node's, 16 KB. */
const LONGEST_QUESTION = 12_000;

const LASTING_FILE = /^\/(?:_next\/static|fonts|media)\//;

const NEWSROOM = /^\/(?:admin|api)(?:\/|$)/;

/** The query parameters that the pages read, by the pages that read them. */
const PARAMETERS: readonly { readonly pages: RegExp; readonly names: readonly string[] }[] = [
  { pages: /^\/search$/, names: ["q", "section", "topic", "author", "year", "page"] },
  {
    pages: /^\/search\/(?:atom\.xml|rss\.xml|feed\.json)$/,
    names: ["q", "section", "topic", "author", "year", "older"],
  },
  { pages: /^\/oembed$/, names: ["url", "format"] },
  { pages: /^\/llms-full\.txt$/, names: ["older"] },
  // The history of an article: a part of it, or two revisions that a form names and how they are to be held against each other.
  { pages: /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/history$/, names: ["older", "from", "to", "view"] },
  { pages: /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/history\/\d+\/\d+$/, names: ["view"] },
  { pages: /^\/timemap\/(?:link|json)\//, names: ["older"] },
  // A running story can be read from its beginning.
  { pages: /^\/stories\/[^/]+$/, names: ["order", "older", "newer"] },
  { pages: /^\/corrections(?:\/(?:atom\.xml|rss\.xml|feed\.json))?$/, names: ["older"] },
  { pages: /^\/statements\/[^/]+(?:\/statements\.json)?$/, names: ["newer"] },
  { pages: /^\/sources\/[^/]+$/, names: ["older", "newer"] },
  // A list goes on from a place (lib/articles/cursor); so does a feed. An article, its twins and its card do not.
  {
    pages:
      /^\/(?:(?:sections|topics|stories|authors)(?:\/|$)|\d{4}(?:\/\d\d){0,2}$|(?:atom\.xml|rss\.xml|feed\.json)$)/,
    names: ["older", "newer"],
  },
];

/** Whether a page reads a query parameter of its address. */
export function readsParameter(path: string, name: string): boolean {
  return parametersOf(path).includes(name);
}

/** A whole URL in the first line of a request, which a server must take too (RFC 9112, 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?#]*(?=\/|\?|$)/i;

/** A step to this folder or the one above, no link of ours has one, and it blurs what is asked. */
const DOT_SEGMENT = /(?:^|[/\\])\.{1,2}(?:[/\\]|$)/;

/** What Next makes of a page for its own scripts, of which a reader's page has none. */
const PAYLOAD = /\.rsc$/;

/** Reads the address of a request, as it stands in its first line. */
export function readAddress(written: string): Question {
  const [path = "", ...rest] = written.replace(ORIGIN, "").split("?");
  if (!path.startsWith("/") || path.startsWith("//") || path.length > LONGEST_PATH || !isDecodable(path))
    return { kind: "malformed" };
  const asWritten = normalEscapes(path);
  const query = rest.join("?");
  const isNewsroom = NEWSROOM.test(asWritten);
  const address = asWritten + (isNewsroom ? query && `?${query}` : knownParameters(asWritten, query));
  const isFile = LASTING_FILE.test(asWritten);
  if (PAYLOAD.test(asWritten) || (isInner(asWritten) && !isFile) || address.length > LONGEST_QUESTION)
    return { kind: "malformed" };
  if (asWritten !== path) return { kind: "moved", address };
  if (isNewsroom) return { kind: "newsroom", address };
  return isFile ? { kind: "file", address: path } : { kind: "page", address };
}

/**
 * What begins with an underscore is Next's own, such as the page that it shows of its failures, and which fails where nothing
 * has. No address of ours begins so.
 */
function isInner(path: string): boolean {
  return path.startsWith("/_");
}

/**
 * The one way to write a path: letters, digits and what else needs no `%` without it, and the rest in capitals (RFC 3986,
 * 6.2.2). Otherwise each way would be a page of its own, of which Next tells none from the others.
 */
function normalEscapes(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (written) => {
    const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : written.toUpperCase();
  });
}

const ARTICLE = /^\/\d{4}\/\d\d\/\d\d\/[^/?]+$/;

/** Whether an address is an article's, of which there is the same in Markdown. */
export function hasMarkdownTwin(address: string): boolean {
  return ARTICLE.test(address);
}

/** Whether an answer at this address depends on the form that is wanted (`Accept`), so that whoever keeps it must ask. */
export function dependsOnForm(address: string): boolean {
  return ARTICLE.test(address.replace(/\/article\.md$/, ""));
}

/** The parameters that the page reads, in the table's order; of one that comes more often, two values, by which a page sees it. */
function knownParameters(path: string, query: string): string {
  if (query === "") return "";
  const names = parametersOf(path);
  if (names.length === 0) return "";
  const given = new URLSearchParams(query);
  const known = new URLSearchParams(
    names.flatMap((name) =>
      given
        .getAll(name)
        .slice(0, 2)
        .map((value) => [name, value.slice(0, LONGEST_VALUE)]),
    ),
  );
  return known.size === 0 ? "" : `?${known}`;
}

function parametersOf(path: string): readonly string[] {
  // With a slash at its end a page's address leads to the one without, and takes along what was asked.
  const page = path.replace(/\/$/, "");
  return PARAMETERS.find(({ pages }) => pages.test(page))?.names ?? [];
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
