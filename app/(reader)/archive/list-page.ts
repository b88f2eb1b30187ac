import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { type ListQuery, readListOrder, readListPlace } from "@/lib/articles/archive-place";
import { type ListPage, type ListScope, listArticles } from "@/lib/articles/listing";
import { printShortDay } from "@/lib/dates";
import { env } from "@/lib/env";
import type { SiteView } from "@/lib/site/views";
import { feedAlternates } from "@/lib/syndication/discovery";
import { listPagePath, listStartPath, orderQuery } from "@/lib/urls";

/** How many pieces a page of the archive has. */
export const PAGE_LENGTH = 30;

/**
 * The page of a list that an address asks for. Does not return where its `?order=`, `?older=` or `?newer=` is none of ours,
 * or leads beyond the last piece; what leads to the first is sent on to the page where the list begins, so that it has one
 * address.
 */
export async function listPageAt(scope: ListScope, query: ListQuery, path: string): Promise<ListPage> {
  const order = readListOrder(query);
  const place = order && readListPlace(query, order);
  if (order === null || place === null) notFound();
  const page = await listArticles(scope, place, PAGE_LENGTH);
  if (typeof place === "string") return page;
  const isFirst =
    order === "newest" ? "newerThan" in place && !page.newer : "olderThan" in place && !page.older;
  if (isFirst) redirect(listStartPath(path, order));
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

/**
 * What the head of a list's page says. Pages after the first add from when until when they go, and the other order that it
 * is one, so that no two are named alike.
 */
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
  const order = readListOrder(query) ?? "newest";
  const beyond = (direction: "older" | "newer", cursor: string | null) =>
    cursor === null ? null : `${siteUrl}${listPagePath(path, direction, cursor, orderQuery(order))}`;
  const { older, newer } = query;
  const [newest, oldest] = [page.articles.at(0), page.articles.at(-1)];
  const [towardsOlder, towardsNewer] = [beyond("older", page.older), beyond("newer", page.newer)];
  const paged = newest && oldest && (older !== undefined || newer !== undefined);
  const named = order === "oldest" ? `${title}, from the beginning` : title;
  const day = (at: Date) => printShortDay(at, site.language, site.timeZone);
  return {
    title: paged ? `${named}, ${day(oldest.publishedAt)} to ${day(newest.publishedAt)}` : named,
    description,
    alternates: {
      canonical:
        typeof older === "string"
          ? beyond("older", older)
          : typeof newer === "string"
            ? beyond("newer", newer)
            : `${siteUrl}${listStartPath(path, order)}`,
      ...(feeds && { types: feedAlternates(path, title) }),
    },
    pagination: {
      previous: order === "newest" ? towardsNewer : towardsOlder,
      next: order === "newest" ? towardsOlder : towardsNewer,
    },
  };
}
