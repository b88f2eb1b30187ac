import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { lockEdition } from "@/lib/site/edition";
import { canonicalHash } from "@/lib/storage/canonical";
import type { RedirectRecord } from "./redirect-record";

/** A redirect as a row has it. */
interface Row {
  readonly fromAddress: string;
  readonly parameters: string;
  readonly toAddress: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** Puts the redirects back into a database that has lost them. One that knows of every record already is left as it is. */
export async function restoreRedirects(desk: Desk, records: readonly RedirectRecord[]): Promise<void> {
  const rows = replayRedirects(records);
  await transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const { _max: known } = await transaction.redirectChange.aggregate({ _max: { number: true } });
    if (!records.some(({ number }) => number > (known.number ?? 0))) return;
    await transaction.handRedirect.deleteMany();
    await transaction.handRedirect.createMany({ data: [...rows] });
    await transaction.redirectChange.createMany({
      data: records.map((record) => ({ number: record.number, hash: canonicalHash(record), record })),
      skipDuplicates: true,
    });
  });
}

/** The redirects that there are after all of these changes, in the order of their numbers. Nothing is read or written. */
export function replayRedirects(records: readonly RedirectRecord[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { change, recordedAt, actor } of records.toSorted((a, b) => a.number - b.number)) {
    if (change.verb === "remove") rows.delete(change.from);
    else
      for (const { from, parameters, to } of change.redirects) {
        const made = rows.get(from) ?? { createdAt: new Date(recordedAt), createdBy: actor };
        rows.set(from, { ...made, fromAddress: from, parameters, toAddress: to });
      }
  }
  return [...rows.values()];
}
