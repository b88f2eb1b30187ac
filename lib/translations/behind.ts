import { z } from "zod";
import type { Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";

/** The changes that a translation has to follow; a typing error is the original's own, and that it appears is no change. */
const CHANGES = ["updated", "corrected"] as const;

/** The revisions with which a translation has caught up. */
const CATCHING_UP = ["published", "imported", ...CHANGES] as const;

/**
 * Which translations are behind their originals, and since when: the original was updated or corrected after the
 * translation's last revision of substance. By the ids of the translations; those that nobody published are not behind.
 */
export async function listBehind(
  database: Queryable,
  translations: readonly { readonly id: string; readonly of: string }[],
): Promise<ReadonlyMap<string, Date>> {
  if (translations.length === 0) return new Map();
  const pairs = translations.map(({ id, of }) => Prisma.sql`(${id}::uuid, ${of}::uuid)`);
  const newest = (article: Prisma.Sql, kinds: readonly string[]) => Prisma.sql`
    (SELECT recorded_at FROM revision
     WHERE article_id = ${article} AND kind::text IN (${Prisma.join(kinds)})
     ORDER BY number DESC LIMIT 1)`;
  const rows = z.array(z.object({ id: z.string(), original_at: z.date() })).parse(
    await database.$queryRaw`
      SELECT id, original_at FROM (
        SELECT pair.id,
               ${newest(Prisma.sql`pair.id`, CATCHING_UP)} AS own_at,
               ${newest(Prisma.sql`pair.original`, CHANGES)} AS original_at
        FROM (VALUES ${Prisma.join(pairs)}) AS pair (id, original)
      ) AS both_times WHERE original_at > own_at`,
  );
  return new Map(rows.map(({ id, original_at }) => [id, original_at]));
}
