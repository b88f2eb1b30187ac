import { database } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import type { SearchFilters } from "./compile-query";
import type { NameKind } from "./index-text";
import type { SearchQuery } from "./parse-query";

/**
 * An article is found by the names that it bore when it was published: what became of them is asked for with each search that needs it,
 * so that nothing has to be written when a name that many articles bear is renamed or merged.
 */
export interface NameMeanings {
  /** Every slug under which articles may bear what was chosen from the lists beside the results. */
  chosen(kind: NameKind, slug: string): readonly string[];
  /** The same of all names that have the words of a clause in them today, or once had them as their slug. */
  named(kind: NameKind, text: string): readonly string[];
}

/** For searches that name nothing. */
export const nothingNamed: NameMeanings = { chosen: (_, slug) => [slug], named: () => [] };

const KINDS = ["section", "topic", "author"] as const;

/** Of the names that have a word, so many are asked for; all that were never renamed are found by the word itself. */
const MOST_NAMED = 50;

interface Asked {
  readonly kind: NameKind;
  readonly text: string;
  readonly byWords: boolean;
}

/** What the names in a search mean today, in one question; where it has none, nothing is asked. */
export async function readNameMeanings(query: SearchQuery, filters: SearchFilters): Promise<NameMeanings> {
  const asked = [
    ...KINDS.flatMap((kind): Asked[] => {
      const slug = filters[kind];
      return slug === null ? [] : [{ kind, text: slug, byWords: false }];
    }),
    ...query.groups.flat().flatMap(({ kind, text }): Asked[] => {
      const named = KINDS.find((each) => each === kind);
      return named === undefined ? [] : [{ kind: named, text, byWords: true }];
    }),
  ];
  if (asked.length === 0) return nothingNamed;
  const slugs = await readSlugs(asked);
  return {
    chosen: (kind, slug) => slugs.get(keyOf({ kind, text: slug, byWords: false })) ?? [slug],
    named: (kind, text) => slugs.get(keyOf({ kind, text, byWords: true })) ?? [],
  };
}

/** The filters of a search under the slugs that their names have today. */
export async function filtersOfToday(filters: SearchFilters): Promise<SearchFilters> {
  const meanings = await readNameMeanings({ groups: [], after: null, before: null, cut: false }, filters);
  const today = (kind: NameKind) => {
    const slug = filters[kind];
    return slug === null ? null : (meanings.chosen(kind, slug)[0] ?? slug);
  };
  return { ...filters, section: today("section"), topic: today("topic"), author: today("author") };
}

async function readSlugs(asked: readonly Asked[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await database().$queryRaw<(Asked & { slug: string })[]>`
    WITH asked AS (
      SELECT * FROM unnest(
        ${asked.map(({ kind }) => kind)}::name_kind[], ${asked.map(({ text }) => text)}::text[],
        ${asked.map(({ byWords }) => byWords)}::boolean[]) AS asked (kind, text, by_words)
    ), today AS (
      SELECT asked.*, coalesce(former.to_slug, asked.text) AS slug FROM asked
      LEFT JOIN former_name AS former ON former.kind = asked.kind AND former.slug = asked.text
      ${Prisma.join(KINDS.map(havingWords), " ")}
    ), meant AS (
      SELECT today.*, 0 AS place FROM today
      UNION ALL SELECT today.kind, today.text, today.by_words, former.slug, 1 FROM today
        JOIN former_name AS former ON former.kind = today.kind AND former.to_slug = today.slug
    )
    SELECT kind::text, text, by_words AS "byWords", slug FROM meant ORDER BY place, slug`;
  const slugs = new Map<string, string[]>();
  for (const row of rows) {
    const key = keyOf(row);
    slugs.set(key, [...(slugs.get(key) ?? []), row.slug]);
  }
  return slugs;
}

function havingWords(kind: NameKind): Prisma.Sql {
  return Prisma.sql`
    UNION ALL SELECT asked.*, named.slug FROM asked CROSS JOIN LATERAL (
      SELECT slug FROM ${Prisma.raw(kind)} WHERE words @@ (
        SELECT string_agg(quote_literal(term), ' & ')::tsquery FROM unnest(draft_terms(asked.text)) AS term)
      ORDER BY slug LIMIT ${MOST_NAMED}
    ) AS named WHERE asked.by_words AND asked.kind = ${kind}::name_kind`;
}

function keyOf({ kind, text, byWords }: Asked): string {
  return `${kind} ${byWords} ${text}`;
}
