import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { storable } from "@/lib/database/storable";

/**
 * The condition that a row's column `words` has all words of what somebody looks for in the newsroom, or words that begin with
 * them; at most 256 characters are read. Letters that no word has find nothing. The words are asked for as a value, not as a
 * subquery, so that the planner sees how rare they are.
 */
export async function beginningWith(database: Queryable, query: string): Promise<Prisma.Sql> {
  const [row] = await database.$queryRaw<
    { terms: string[] }[]
  >`SELECT draft_terms(${storable(query)}) AS terms`;
  const terms = row?.terms ?? [];
  // The terms hold no punctuation, and so nothing that a quoted term could end with.
  return terms.length === 0
    ? Prisma.sql`false`
    : Prisma.sql`words @@ ${terms.map((term) => `'${term}':*`).join(" & ")}::tsquery`;
}
