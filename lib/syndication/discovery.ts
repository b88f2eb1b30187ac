import { feedPath, hrefOf } from "@/lib/urls";
import { feedTypes } from "./feed-fields";
import type { FeedFormat } from "./views";

const formats: readonly { readonly format: FeedFormat; readonly label: string }[] = [
  { format: "atom", label: "Atom" },
  { format: "rss", label: "RSS" },
  { format: "json", label: "JSON Feed" },
];

/** A feed that a page announces with `link rel="alternate"`. */
export interface FeedLink {
  readonly type: string;
  readonly title: string;
  /** Without a host, so that it leads to the feed by whichever name the reader came. */
  readonly href: string;
}

/**
 * The feeds of what the page at `homePath` lists, the preferred first; `title` is what they are of. `search` is what the
 * address of a search says after its `?`.
 */
export function feedLinks(homePath: string, title: string, search = ""): FeedLink[] {
  return formats.map(({ format, label }) => ({
    type: feedTypes[format],
    title: `${title} (${label})`,
    href: hrefOf(feedPath(homePath, format)) + (search && `?${search}`),
  }));
}

/** The same in the form in which Next takes them, for the `alternates.types` of a page's metadata. */
export function feedAlternates(
  homePath: string,
  title: string,
  search = "",
): Record<string, { url: string; title: string }[]> {
  return Object.fromEntries(
    feedLinks(homePath, title, search).map((link) => [link.type, [{ url: link.href, title: link.title }]]),
  );
}
