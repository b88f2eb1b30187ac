import { PrismaPg } from "@prisma/adapter-pg";
import { OperatorError } from "@/lib/operator-error";
import { type Connection, type DatabaseAddress, openConnection } from "./connection";
import { PrismaClient } from "./generated/client";
import { migrate } from "./migrate";

export interface OpenDatabase {
  readonly client: PrismaClient;
  readonly kind: Connection["kind"];
  readonly watchEdition: Connection["watchEdition"];
  close(): Promise<void>;
}

/** Thrown when the PostgreSQL that is named does not answer. The address is not repeated, since it may hold a password. */
export class DatabaseUnreachableError extends OperatorError {
  override readonly name = "DatabaseUnreachableError";

  constructor(cause: Error) {
    super(
      `The PostgreSQL that DATABASE_URL names cannot be used: ${cause.message}. Start it, or mend DATABASE_URL.`,
      { cause },
    );
  }
}

/** The system's refusals, and PostgreSQL's of who asks and for what (SQLSTATE classes 28 and 3D). */
function isUnreachable(cause: unknown): cause is Error {
  return cause instanceof Error && "code" in cause && /^(?:E[A-Z]+|28...|3D...)$/.test(String(cause.code));
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
    throw isUnreachable(cause) ? new DatabaseUnreachableError(cause) : cause;
  }
  const client = new PrismaClient({ adapter: new PrismaPg(connection.config) });
  globalThis.standfirstDatabase = client;
  return {
    client,
    kind: connection.kind,
    watchEdition: connection.watchEdition,
    async close() {
      if (globalThis.standfirstDatabase === client) globalThis.standfirstDatabase = undefined;
      await client.$disconnect();
      connection.close();
    },
  };
}
