import { PrismaPg } from "@prisma/adapter-pg";
import { type Connection, type DatabaseAddress, openConnection } from "./connection";
import { PrismaClient } from "./generated/client";
import { migrate } from "./migrate";

export interface OpenDatabase {
  readonly client: PrismaClient;
  readonly kind: Connection["kind"];
  close(): Promise<void>;
}

/**
 * Opens and migrates the database and makes it this process's own, which `database()` (in `./client`) finds from then on.
 * Throws what `openEmbeddedDatabase` and `migrate` throw.
 */
export async function openDatabase(address: DatabaseAddress): Promise<OpenDatabase> {
  const connection = await openConnection(address);
  try {
    // The embedded database was migrated by its own process.
    if (connection.kind === "postgresql") await migrate(connection.config);
  } catch (cause) {
    connection.close();
    throw cause;
  }
  const client = new PrismaClient({ adapter: new PrismaPg(connection.config) });
  globalThis.standfirstDatabase = client;
  return {
    client,
    kind: connection.kind,
    async close() {
      if (globalThis.standfirstDatabase === client) globalThis.standfirstDatabase = undefined;
      await client.$disconnect();
      connection.close();
    },
  };
}
