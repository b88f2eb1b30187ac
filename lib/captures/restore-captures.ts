import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import type { Problem } from "@/lib/outcome";
import { canonicalHash } from "@/lib/storage/canonical";
import { DamagedObjectError } from "@/lib/storage/objects";
import { readCapture } from "./capture-file";
import type { ShowingRecord } from "./showing-record";

/**
 * Puts the rows of captures back into a database that has lost them, one file after the other, since each may be large. Gives back what cannot be read.
 */
export async function restoreCaptures(desk: Desk, showings: readonly ShowingRecord[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for await (const { hash, extension } of desk.objects.list("captures")) {
    const known = await desk.database.capture.findUnique({ where: { hash }, select: { hash: true } });
    if (known !== null) continue;
    try {
      const bytes = await desk.objects.read("captures", hash, extension);
      if (bytes === null) continue;
      const row = readCapture(bytes);
      await desk.database.capture.createMany({ data: [row], skipDuplicates: true });
    } catch (cause) {
      const message =
        cause instanceof DamagedObjectError
          ? cause.message
          : "It is no capture that this version understands.";
      problems.push({ code: "object-not-readable", at: `captures ${hash}`, message });
    }
  }
  await transact(desk.database, async (transaction) => {
    await transaction.captureShowing.createMany({
      data: showings.map((record) => ({
        number: record.number,
        hash: canonicalHash(record),
        capture: record.capture,
        shown: record.shown,
        record,
      })),
      skipDuplicates: true,
    });
  });
  return problems;
}
