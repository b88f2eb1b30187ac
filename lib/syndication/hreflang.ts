import type { EditionView } from "@/lib/translations/views";
import { absoluteUrl } from "@/lib/urls";

/**
 * The editions of an article as search engines are told of them (`link rel="alternate" hreflang`), by their language tags: each of them on the pages
 * of all, itself too, with whole addresses. Who reads none of the languages is led to the original (`x-default`), where readers have it. One whose
 * language nobody said is left out.
 */
export function hreflangs(
  editions: readonly EditionView[],
  siteUrl: string,
): Readonly<Record<string, string>> {
  const said = editions.filter(({ language }) => language !== "und");
  const original = editions.find(({ isOriginal }) => isOriginal);
  return Object.fromEntries([
    ...said.map(({ language, path }) => [language, absoluteUrl(siteUrl, path)]),
    ...(original === undefined ? [] : [["x-default", absoluteUrl(siteUrl, original.path)]]),
  ]);
}
