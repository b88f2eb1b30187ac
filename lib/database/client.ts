import type { Prisma, PrismaClient } from "./generated/client";

/** What queries take: the client itself, or a transaction on it. */
export type Queryable = PrismaClient | Prisma.TransactionClient;

// The server and the pages that Next bundles for it are two copies of this module in one process; both must find the
// one client, so it is a global of the process.
declare global {
  var standfirstDatabase: PrismaClient | undefined;
}

/** The database of this process. Throws when none has been opened, which is a mistake of the program. */
export function database(): PrismaClient {
  const client = globalThis.standfirstDatabase;
  if (client === undefined) throw new Error("The database was used before it was opened.");
  return client;
}
