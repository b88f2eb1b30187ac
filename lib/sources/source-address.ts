import { withoutTrackers } from "@/lib/trackers";

/** Longer than any address that a server is likely to take, in UTF-16 code units of its written form. */
const LONGEST_ADDRESS = 2000;

/**
 * The one form of the address of something on the web, by which a source and what was kept of it are known: absolute, as a browser writes it
 * (WHATWG URL), without a fragment, since a server never sees it, without credentials, and without what follows readers.
 * Null for what is no `http:` or `https:` address, and for one longer than a server is likely to take.
 */
export function sourceAddress(written: string): string | null {
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.hash = "";
  url.username = "";
  url.password = "";
  const address = withoutTrackers(url.href);
  return address.length > LONGEST_ADDRESS ? null : address;
}
