import { notFound } from "next/navigation";
import { type ArchiveSpan, readSpan, type SpanParams } from "@/lib/articles/archive-span";
import type { SiteView } from "@/lib/site/views";
import { readSite } from "../reader-queries";

/** The parameters of a page about a year, a month or a day. */
export interface SpanRoute<Params extends SpanParams> {
  readonly params: Promise<Params>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The span that an address names, in the site's time zone. Does not return where it names none. */
export async function spanAt(params: SpanParams): Promise<{ site: SiteView; span: ArchiveSpan }> {
  const site = await readSite();
  const span = readSpan(params, site.timeZone);
  if (span === null) notFound();
  return { site, span };
}
