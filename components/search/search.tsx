import { LONGEST_QUERY } from "@/lib/search/parse-query";
import { type SearchAddress, searchHref, searchParameters } from "@/lib/search/search-address";
import type { SearchResults } from "@/lib/search/views";
import type { SiteView } from "@/lib/site/views";
import { feedLinks } from "@/lib/syndication/discovery";
import { archivePath, searchPath } from "@/lib/urls";
import { SearchFacets } from "./search-facets";
import { SearchForm } from "./search-form";
import { SearchHelp } from "./search-help";
import { SearchLedger } from "./search-ledger";

interface SearchProps {
  readonly address: SearchAddress;
  /** Null where nothing was asked for. */
  readonly results: SearchResults | null;
  /** Whether the query was longer than is read. */
  readonly cut: boolean;
  /** Hits on a page. */
  readonly pageLength: number;
  readonly site: Pick<SiteView, "language" | "sections" | "timeZone">;
}

/** The page of a search: the field, what was found, and the ways to narrow it. */
export function Search({ address, results, cut, pageLength, site }: SearchProps) {
  return (
    <div className="search">
      <h1 className="headline">Search</h1>
      <SearchForm address={address} />
      {cut && <p className="search-note">Only the first {LONGEST_QUERY} characters were searched for.</p>}
      {results === null ? (
        <SearchHelp />
      ) : (
        <>
          <p className="slug search-count" role="status">
            {countOf(results, site.language)}
          </p>
          <div className="search-found">
            {results.hits.length === 0 ? (
              <NothingFound address={address} results={results} />
            ) : (
              <div>
                <SearchLedger hits={results.hits} site={site} start={(address.page - 1) * pageLength + 1} />
                <SearchPages address={address} pages={results.pages} />
                <p className="slug search-pages">
                  <FeedLink address={address} />
                </p>
              </div>
            )}
            <SearchFacets address={address} results={results} site={site} />
          </div>
        </>
      )}
    </div>
  );
}

function countOf({ count, more }: SearchResults, language: string): string {
  if (count === 0) return "No articles";
  const articles = count === 1 && !more ? "article" : "articles";
  return `${count.toLocaleString(language)}${more ? "+" : ""} ${articles}${more ? ", the newest of them ranked" : ""}`;
}

interface NothingFoundProps {
  readonly address: SearchAddress;
  readonly results: Pick<SearchResults, "more" | "suggestion">;
}

function NothingFound({ address, results: { more, suggestion } }: NothingFoundProps) {
  const { q, filters } = address;
  const better = suggestion && q.replace(suggestion.word, suggestion.instead);
  const anything = { section: null, topic: null, author: null, year: null };
  const isNarrowed = Object.values(filters).some((value) => value !== null);
  return (
    <div className="search-nothing">
      <p className="standfirst">
        {more
          ? "Nothing among the newest thousand articles that have these words. A year, or one word more, reaches further back."
          : "Nothing here says that."}
      </p>
      {better && (
        <p>
          Did you mean <a href={searchHref({ ...address, q: better, page: 1 })}>{better}</a>?
        </p>
      )}
      <ul>
        {isNarrowed && q !== "" && (
          <li>
            <a href={searchHref({ q, filters: anything, page: 1 })}>Search the whole archive</a> for these
            words.
          </li>
        )}
        <li>Fewer words find more; endings and accents do not matter, spelling does.</li>
        <li>
          Everything is in <a href={archivePath}>the archive</a>, by date.
        </li>
        <li>
          <FeedLink address={address} />: what comes to say it will be in its feed.
        </li>
      </ul>
      <SearchHelp />
    </div>
  );
}

function FeedLink({ address }: { address: SearchAddress }) {
  const [feed] = feedLinks(searchPath, "Search", searchParameters({ ...address, page: 1 }));
  return feed ? (
    <a href={feed.href} type={feed.type}>
      Follow this search
    </a>
  ) : null;
}

function SearchPages({ address, pages }: { address: SearchAddress; pages: number }) {
  if (pages === 1) return null;
  const { page } = address;
  return (
    <nav className="slug search-pages" aria-label="Pages of results">
      {page > 1 ? (
        <a rel="prev" href={searchHref({ ...address, page: page - 1 })}>
          ← Page {page - 1}
        </a>
      ) : (
        <span />
      )}
      <span>
        {page} of {pages}
      </span>
      {page < pages ? (
        <a rel="next" href={searchHref({ ...address, page: page + 1 })}>
          Page {page + 1} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
