import type { OutgoingHttpHeaders } from "node:http";

/**
 * What a browser may do on a reader's page: show the site's own styles, pictures and fonts, and send its own forms.
 * Nothing is run, nothing is framed, nothing else is asked.
 */
export const readerHeaders: OutgoingHttpHeaders = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  // Without it, some browsers look up the names of the hosts that a page links to before the reader follows a link.
  "x-dns-prefetch-control": "off",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/**
 * What a browser may do in the newsroom: besides a reader's leave, run the scripts that bear this answer's nonce and what
 * those load, and talk to the site itself. Styles that a script adds bear the nonce too. It names the page that it comes from to
 * the site itself, and to nobody else: a browser that may not even do that sends a form as if it came from nowhere.
 */
export function newsroomHeaders(nonce: string): OutgoingHttpHeaders {
  return {
    ...readerHeaders,
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "cache-control": "no-store",
    // Other hosts learn as little; but a form says where it comes from only where the site itself may know, and is refused without.
    "referrer-policy": "same-origin",
  };
}

/**
 * What a source said, in words that somebody else wrote. They are plain text in a page of ours; should they ever be more to some browser, the page is put where nothing runs,
 * opens or is sent. Its own style sheet is still its own.
 */
export const captureHeaders: OutgoingHttpHeaders = {
  "content-security-policy": `${readerHeaders["content-security-policy"]}; sandbox allow-same-origin`,
  "x-robots-tag": "noindex",
};

/** A draft that is shown by a link: a reader's page, which is kept by nobody and found by no search engine. */
export const previewHeaders: OutgoingHttpHeaders = {
  ...readerHeaders,
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow, noarchive",
};

/**
 * A page may be kept by whoever stands between, for a moment, and longer while a fresh one is fetched or cannot be; a
 * reader's own browser always asks whether there is a newer one.
 */
export const readerPage: OutgoingHttpHeaders = {
  "cache-control": "public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=604800",
};

/** A file whose name changes with its bytes. */
export const lastingFile: OutgoingHttpHeaders = {
  "cache-control": "public, max-age=31536000, immutable",
};

/** Where readers find the site. */
export interface SiteOrigins {
  /** The origin that readers use. */
  readonly siteUrl: string;
  /** The site's onion service, an `http` origin; null where there is none. */
  readonly onionUrl: string | null;
}

/**
 * What only readers who came by the open web are told: to come by HTTPS alone for two years, and, of a page, where the same
 * is in Tor. `address` is the page's.
 */
export function openWebHeaders({ siteUrl, onionUrl }: SiteOrigins, address?: string): OutgoingHttpHeaders {
  const { protocol, hostname } = new URL(siteUrl);
  if (protocol !== "https:" || hostname.endsWith(".onion")) return {};
  return {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    ...(onionUrl !== null && address !== undefined && { "onion-location": new URL(address, onionUrl).href }),
  };
}

/** The names of `openWebHeaders`, none of which may reach a reader who came through the onion service. */
export const openWebOnly: ReadonlySet<string> = new Set(["strict-transport-security", "onion-location"]);

/** Whether a request came through an onion service, by the host that it names. */
export function isOnion(host: string | undefined): boolean {
  return host?.includes(".onion") === true && /\.onion\.?(?::\d+)?$/i.test(host);
}
