import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { lockEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import type { StatementRecord } from "./statement-record";
import { writeChange } from "./write-rows";

/** Puts the statements back into a database that has lost them. One that knows of every record already is left as it is. */
export async function restoreStatements(desk: Desk, records: readonly StatementRecord[]): Promise<void> {
  await transact(
    desk.database,
    async (transaction) => {
      await lockEdition(transaction);
      const { _max: known } = await transaction.statementChange.aggregate({ _max: { number: true } });
      const standing = await transaction.statement.count();
      const isBehind = records.some(({ number }) => number > (known.number ?? 0));
      if (!isBehind && (standing > 0 || records.length === 0)) return;
      await transaction.statement.deleteMany();
      await transaction.speaker.deleteMany();
      for (const record of records.toSorted((a, b) => a.number - b.number))
        await writeChange(transaction, record);
      await transaction.statementChange.createMany({
        data: records.map((record) => ({ number: record.number, hash: canonicalHash(record), record })),
        skipDuplicates: true,
      });
    },
    LONGEST,
  );
}

/** Every record is a handful of statements, and there may be tens of thousands. */
const LONGEST = 30 * 60_000;
