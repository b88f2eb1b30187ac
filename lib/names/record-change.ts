import type { Prisma } from "@/lib/database/generated/client";
import type { Desk } from "@/lib/desk";
import { canonicalBytes } from "@/lib/storage/canonical";
import type { NameChange, NameRecord } from "./name-record";

/**
 * Keeps what was done to the names beside the revisions, where it outlives the database, and gives back the record's hash. The transaction
 * holds the edition, so that the numbers have no gap.
 */
export async function recordChange(
  transaction: Prisma.TransactionClient,
  { objects, actor }: Pick<Desk, "objects" | "actor">,
  { at, change }: { readonly at: Date; readonly change: NameChange },
): Promise<string> {
  const last = await transaction.nameChange.aggregate({ _max: { number: true } });
  const record: NameRecord = {
    format: "standfirst/name/1",
    number: (last._max.number ?? 0) + 1,
    recordedAt: at.toISOString(),
    actor,
    change,
  };
  const hash = await objects.keep("names", canonicalBytes(record), "json");
  await transaction.nameChange.create({ data: { number: record.number, hash, record } });
  return hash;
}
