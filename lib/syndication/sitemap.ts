import { absoluteUrl, sitemapFilePath } from "@/lib/urls";
import type { SitemapEntry, SitemapFile } from "./views";
import { writeXml, xml } from "./xml";

/** Sitemaps, after the protocol 0.9 of sitemaps.org. */

/** The most addresses that one file may hold, and the most files that one index may name. */
export const SITEMAP_LIMIT = 50_000;

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** The index of a sitemap's files. Throws on more than `SITEMAP_LIMIT`: that is 4,000 years of months. */
export function writeSitemapIndex(files: readonly SitemapFile[], siteUrl: string): string {
  mustFit(files);
  return writeXml(
    xml(
      "sitemapindex",
      { xmlns: namespace },
      ...files.map(({ name, changedAt }) =>
        xml(
          "sitemap",
          {},
          xml("loc", {}, absoluteUrl(siteUrl, sitemapFilePath(name))),
          changedAt && xml("lastmod", {}, changedAt.toISOString()),
        ),
      ),
    ),
  );
}

/** One file of addresses. Throws on more than `SITEMAP_LIMIT`. */
export function writeSitemap(entries: readonly SitemapEntry[], siteUrl: string): string {
  mustFit(entries);
  return writeXml(
    xml(
      "urlset",
      { xmlns: namespace },
      ...entries.map(({ path, changed }) =>
        xml("url", {}, xml("loc", {}, absoluteUrl(siteUrl, path)), changed && xml("lastmod", {}, changed)),
      ),
    ),
  );
}

function mustFit(list: readonly unknown[]): void {
  if (list.length > SITEMAP_LIMIT) throw new Error(`A sitemap cannot hold ${list.length} addresses.`);
}
