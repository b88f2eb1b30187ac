import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { type ListQuery, readListPlace } from "@/lib/articles/archive-place";
import { type ListPage, type ListScope, listArticles } from "@/lib/articles/listing";
import { printShortDay } from "@/lib/dates";
import { env } from "@/lib/env";
import type { SiteView } from "@/lib/site/views";
import { feedAlternates } from "@/lib/syndication/discovery";
import { absoluteUrl, hrefOf, listPagePath } from "@/lib/urls";

/** How many pieces a page of the archive has. */
export const PAGE_LENGTH = 30;

/**
 * The page of a list that an address asks for. Does not return where its `?older=` or `?newer=` is none of ours, or leads
 * beyond the oldest; what leads to the newest is sent on to the list's own path, so that the first page has one address.
 */
export async function listPageAt(scope: ListScope, query: ListQuery, path: string): Promise<ListPage> {
  const place = readListPlace(query);
  if (place === null) notFound();
  const page = await listArticles(scope, place, PAGE_LENGTH);
  if (place === "newest") return page;
  if ("newerThan" in place && page.newer === null) redirect(hrefOf(path));
  if (page.articles.length === 0) notFound();
  return page;
}

interface ListMetadata {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly query: ListQuery;
  readonly page: ListPage;
  readonly site: Pick<SiteView, "language" | "timeZone">;
  /** Whether the list has feeds of its own, to be announced. */
  readonly feeds?: boolean;
}

/** What the head of a list's page says. Pages after the first add from when until when they go, so that no two are named alike. */
export function listMetadata({
  title,
  description,
  path,
  query,
  page,
  site,
  feeds = false,
}: ListMetadata): Metadata {
  const { siteUrl } = env();
  const beyond = (direction: "older" | "newer", cursor: string) =>
    `${siteUrl}${listPagePath(path, direction, cursor)}`;
  const { older, newer } = query;
  const [newest, oldest] = [page.articles.at(0), page.articles.at(-1)];
  const paged = newest && oldest && (older !== undefined || newer !== undefined);
  const day = (at: Date) => printShortDay(at, site.language, site.timeZone);
  return {
    title: paged ? `${title}, ${day(oldest.publishedAt)} to ${day(newest.publishedAt)}` : title,
    description,
    alternates: {
      canonical:
        typeof older === "string"
          ? beyond("older", older)
          : typeof newer === "string"
            ? beyond("newer", newer)
            : absoluteUrl(siteUrl, path),
      ...(feeds && { types: feedAlternates(path, title) }),
    },
    pagination: {
      previous: page.newer === null ? null : beyond("newer", page.newer),
      next: page.older === null ? null : beyond("older", page.older),
    },
  };
}
