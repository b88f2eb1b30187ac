import { absoluteUrl, newsSitemapPath, sitemapPath } from "@/lib/urls";

/**
 * `robots.txt` (RFC 9309). Everything that readers have may be crawled and searched. The content signal says that it is not
 * for training models: a preference that is stated, not one that anything here enforces.
 */
export function writeRobots(siteUrl: string): string {
  return [
    "User-agent: *",
    "Content-Signal: search=yes, ai-train=no",
    "Allow: /",
    "Disallow: /admin",
    "Disallow: /api/",
    "",
    `Sitemap: ${absoluteUrl(siteUrl, sitemapPath)}`,
    `Sitemap: ${absoluteUrl(siteUrl, newsSitemapPath)}`,
    "",
  ].join("\n");
}
