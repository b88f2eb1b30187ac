import type { IncomingHttpHeaders } from "node:http";
import type { SiteOrigins } from "./headers";

/**
 * Whether a request that may change something comes from a page of this site. Next runs its server actions for callers that name
 * no origin; here they are refused. A program that brings a token, and no cookie that a browser would add by itself, needs
 * none. Neither is believed what a proxy is said to have been asked (`X-Forwarded-Host`).
 */
export function isFromThisSite(headers: IncomingHttpHeaders, { siteUrl, onionUrl }: SiteOrigins): boolean {
  const { origin, host, cookie, authorization } = headers;
  const from = headers["sec-fetch-site"];
  if (from !== undefined && from !== "same-origin" && from !== "none") return false;
  if (origin === undefined) return authorization !== undefined && cookie === undefined;
  if (origin === siteUrl || origin === onionUrl) return true;
  // The site is also itself at the address by which this very connection came, such as that of a test.
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
