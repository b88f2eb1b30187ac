import { notFound, permanentRedirect } from "next/navigation";
import { readSlug } from "@/lib/articles/archive-slug";
import { hrefOf } from "@/lib/urls";

/** The parameters of a page about a section, a topic, an author or a running story. */
export interface NamedRoute {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/**
 * What a segment of an address names. Does not return where it names nothing, or names it in another form than its one
 * address has, such as in capitals.
 */
export async function namedAt<Named extends { readonly slug: string }>(
  segment: string,
  find: (slug: string) => Promise<Named | null>,
  pathOf: (slug: string) => string,
): Promise<Named> {
  const address = readSlug(segment);
  const named = address && (await find(address.slug));
  if (!named) notFound();
  if (!address.canonical) permanentRedirect(hrefOf(pathOf(named.slug)));
  return named;
}
