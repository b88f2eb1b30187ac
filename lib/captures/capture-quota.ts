import type { Desk } from "@/lib/desk";
import { accept, type Outcome, refuse } from "@/lib/outcome";

/** How often somebody may ask for a capture on a day (UTC), refused ones too: most are a question to somebody else's server. */
export const CAPTURES_A_DAY = 500;

/** Counts one more capture that `desk.actor` asks for today; refused when that would be the 501st. */
export async function countCapture({ database, actor, now }: Desk): Promise<Outcome<null>> {
  const day = now().toISOString().slice(0, 10);
  // One statement, so that those that come at once are counted one after the other.
  const counted = await database.$queryRaw<{ count: number }[]>`
    INSERT INTO capture_count AS counted (day, actor, count) VALUES (${day}::date, ${actor}, 1)
    ON CONFLICT (day, actor) DO UPDATE SET count = counted.count + 1 WHERE counted.count < ${CAPTURES_A_DAY}
    RETURNING counted.count`;
  const [row] = counted;
  if (row === undefined)
    return refuse({
      code: "captures-too-many",
      at: null,
      message: `You have asked for ${CAPTURES_A_DAY} captures today, which is as many as anybody may. Go on tomorrow (UTC).`,
    });
  // What somebody asked for on another day is nobody's business.
  if (row.count === 1) await database.captureCount.deleteMany({ where: { day: { lt: new Date(day) } } });
  return accept(null);
}
