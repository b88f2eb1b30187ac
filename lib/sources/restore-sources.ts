import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { lockEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import { writeDescription, writeHost } from "./rows";
import type { SourceRecord } from "./source-record";

/** Puts what was said of sources back into a database that has lost it. One that knows of every record already is left as it is. */
export async function restoreSources(desk: Desk, records: readonly SourceRecord[]): Promise<void> {
  await transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const { _max: known } = await transaction.sourceChange.aggregate({ _max: { number: true } });
    const missing = records.filter(({ number }) => number > (known.number ?? 0));
    for (const record of missing.toSorted((a, b) => a.number - b.number)) {
      const { change, number } = record;
      if (change.verb === "describe") await writeDescription(transaction, change.address, change.description);
      else await writeHost(transaction, change.host, change.publisher);
      await transaction.sourceChange.create({ data: { number, hash: canonicalHash(record), record } });
    }
  });
}
