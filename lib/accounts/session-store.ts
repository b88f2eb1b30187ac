import type { BetterAuthOptions, DBAdapter, Where } from "better-auth";
import { sha256 } from "@/lib/storage/sha256";

/**
 * How better-auth's sessions are kept. It would store the very token that a cookie holds, and the address that it came from. Here its
 * adapter is wrapped: the table has the token's hash, no address, and a session that was left alone has ended.
 */

/** A session ends this long after its sign-in, in seconds, however much it is used… */
export const LONGEST_SESSION = 14 * 24 * 60 * 60;

/** …and this long after its last use, in milliseconds. */
export const LONGEST_PAUSE = 12 * 60 * 60 * 1_000;

/** How exactly the last use is known, in milliseconds: a write for each page would be too many. */
const TOUCH_EVERY = 5 * 60 * 1_000;

/** Marks what is a hash already, so that it is not hashed again and cannot be taken for a token. */
const MARK = "sha256:";

type Adapter = DBAdapter<BetterAuthOptions>;

/** The session table's form of a cookie's token. */
export function storedToken(token: string): string {
  return `${MARK}${sha256(token)}`;
}

/** Wraps what makes better-auth's adapter. */
export function keepSessions(
  make: (options: BetterAuthOptions) => Adapter,
): (options: BetterAuthOptions) => Adapter {
  return (options) => wrap(make(options));
}

function wrap(adapter: Adapter): Adapter {
  const kept: Adapter = {
    ...adapter,
    // The factory's own transaction would hand out the adapter that is not wrapped.
    transaction: (work) => work(kept),
    async create<T extends Record<string, unknown>, R = T>(asked: {
      model: string;
      data: Omit<T, "id">;
      select?: string[] | undefined;
      forceAllowId?: boolean | undefined;
    }): Promise<R> {
      if (asked.model !== "session") return adapter.create<T, R>(asked);
      const given: Record<string, unknown> = asked.data;
      const token = String(given.token);
      const data = Object.assign({}, asked.data, {
        token: storedToken(token),
        ipAddress: null,
        userAgent: String(given.userAgent ?? "").slice(0, 200),
      });
      return restore(await adapter.create<T, R>({ ...asked, data }), token);
    },
    async findOne<T>(asked: Parameters<Adapter["findOne"]>[0]): Promise<T | null> {
      const token = asked.model === "session" ? tokenIn(asked.where) : undefined;
      if (token === undefined) return adapter.findOne<T>(asked);
      if (token.startsWith(MARK)) return null;
      const found = await adapter.findOne<T>({ ...asked, where: hashWhere(asked.where) });
      if (found === null || !(await isInUse(adapter, found))) return null;
      return restore(found, token);
    },
    findMany: (asked) =>
      adapter.findMany(asked.model === "session" ? { ...asked, where: hashWhere(asked.where ?? []) } : asked),
    async update<T>(asked: Parameters<Adapter["update"]>[0]): Promise<T | null> {
      if (asked.model !== "session") return adapter.update<T>(asked);
      const { token: _, ...update } = asked.update;
      const updated = await adapter.update<T>({ ...asked, where: hashWhere(asked.where), update });
      const token = tokenIn(asked.where);
      return updated === null || token === undefined ? updated : restore(updated, token);
    },
    updateMany: (asked) => adapter.updateMany(hashed(asked)),
    delete: (asked) => adapter.delete(hashed(asked)),
    deleteMany: (asked) => adapter.deleteMany(hashed(asked)),
    consumeOne: (asked) => adapter.consumeOne(hashed(asked)),
  };
  return kept;
}

function hashed<T extends { model: string; where: Where[] }>(asked: T): T {
  return asked.model === "session" ? { ...asked, where: hashWhere(asked.where) } : asked;
}

function hashWhere(where: readonly Where[]): Where[] {
  return where.map((condition) => {
    if (condition.field !== "token") return condition;
    const { value } = condition;
    if (typeof value === "string") return { ...condition, value: storedForm(value) };
    if (Array.isArray(value)) return { ...condition, value: value.map((item) => storedForm(String(item))) };
    return condition;
  });
}

function storedForm(token: string): string {
  return token.startsWith(MARK) ? token : storedToken(token);
}

function tokenIn(where: readonly Where[]): string | undefined {
  const condition = where.find(({ field }) => field === "token");
  return typeof condition?.value === "string" ? condition.value : undefined;
}

/** Whoever asked by the token gets it back, since better-auth goes on to use it. */
function restore<T>(session: T, token: string): T {
  return Object.assign({}, session, { token });
}

/** Whether a session was used of late; if not it is removed, and if so that is noted. */
async function isInUse(adapter: Adapter, session: unknown): Promise<boolean> {
  const { id, lastUse } = readUse(session);
  const pause = Date.now() - lastUse.getTime();
  const where: Where[] = [{ field: "id", value: id }];
  if (pause > LONGEST_PAUSE) {
    await adapter.deleteMany({ model: "session", where });
    return false;
  }
  if (pause > TOUCH_EVERY)
    await adapter.update({ model: "session", where, update: { updatedAt: new Date() } });
  return true;
}

function readUse(session: unknown): { id: string; lastUse: Date } {
  if (typeof session === "object" && session !== null && "id" in session && "updatedAt" in session) {
    const { id, updatedAt } = session;
    if (typeof id === "string" && updatedAt instanceof Date) return { id, lastUse: updatedAt };
  }
  throw new Error("A session was read without its id or the time of its last use.");
}
