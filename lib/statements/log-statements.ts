import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { appendToLog } from "@/lib/log/append-to-log";
import { lockEdition, raiseEdition } from "@/lib/site/edition";

/** So few that those who publish meanwhile need not wait for long. */
const BATCH = 200;

/** Enters records of statements in the public log that came back from the object store without their entries, in their order. What is entered already is passed over. */
export async function enterUnloggedStatements(
  desk: Pick<Desk, "database" | "objects" | "now">,
): Promise<void> {
  for (let count = BATCH; count === BATCH; ) {
    count = await transact(desk.database, async (transaction) => {
      await lockEdition(transaction);
      const records = await transaction.$queryRaw<{ hash: string }[]>`
        SELECT hash FROM statement_change
        WHERE NOT EXISTS (
          SELECT FROM log_entry WHERE log_entry.kind = 'statement' AND log_entry.object = statement_change.hash)
        ORDER BY number LIMIT ${BATCH}`;
      for (const { hash } of records)
        await appendToLog(transaction, desk, { kind: "statement", object: hash });
      if (records.length > 0) await raiseEdition(transaction, desk.now());
      return records.length;
    });
  }
}
