import { recordEvent } from "@/lib/audit/audit";
import type { PrismaClient } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { PeopleDesk } from "./people";
import { LONGEST_PAUSE } from "./session-store";

export interface OpenSession {
  readonly id: string;
  /** What the browser called itself. */
  readonly userAgent: string;
  readonly signedInAt: Date;
  /** To within five minutes. */
  readonly lastUsedAt: Date;
}

/** Somebody's sessions that are still good, the last used first. */
export async function listSessions(
  { database, now }: { readonly database: PrismaClient; readonly now: () => Date },
  userId: string,
): Promise<OpenSession[]> {
  const sessions = await database.session.findMany({
    where: { userId, expiresAt: { gt: now() }, updatedAt: { gt: new Date(now().getTime() - LONGEST_PAUSE) } },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: 100,
  });
  return sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    userAgent: userAgent ?? "",
    signedInAt: createdAt,
    lastUsedAt: updatedAt,
  }));
}

/** Ends one session of a user, or all but `keep`; gives back how many there were. */
export async function endSessions(
  { database, actor, now }: PeopleDesk,
  {
    userId,
    ...which
  }: { readonly userId: string } & ({ readonly id: string } | { readonly keep: string | null }),
): Promise<number> {
  return transact(database, async (transaction) => {
    const id = "id" in which ? which.id : which.keep === null ? undefined : { not: which.keep };
    const { count } = await transaction.session.deleteMany({
      where: { userId, ...(id !== undefined && { id }) },
    });
    if (count > 0)
      await recordEvent(transaction, {
        at: now(),
        actor,
        action: "session-end",
        subject: userId,
        detail: { count },
      });
    return count;
  });
}
