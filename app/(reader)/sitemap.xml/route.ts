import { env } from "@/lib/env";
import { textAnswer } from "@/lib/syndication/answers";
import { findLastChange } from "@/lib/syndication/queries";
import { writeSitemapIndex } from "@/lib/syndication/sitemap";
import { listSitemapFiles } from "@/lib/syndication/sitemap-queries";

export const dynamic = "force-dynamic";

/** The index of the sitemap's files. */
export async function GET(): Promise<Response> {
  const [files, changedAt] = await Promise.all([listSitemapFiles(), findLastChange()]);
  return textAnswer(writeSitemapIndex(files, env().siteUrl), "application/xml", changedAt);
}
