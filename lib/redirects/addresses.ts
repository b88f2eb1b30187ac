import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { readsParameter } from "@/lib/press/address";
import { frontPath, hrefOf } from "@/lib/urls";

/*
 * How the addresses of a redirect by hand are written. Each has one form, so that it is found whichever way a reader's browser
 * writes it: the path decoded and in Unicode's form NFC without a slash at its end, the query's parameters by their names.
 */

/** What an address of this site may have, in UTF-16 code units, and one of another. */
/** In UTF-16 code units, with its query. */
export const LONGEST_ADDRESS = 500;
const LONGEST_OUTSIDE = 2000;

const MOST_PARAMETERS = 8;

/** Where a redirect begins. */
export interface Source {
  /** The one form under which it is stored and looked up. */
  readonly address: string;
  /** Stored and unencoded. */
  readonly path: string;
  /** The names of the query's parameters, as `hand_redirect` has them; empty without a query. */
  readonly parameters: string;
}

/** Where a redirect leads. */
export interface Target {
  /** As it is stored: a path of this site, unencoded, with whatever follows it; or a whole address elsewhere. */
  readonly address: string;
  /** What it would be as the beginning of another redirect; null for an address elsewhere. */
  readonly source: Source | null;
}

/**
 * Reads where a redirect is to begin: a path of this site, with a query if the old address had one, or a whole address, of which the
 * host is left aside. Refused with `redirect-not-usable` when no reader could ask for it, or not in one form alone.
 *
 * @param at is the field that the problem names.
 */
export function readSource(written: string, at: string): Outcome<Source> {
  const text = written.trim().replace(/^https?:\/\/[^/?#\\]*(?=[/?#]|$)/i, "");
  const parts = readParts(text.startsWith("/") || text === written.trim() ? text : `/${text}`, at);
  if (!parts.ok) return parts;
  const { path, query, fragment } = parts.value;
  if (fragment !== "")
    return refuse(notUsable(at, "has a part after “#”, which no browser sends. Leave that part away"));
  if (path === frontPath && query === "")
    return refuse(
      notUsable(at, "is the front page. Write the path that is to lead on, such as /old/page.html"),
    );
  return sourceOf(path, new URLSearchParams(query), at);
}

/**
 * Reads where a redirect is to lead: a path of this site, whole or not, or, where `outside` allows it, an `https:` address elsewhere.
 * Refused with `redirect-not-usable` for whatever else a browser might take for an address, and with `redirect-outside` for an
 * address elsewhere that nobody has allowed.
 */
export function readTarget(
  written: string,
  { outside, ownOrigins }: { readonly outside: boolean; readonly ownOrigins: readonly string[] },
  at: string,
): Outcome<Target> {
  const text = written.trim();
  const own = ownOrigins.find((origin) => text === origin || /^[/?#]/.test(after(text, origin)));
  if (own !== undefined) return readOwnTarget(after(text, own), at);
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? readOutside(text, outside, at) : readOwnTarget(text, at);
}

/** A stored target as a header or an `href` needs it. */
export function hrefOfTarget(address: string): string {
  if (isOutside(address)) return address;
  const [path = "", rest] = cut(address, /[?#]/);
  return `${hrefOf(path)}${rest}`;
}

/** Whether a stored target is on another site. */
export function isOutside(address: string): boolean {
  return !address.startsWith("/");
}

/** The path of a stored target on this site, and what follows it. */
export function partsOfTarget(address: string): { readonly path: string; readonly rest: string } {
  const [path, rest] = cut(address, /[?#]/);
  return { path, rest };
}

/**
 * The stored forms that a reader's address may have as the beginning of a redirect, the one that says most first.
 *
 * @param path is as it was asked for, percent-encoded; `query` is what came after its `?`.
 * @param shapes are the names of the parameters that redirects have, as they are stored: no other parameter is looked at.
 */
export function sourcesAsked(path: string, query: string, shapes: readonly string[]): string[] {
  const stored = storedPath(path);
  if (stored === null) return [];
  const given = new URLSearchParams(query);
  return shapes
    .map((shape) => shape.split("&").map(decodeURIComponent))
    .filter((names) => names.every((name) => given.has(name) && !readsParameter(path, name)))
    .sort((a, b) => b.length - a.length)
    .map((names) =>
      addressOf(stored, new URLSearchParams(names.map((name) => [name, given.get(name) ?? ""]))),
    );
}

/** The stored form of a path as a reader asks for it; null for one that no redirect begins with. */
export function storedPath(path: string): string | null {
  const parts = readParts(path, "");
  return parts.ok ? parts.value.path : null;
}

function readOwnTarget(text: string, at: string): Outcome<Target> {
  const parts = readParts(text === "" ? frontPath : text, at);
  if (!parts.ok) return parts;
  const { path, query, fragment } = parts.value;
  const source = sourceOf(path, new URLSearchParams(query), at);
  if (!source.ok) return source;
  const { hash } = new URL(fragment, "http://standfirst.invalid/");
  return accept({ address: `${source.value.address}${hash}`, source: source.value });
}

function readOutside(text: string, outside: boolean, at: string): Outcome<Target> {
  if (!/^https:\/\/[^/]/i.test(text) || UNSEEN.test(text) || !URL.canParse(text))
    return refuse(
      notUsable(at, "is neither a path of this site nor an https:// address. Write one of these"),
    );
  const { href, username, password, protocol } = new URL(text);
  if (protocol !== "https:" || username !== "" || password !== "" || href.length > LONGEST_OUTSIDE)
    return refuse(
      notUsable(
        at,
        `has a name in front of its host, or more than ${LONGEST_OUTSIDE} characters. Leave that away`,
      ),
    );
  if (!outside) return refuse(leavesTheSite(at));
  return accept({ address: href, source: null });
}

interface Parts {
  readonly path: string;
  /** Without its `?`. */
  readonly query: string;
  /** With its `#`. */
  readonly fragment: string;
}

/** What no reader sees, or takes for something else; a browser would drop some of it and follow what is left. */
const UNSEEN = /[\s\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
/** What would be another address once it is decoded. */
const BLURRED = /[/\\?#\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

function readParts(text: string, at: string): Outcome<Parts> {
  if (!text.startsWith("/") || /^\/[/\\]/.test(text) || UNSEEN.test(text))
    return refuse(
      notUsable(
        at,
        "is no path of this site. A path begins with one “/” and has no spaces, such as /old/page.html",
      ),
    );
  const [written, rest] = cut(text, /[?#]/);
  const [query, fragment] = cut(rest.replace(/^\?/, ""), /#/);
  const segments = written.split("/").slice(1).map(decode);
  if (segments.at(-1) === "") segments.pop();
  const isBlurred = (segment: string | null) =>
    segment === null || segment === "" || /^\.{1,2}$/.test(segment) || BLURRED.test(segment);
  const path = `/${segments.join("/")}`;
  if (segments.some(isBlurred) || text.length > LONGEST_ADDRESS * 9 || path.length > LONGEST_ADDRESS)
    return refuse(
      notUsable(
        at,
        `cannot be told from another address: it has an empty part, a step such as “..”, an encoded “/”, “?” or “#”, a broken “%”, or more than ${LONGEST_ADDRESS} characters`,
      ),
    );
  return accept({ path, query, fragment });
}

function sourceOf(path: string, query: URLSearchParams, at: string): Outcome<Source> {
  const names = [...new Set(query.keys())].sort();
  if (names.length < query.size || names.length > MOST_PARAMETERS || names.includes(""))
    return refuse(
      notUsable(at, `has a parameter twice or without a name, or more than ${MOST_PARAMETERS} of them`),
    );
  const address = addressOf(path, query);
  if (address.length > LONGEST_ADDRESS)
    return refuse(notUsable(at, `has more than ${LONGEST_ADDRESS} characters. Shorten its query`));
  return accept({ address, path, parameters: names.map(encodeURIComponent).join("&") });
}

/** A path and its parameters by their names. */
function addressOf(path: string, query: URLSearchParams): string {
  const inOrder = new URLSearchParams([...query].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return inOrder.size === 0 ? path : `${path}?${inOrder}`;
}

function after(text: string, beginning: string): string {
  return text.startsWith(beginning) ? text.slice(beginning.length) : "";
}

/** A text before the first place that is like `where`, and from it on. */
function cut(text: string, where: RegExp): [string, string] {
  const at = text.search(where);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment).normalize("NFC");
  } catch {
    return null;
  }
}

function notUsable(at: string, is: string): Problem {
  return { code: "redirect-not-usable", at, message: `This address ${is}.` };
}

function leavesTheSite(at: string): Problem {
  const message =
    "This address is on another site. Readers are told nothing before they are there: say that it may lead there, or choose an address of this site.";
  return { code: "redirect-outside", at, message };
}
