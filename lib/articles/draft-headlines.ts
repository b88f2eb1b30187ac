import type { Queryable } from "@/lib/database/client";
import { isDraftId } from "./locked-draft";

/** The headlines of those of these ids that are drafts, which may be empty; the order means nothing. */
export async function listHeadlines(
  database: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.draft.findMany({
    where: { id: { in: [...new Set(ids)].filter(isDraftId) } },
    select: { id: true, headline: true },
  });
  return new Map(rows.map(({ id, headline }) => [id, headline]));
}
