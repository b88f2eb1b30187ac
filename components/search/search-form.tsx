import { LONGEST_QUERY } from "@/lib/search/parse-query";
import type { SearchAddress } from "@/lib/search/search-address";
import { searchPath } from "@/lib/urls";

const inputId = "search-words";

/** The field, which keeps the choices made beside the results. It sends itself without any script. */
export function SearchForm({ address }: { address: SearchAddress }) {
  const { q, filters } = address;
  return (
    <search>
      <form className="search-form" action={searchPath} method="get">
        <label className="slug" htmlFor={inputId}>
          Words, names or “phrases”
        </label>
        <input
          id={inputId}
          name="q"
          type="search"
          dir="auto"
          defaultValue={q}
          maxLength={LONGEST_QUERY}
          autoComplete="off"
          spellCheck="false"
          enterKeyHint="search"
        />
        {Object.entries(filters).map(
          ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <button className="slug" type="submit">
          Search
        </button>
      </form>
    </search>
  );
}
