import { notFound, permanentRedirect } from "next/navigation";
import { readSlug } from "@/lib/articles/archive-slug";
import { type NameKind, namePath } from "@/lib/names/kinds";
import { findForwarding } from "@/lib/names/queries";
import { hrefOf } from "@/lib/urls";

/** The parameters of a page about a section, a topic, an author or a running story. */
export interface NamedRoute {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/**
 * What a segment of an address names. Does not return where it names nothing, where it names it in another form than its one
 * address has, such as in capitals, and where what it named is elsewhere now: the reader is then sent on, at once to the last
 * address, and to the same place of the list.
 */
export async function namedAt<Named extends { readonly slug: string }>(
  kind: NameKind,
  segment: string,
  find: (slug: string) => Promise<Named | null>,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Promise<Named> {
  const address = readSlug(segment);
  const named = address && (await find(address.slug));
  if (named && address.canonical) return named;
  const slug = named?.slug ?? (address && (await findForwarding(kind, address.slug)));
  if (!slug) notFound();
  const place = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  permanentRedirect(`${hrefOf(namePath(kind, slug))}${place.size > 0 ? `?${place}` : ""}`);
}
