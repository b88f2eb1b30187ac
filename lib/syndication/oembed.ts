import type { ArticleCard } from "@/lib/articles/views";
import { CARD_HEIGHT, CARD_WIDTH } from "@/lib/cards/views";
import { absoluteUrl, articleCardPath, authorPath, frontPath, oembedPath } from "@/lib/urls";
import { pictureType } from "./feed-fields";
import type { Publication } from "./views";

/** How long an answer may be kept, in seconds: an hour. */
const CACHE_AGE = 3600;

/** An article as oEmbed 1.0 in JSON: a link with its title and bylines, which puts no frame on another's page. */
export function writeOembed(article: ArticleCard, { siteUrl, name }: Publication): string {
  const [author] = article.authors;
  const names = article.authors.map((each) => each.name).join(", ");
  return `${JSON.stringify({
    version: "1.0",
    type: "link",
    title: article.headline,
    ...(author && { author_name: names }),
    ...(author &&
      article.authors.length === 1 && { author_url: absoluteUrl(siteUrl, authorPath(author.slug)) }),
    provider_name: name,
    provider_url: absoluteUrl(siteUrl, frontPath),
    cache_age: CACHE_AGE,
    ...thumbnail(article, siteUrl),
  })}\n`;
}

/** A photograph at the head of the article, or else its card: those who show thumbnails expect pixels, and not a drawing. */
function thumbnail({ lead, path }: ArticleCard, siteUrl: string) {
  const isPhotograph = lead !== null && pictureType(lead) !== "image/svg+xml";
  const picture = isPhotograph
    ? lead
    : { src: articleCardPath(path), width: CARD_WIDTH, height: CARD_HEIGHT };
  return {
    thumbnail_url: absoluteUrl(siteUrl, picture.src),
    thumbnail_width: picture.width,
    thumbnail_height: picture.height,
  };
}

/** Where a page's oEmbed is found, for its discovery link. `address` is absolute. */
export function oembedAddress(siteUrl: string, address: string): string {
  return `${absoluteUrl(siteUrl, oembedPath)}?${new URLSearchParams({ url: address, format: "json" })}`;
}

/**
 * The path that an address of this site has, decoded no further than its URL; null for an address of another origin or of
 * none. The host is compared as readers use it, and `http` and `https` are the same place.
 */
export function pathOnThisSite(siteUrl: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const asked = new URL(address);
  const own = new URL(siteUrl);
  if (!/^https?:$/.test(asked.protocol) || asked.host !== own.host) return null;
  return asked.pathname;
}
