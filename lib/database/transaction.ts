import type { Prisma, PrismaClient } from "./generated/client";

/** How often a transaction is tried when it collides with another one. */
const TRIES = 4;

/** Prisma's codes for a unique value taken meanwhile, and for a write conflict or deadlock. */
const COLLISIONS = new Set(["P2002", "P2034"]);

/**
 * Runs `work` in one transaction and gives back what it returns; when it throws, nothing has been written. If it collides
 * with another transaction it is run again from the start, so `work` must read what it decides by inside the transaction.
 * `timeout` is how long it may take, in milliseconds.
 */
export async function transact<T>(
  client: PrismaClient,
  work: (transaction: Prisma.TransactionClient) => Promise<T>,
  timeout = 30_000,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await client.$transaction(work, { maxWait: 30_000, timeout });
    } catch (cause) {
      if (tried === TRIES || !isCollision(cause)) throw cause;
    }
  }
}

function isCollision(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && COLLISIONS.has(String(cause.code));
}
