import type { Named } from "@/lib/articles/views";
import type { SearchFilters } from "@/lib/search/compile-query";
import { type SearchAddress, searchHref } from "@/lib/search/search-address";
import type { Facet, SearchResults } from "@/lib/search/views";
import type { SiteView } from "@/lib/site/views";

interface SearchFacetsProps {
  readonly address: SearchAddress;
  readonly results: Pick<SearchResults, "count" | "sections" | "topics" | "authors" | "years">;
  readonly site: Pick<SiteView, "language" | "sections">;
}

/** The ways to narrow a search, with how many articles each leaves; a way that was taken leads back. */
export function SearchFacets({ address, results, site }: SearchFacetsProps) {
  const { section, topic, author, year } = address.filters;
  const kinds = [
    { kind: "section", title: "Section", chosen: section, facets: results.sections },
    {
      kind: "year",
      title: "Year",
      chosen: year === null ? null : String(year).padStart(4, "0"),
      facets: results.years,
    },
    { kind: "topic", title: "Topic", chosen: topic, facets: results.topics },
    { kind: "author", title: "Author", chosen: author, facets: results.authors },
  ] as const;
  const narrows = ({ count }: Facet) => count < results.count;
  const shown = kinds.filter(({ chosen, facets }) => chosen !== null || facets.some(narrows));
  if (shown.length === 0) return null;
  return (
    <nav className="search-facets" aria-label="Narrow the search">
      {shown.map(({ kind, title, chosen, facets }) => (
        <section key={kind}>
          <h2 className="slug">{title}</h2>
          <ul>
            {chosen === null ? (
              facets.filter(narrows).map((facet) => (
                <li key={facet.slug}>
                  <a href={searchHref(narrowed(address, kind, facet.slug))}>{facet.name}</a>
                  <span className="slug"> {facet.count.toLocaleString(site.language)}</span>
                </li>
              ))
            ) : (
              <li>
                <strong>{nameOf(kind === "section" ? site.sections : facets, chosen)}</strong>{" "}
                <a className="slug" href={searchHref(narrowed(address, kind, null))}>
                  × any {title.toLowerCase()}
                </a>
              </li>
            )}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function narrowed(address: SearchAddress, kind: keyof SearchFilters, slug: string | null): SearchAddress {
  const value = kind === "year" && slug !== null ? Number(slug) : slug;
  return { ...address, filters: { ...address.filters, [kind]: value }, page: 1 };
}

function nameOf(named: readonly Named[], slug: string): string {
  return named.find((one) => one.slug === slug)?.name ?? slug;
}
