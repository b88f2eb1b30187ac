import { dayOf, twoDigits } from "./dates";

/** Every address of the site. A path is absolute within the site and percent-encoded where it must be. */

export const frontPath = "/";
export const aboutPath = "/about";
/** The page that is shown where there is none. */
export const missingPath = "/missing";

/** `/2018/01/02/slug`: the day is the day of first publication in the site's time zone. `slug` is stored unencoded. */
export function articlePath(publishedAt: Date, timeZone: string, slug: string): string {
  const { year, month, day } = dayOf(publishedAt, timeZone);
  return `/${String(year).padStart(4, "0")}/${twoDigits(month)}/${twoDigits(day)}/${slug}`;
}

/** Where a picture in the object store is served. */
export function mediaPath(hash: string, extension: string): string {
  return `/media/${hash}.${extension}`;
}

/** The form of a stored path that an `href` or a header needs: `/2018/01/02/微信` with its letters percent-encoded. */
export function hrefOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** The absolute address of a stored path, on the origin that readers use. */
export function absoluteUrl(siteUrl: string, path: string): string {
  return `${siteUrl}${hrefOf(path)}`;
}
