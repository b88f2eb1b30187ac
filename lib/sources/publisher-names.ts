import { slugFor } from "@/lib/articles/slug";

/** What hosts are called that show the same as the one without: for the web, for telephones, for faster pages. */
const SAME_AS_WITHOUT = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/;

/** The host by which a source's publisher is known, of an address in the one form of `source-address`. */
export function publisherHost(address: string): string {
  return new URL(address).hostname.replace(SAME_AS_WITHOUT, "");
}

/** The slug of a publisher that editors named, or of a host that nobody named yet. */
export function publisherSlug(nameOrHost: string): string {
  return slugFor(nameOrHost);
}
