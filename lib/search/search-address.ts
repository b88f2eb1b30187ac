import { searchPath } from "@/lib/urls";
import type { SearchFilters } from "./compile-query";
import { cleanQuery, LONGEST_QUERY } from "./parse-query";

/** What the address of a search says. */
export interface SearchAddress {
  /** The query as typed, without what cannot be shown; empty for none. */
  readonly q: string;
  readonly filters: SearchFilters;
  /** From 1 to 50. */
  readonly page: number;
}

/** No slug is longer. */
const LONGEST_SLUG = 200;

/** The parameters of an address as Next gives them. */
export type AddressParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads an address. Of a parameter that is given several times, the first counts, and what it does not know it passes over; null for
 * a page or a year that none could be, which has no page.
 */
export function readSearchAddress(parameters: AddressParameters): SearchAddress | null {
  const read = (name: string, longest: number) => {
    const given = parameters[name];
    const first = typeof given === "string" ? given : given?.[0];
    return [...cleanQuery(first ?? "").normalize("NFC")].slice(0, longest).join("");
  };
  const slug = (name: string) => read(name, LONGEST_SLUG) || null;
  const page = read("page", 10) || "1";
  const year = read("year", 10);
  if (!/^(?:[1-9]|[1-4]\d|50)$/.test(page)) return null;
  if (!/^(?:(?!0000)\d{4})?$/.test(year)) return null;
  return {
    // One more than is read, so that a query that was cut can be seen to be so.
    q: read("q", LONGEST_QUERY + 1),
    filters: {
      section: slug("section"),
      topic: slug("topic"),
      author: slug("author"),
      year: year === "" ? null : Number(year),
    },
    page: Number(page),
  };
}

/** The address of a search, with what it says in one order, and nothing that goes without saying. */
export function searchHref(address: SearchAddress): string {
  const parameters = searchParameters(address);
  return parameters === "" ? searchPath : `${searchPath}?${parameters}`;
}

/** What the address of a search says after its `?`. */
export function searchParameters({ q, filters, page }: SearchAddress): string {
  const said = Object.entries({
    q: q || null,
    ...filters,
    year: filters.year === null ? null : String(filters.year).padStart(4, "0"),
    page: page === 1 ? null : String(page),
  });
  const given = said.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams(given).toString();
}
