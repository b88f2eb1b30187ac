import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { storable } from "@/lib/database/storable";

/** What has names of its own, and the table that holds them. */
const TABLES = {
  sections: Prisma.sql`section`,
  topics: Prisma.sql`topic`,
  authors: Prisma.sql`author`,
  stories: Prisma.sql`story`,
} as const;

export type NameKind = keyof typeof TABLES;

/** The names that have `query` in them, those that begin with it first, then by name; every name where it is empty. */
export async function lookUpNames(
  database: Queryable,
  { kind, query, limit }: { readonly kind: NameKind; readonly query: string; readonly limit: number },
): Promise<{ slug: string; name: string }[]> {
  const asked = storable(query).trim();
  return database.$queryRaw<{ slug: string; name: string }[]>(Prisma.sql`
    SELECT slug, name FROM ${TABLES[kind]}
    WHERE strpos(lower(name), lower(${asked})) > 0 OR strpos(slug, lower(${asked})) > 0
    ORDER BY NOT starts_with(lower(name), lower(${asked})), lower(name), slug LIMIT ${limit}`);
}
