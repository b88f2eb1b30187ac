import type { Desk } from "@/lib/desk";
import { accept, type Outcome, refuse } from "@/lib/outcome";

/** How many files somebody may bring on a day (UTC), refused ones too: each is work for the machine. */
export const UPLOADS_A_DAY = 1000;

/** Counts one more file that `desk.actor` brings today; refused when that would be the 1,001st. */
export async function countUpload({ database, actor, now }: Desk): Promise<Outcome<null>> {
  const day = now().toISOString().slice(0, 10);
  // One statement, so that files that come at once are counted one after the other.
  const counted = await database.$queryRaw<{ count: number }[]>`
    INSERT INTO upload_count AS counted (day, actor, count) VALUES (${day}::date, ${actor}, 1)
    ON CONFLICT (day, actor) DO UPDATE SET count = counted.count + 1 WHERE counted.count < ${UPLOADS_A_DAY}
    RETURNING counted.count`;
  const [row] = counted;
  if (row === undefined) {
    return refuse({
      code: "uploads-too-many",
      at: null,
      message: `You have brought ${UPLOADS_A_DAY} files today, which is as many as anybody may. Bring the others tomorrow (UTC).`,
    });
  }
  // What somebody brought on another day is nobody's business.
  if (row.count === 1) await database.uploadCount.deleteMany({ where: { day: { lt: new Date(day) } } });
  return accept(null);
}
