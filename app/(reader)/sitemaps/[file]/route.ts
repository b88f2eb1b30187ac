import { env } from "@/lib/env";
import { notThere, textAnswer } from "@/lib/syndication/answers";
import { writeSitemap } from "@/lib/syndication/sitemap";
import { findSitemapFile } from "@/lib/syndication/sitemap-queries";

export const dynamic = "force-dynamic";

/** One file of the sitemap, such as `/sitemaps/2018-01.xml`. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const entries = file.endsWith(".xml") ? await findSitemapFile(file.slice(0, -".xml".length)) : null;
  if (entries === null) return notThere("There is no such part of the sitemap.");
  return textAnswer(writeSitemap(entries, env().siteUrl), "application/xml");
}
