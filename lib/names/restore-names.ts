import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { lockEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import { leadOn } from "./former-names";
import { NAME_KINDS, type NameKind } from "./kinds";
import type { NameRecord } from "./name-record";
import { type Mention, type ReplayedName, type ReplayedNames, replayNames } from "./replay-names";
import { deleteRow, findRow, insertRow, moveUses, updateRow } from "./rows";

/**
 * Puts the names back into a database that has lost them, as the records and the revisions' mentions make them, before the
 * articles are made again. A database that knows of every record already is left as it is.
 */
export async function restoreNames(
  desk: Desk,
  records: readonly NameRecord[],
  mentions: readonly Mention[],
): Promise<void> {
  const replayed = replayNames(records, mentions);
  await transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const { _max: known } = await transaction.nameChange.aggregate({ _max: { number: true } });
    const isBehind = records.some(({ number }) => number > (known.number ?? 0));
    for (const kind of NAME_KINDS) {
      for (const name of replayed.names[kind].values()) await restoreName(transaction, kind, name, isBehind);
    }
    if (isBehind) await restoreFormer(transaction, replayed);
    await transaction.nameChange.createMany({
      data: records.map((record) => ({ number: record.number, hash: canonicalHash(record), record })),
      skipDuplicates: true,
    });
  });
}

async function restoreName(
  transaction: Prisma.TransactionClient,
  kind: NameKind,
  { isChanged, position, ...state }: ReplayedName,
  isBehind: boolean,
): Promise<void> {
  const row = await findRow(transaction, kind, state.slug);
  if (row === null) await insertRow(transaction, kind, state);
  else if (isBehind && isChanged) await updateRow(transaction, kind, row.id, state);
  if (kind === "section" && (row === null || isBehind))
    await transaction.section.update({ where: { slug: state.slug }, data: { position } });
}

async function restoreFormer(
  transaction: Prisma.TransactionClient,
  { former }: ReplayedNames,
): Promise<void> {
  for (const { kind, slug, to, at } of former) {
    const [gone, kept] = [await findRow(transaction, kind, slug), await findRow(transaction, kind, to)];
    // A database from before the merge has both still.
    if (gone !== null && kept !== null) {
      await moveUses(transaction, kind, gone.id, kept.id);
      await deleteRow(transaction, kind, gone.id);
    }
    await leadOn(transaction, { kind, slug, to, at: new Date(at) });
  }
}
