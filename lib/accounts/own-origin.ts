/**
 * Whether a request that changes something comes from the site's own pages: its `Origin` is the site's, and where the browser says so
 * (`Sec-Fetch-Site`), nothing else sent it. A missing `Origin` and `null` are refused: every browser sends one with a form. The host
 * that the request was sent to says nothing, since whoever sends it chooses it.
 */
export function isFromOwnOrigin(headers: Headers, siteUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  return headers.get("origin") === siteUrl && (site === null || site === "same-origin");
}
