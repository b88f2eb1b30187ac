import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { appendToLog } from "@/lib/log/append-to-log";
import { logPictures } from "@/lib/media/log-pictures";
import { lockEdition, raiseEdition } from "@/lib/site/edition";

/** What the log says of a revision, whose row is there. */
interface LoggedRevision {
  readonly hash: string;
  readonly article: string;
  readonly number: number;
  readonly sample: boolean;
}

/** Enters a revision in the public log, and before it the pictures that it is the first to show. */
export async function logRevision(
  transaction: Prisma.TransactionClient,
  desk: Pick<Desk, "objects" | "now">,
  { hash, article, number, sample }: LoggedRevision,
): Promise<void> {
  await logPictures(transaction, desk, hash);
  await appendToLog(transaction, desk, {
    kind: "revision",
    object: hash,
    article,
    revision: number,
    ...(sample && { sample }),
  });
}

/** So few that those who publish meanwhile need not wait for long. */
const BATCH = 200;

/**
 * Enters what was published before there was a log, or came back from the object store without its entry, in the order of time. What
 * is entered already is passed over, so that this can be interrupted, done again, and done by two at once. Gives back how many
 * revisions those were.
 *
 * @param begin is called before the first is entered, where there is any.
 */
export async function enterUnlogged(
  desk: Pick<Desk, "database" | "objects" | "now">,
  begin: () => void = () => {},
): Promise<number> {
  for (let entered = 0; ; ) {
    const count = await transact(desk.database, async (transaction) => {
      await lockEdition(transaction);
      const revisions = await transaction.$queryRaw<LoggedRevision[]>`
        SELECT hash, article_id AS article, number, record @> '{"sample": true}' AS sample FROM revision
        WHERE NOT EXISTS (
          SELECT FROM log_entry WHERE log_entry.kind = 'revision' AND log_entry.object = revision.hash)
        ORDER BY recorded_at, article_id, number LIMIT ${BATCH}`;
      if (revisions.length > 0 && entered === 0) begin();
      for (const revision of revisions) await logRevision(transaction, desk, revision);
      if (revisions.length > 0) await raiseEdition(transaction, desk.now());
      return revisions.length;
    });
    entered += count;
    if (count < BATCH) return entered;
  }
}
