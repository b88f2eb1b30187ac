import type { Prisma } from "@/lib/database/generated/client";

/**
 * Raises the edition number. Every command that changes what the public can see calls this in its own transaction, so
 * that a reader who is shown a new edition is shown the change, and never one without the other.
 */
export async function raiseEdition(transaction: Prisma.TransactionClient, now: Date): Promise<void> {
  await transaction.edition.update({ where: { id: 1 }, data: { number: { increment: 1 }, changedAt: now } });
}

/** Holds the edition until the transaction ends. Whoever takes other locks too takes this one first. */
export async function lockEdition(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.$queryRaw`SELECT number FROM edition WHERE id = 1 FOR UPDATE`;
}
