import { slugFor } from "@/lib/articles/slug";

/** What hosts are called that show the same as the one without: for the web, for telephones, for faster pages. */
const SAME_AS_WITHOUT = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/;

/** The host by which a source's publisher is known, of an address in the one form of `source-address`. */
export function publisherHost(address: string): string {
  return new URL(address).hostname.replace(SAME_AS_WITHOUT, "");
}

/** The slug of a publisher that editors named, or of a host that nobody named yet, unless another has it (`isSamePublisher`). */
export function publisherSlug(nameOrHost: string): string {
  return slugFor(nameOrHost);
}

/** What is a host's own name: labels with dots between them, or an address in brackets. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)+|\[[0-9a-f:.]+\])$/i;

/**
 * Whether two names that make one slug are of one publisher. What editors write may differ in capitals and marks; a host's name is that
 * host's alone: `bbc.co.uk` is not `bbc-co.uk`.
 */
export function isSamePublisher(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || (!HOST.test(one) && !HOST.test(other));
}
