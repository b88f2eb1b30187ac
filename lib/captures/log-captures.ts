import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { appendToLog } from "@/lib/log/append-to-log";
import { lockEdition, raiseEdition } from "@/lib/site/edition";

/** So few that those who publish meanwhile need not wait for long. */
const BATCH = 200;

/** Enters captures in the public log that came back from the object store without their entries, in the order of time. What is entered already is passed over. */
export async function enterUnloggedCaptures(desk: Pick<Desk, "database" | "objects" | "now">): Promise<void> {
  for (let count = BATCH; count === BATCH; ) {
    count = await transact(desk.database, async (transaction) => {
      await lockEdition(transaction);
      const captures = await transaction.$queryRaw<{ hash: string }[]>`
        SELECT hash FROM capture
        WHERE NOT EXISTS (SELECT FROM log_entry WHERE log_entry.kind = 'capture' AND log_entry.object = capture.hash)
        ORDER BY captured_at, hash LIMIT ${BATCH}`;
      for (const { hash } of captures)
        await appendToLog(transaction, desk, { kind: "capture", object: hash });
      if (captures.length > 0) await raiseEdition(transaction, desk.now());
      return captures.length;
    });
  }
}
