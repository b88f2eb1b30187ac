import type { PrismaClient } from "@/lib/database/generated/client";

/**
 * Empties tables, and what hangs on them, as the loss of a database does. Those that are append-only refuse it from every program; only
 * whoever owns the database's server gets past that.
 */
export async function loseTables(database: PrismaClient, tables: readonly string[]): Promise<void> {
  const named = tables.map((table) => `"${table}"`).join(", ");
  await database.$transaction([
    database.$executeRaw`SET LOCAL session_replication_role = replica`,
    database.$executeRawUnsafe(`TRUNCATE ${named} RESTART IDENTITY CASCADE`),
  ]);
}
