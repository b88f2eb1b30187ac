import { isIP } from "node:net";
import { accept, type Outcome, refuse } from "@/lib/outcome";
import { isPublicAddress } from "./public-address";
import { addressNotUsable, notPublic, portNotUsed, privateName } from "./refusals";

/** An address that may be looked up, and asked at if what it resolves to is public. */
export interface WebAddress {
  readonly url: URL;
  /** The name or the internet address, without the brackets of the latter. */
  readonly host: string;
  readonly port: number;
}

/** What may be asked: ports, and places that are no public ones and are meant all the same. */
export interface Doors {
  readonly ports: ReadonlySet<number>;
  /** `address:port`, as `outletOf` writes it. Empty where there are none. */
  readonly outlets: ReadonlySet<string>;
}

/** Names that never lead to the open web (RFC 6761 and 6762, IANA's special-use names), and those that house networks use. */
const PRIVATE_SUFFIXES = [
  ...["localhost", "local", "internal", "onion", "test", "invalid", "example", "alt", "arpa"],
  ...["localdomain", "lan", "home", "corp", "intranet", "private", "i2p"],
];

/** What a browser drops or turns without a word, so that two programs read two addresses: controls, spaces, backslashes. */
const BLURRED = /[\p{Cc}\p{Z}\\\u202A-\u202E\u2066-\u2069]/u;

/**
 * Reads an address that somebody wrote, or that a server redirects to. Refused before anything is asked: whatever is not plain `http:` or `https:`,
 * has a name or password in front of its host, another port than the web's, an internet address that is no public one (in any notation, since a
 * URL has one form for all of them), or a name that cannot be public.
 */
export function readWebAddress(written: string, doors: Doors): Outcome<WebAddress> {
  const text = written.trim();
  if (BLURRED.test(text))
    return refuse(addressNotUsable("has spaces, control characters or backslashes in it"));
  if (!/^https?:\/\//i.test(text)) return refuse(addressNotUsable("does not begin with http:// or https://"));
  if (!URL.canParse(text)) return refuse(addressNotUsable("cannot be read"));
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    return refuse(addressNotUsable("has a name or a password in front of its host"));
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  const address = { url, host, port };
  if (isIP(host) !== 0) {
    const allowed = mayConnect(host, address, doors);
    return allowed.ok ? accept(address) : allowed;
  }
  // An outlet may have a name of the house's own, so that only what it resolves to says whether it is meant.
  if ([...doors.outlets].some((outlet) => outlet.endsWith(`:${port}`))) return accept(address);
  if (isPrivateName(host)) return refuse(privateName(host));
  return doors.ports.has(port) ? accept(address) : refuse(portNotUsed(port));
}

/** Whether `address` may be asked at an internet address, which is its own or one of those that its name resolves to. */
export function mayConnect(
  to: string,
  { host, port }: Pick<WebAddress, "host" | "port">,
  { ports, outlets }: Doors,
): Outcome<null> {
  if (outlets.has(outletOf(to, port))) return accept(null);
  if (!isPublicAddress(to)) return refuse(notPublic(host, to));
  if (isIP(host) === 0 && isPrivateName(host)) return refuse(privateName(host));
  return ports.has(port) ? accept(null) : refuse(portNotUsed(port));
}

/** The form of an internet address with a port. */
export function outletOf(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Whether a name cannot be one of the open web; one without a dot is looked for in the own network. */
function isPrivateName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.+$/, "");
  return !name.includes(".") || PRIVATE_SUFFIXES.some((suffix) => name.endsWith(`.${suffix}`));
}
