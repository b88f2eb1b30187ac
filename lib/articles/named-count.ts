import type { NamedCount } from "./archive-views";
import type { Named } from "./views";

/** What the database counts of the articles that bear one name. */
export interface NameCount {
  readonly _count: number;
  readonly _min: { readonly publishedAt: Date | null };
  readonly _max: { readonly publishedAt: Date | null };
}

/** What to ask of `groupBy` for a `NameCount`. */
export const nameCount = {
  _count: true,
  _min: { publishedAt: true },
  _max: { publishedAt: true },
} as const;

/** A name with what was counted of it; a name that was not counted has no pieces. */
export function namedCount(
  { slug, name }: Named,
  description: string,
  count: NameCount | undefined,
): NamedCount {
  return {
    slug,
    name,
    description,
    pieces: count?._count ?? 0,
    oldest: count?._min.publishedAt ?? null,
    newest: count?._max.publishedAt ?? null,
  };
}
