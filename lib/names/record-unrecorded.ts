import { Prisma } from "@/lib/database/generated/client";
import type { Desk } from "@/lib/desk";
import { NAME_KINDS, type NameKind } from "./kinds";
import type { NameState } from "./name-record";
import { listSectionOrder } from "./queries";
import { recordChange } from "./record-change";
import { selectStates } from "./rows";

/**
 * Leaves a record of each name that something is said of and that no record tells of, because it came with the samples or is older than
 * the records: its description, and where a section stands, would otherwise be lost with the database. Gives back how many those were. A
 * name of which nothing is said follows from the revisions that bear it. The transaction holds the edition.
 */
export async function recordUnrecorded(
  transaction: Prisma.TransactionClient,
  desk: Pick<Desk, "objects" | "actor" | "now">,
): Promise<number> {
  const at = desk.now();
  const unrecorded = { section: 0, topic: 0, author: 0, story: 0 };
  for (const kind of NAME_KINDS) {
    for (const state of await listUnrecorded(transaction, kind)) {
      await recordChange(transaction, desk, { at, change: { verb: "set", kind, formerly: null, state } });
      unrecorded[kind] += 1;
    }
  }
  if (unrecorded.section > 0) {
    const slugs = await listSectionOrder(transaction);
    await recordChange(transaction, desk, { at, change: { verb: "order", slugs } });
  }
  return Object.values(unrecorded).reduce((sum, count) => sum + count, 0);
}

function listUnrecorded(transaction: Prisma.TransactionClient, kind: NameKind): Promise<NameState[]> {
  const isPlaced = kind === "section" ? Prisma.sql`OR position <> 0` : Prisma.empty;
  return transaction.$queryRaw<NameState[]>`
    SELECT slug, name, description, invented FROM (${selectStates(kind)}) AS named
    WHERE (description <> '' OR invented ${isPlaced}) AND NOT EXISTS (
      SELECT FROM name_change WHERE record -> 'change' @> jsonb_build_object('kind', ${kind}::text,
        'state', jsonb_build_object('slug', named.slug)))
    ORDER BY slug`;
}
