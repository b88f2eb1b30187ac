import type { PoolConfig } from "pg";
import { EditionListener } from "./edition-listener";
import { openEmbeddedDatabase } from "./embedded/open";

/** A way to a PostgreSQL: the embedded one, or one that someone else runs. */
export interface Connection {
  /** What `pg` needs to connect. */
  readonly config: PoolConfig;
  readonly kind: "embedded" | "postgresql";
  /** Calls `learn` with the number of each new edition, soon after the commit that made it, until the connection is closed. */
  watchEdition(learn: (edition: number) => void): void;
  /** Gives the database up; open pools must have ended before. */
  close(): void;
}

/** The embedded database is one session, so that more connections would only wait for one another. */
const EMBEDDED_POOL = 4;
const POSTGRESQL_POOL = 10;

export interface DatabaseAddress {
  /** The PostgreSQL to use; null for the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** Opens the embedded database where no PostgreSQL is named. A named PostgreSQL is first reached by the first query. */
export async function openConnection({ databaseUrl, dataDir }: DatabaseAddress): Promise<Connection> {
  if (databaseUrl !== null) {
    const config = { connectionString: databaseUrl, max: POSTGRESQL_POOL, connectionTimeoutMillis: 10_000 };
    const listener = new EditionListener(databaseUrl);
    return {
      config,
      kind: "postgresql",
      watchEdition: (learn) => listener.listen(learn),
      close: () => listener.close(),
    };
  }
  const embedded = await openEmbeddedDatabase(dataDir);
  const config = { host: embedded.socketFolder, user: "postgres", database: "postgres", max: EMBEDDED_POOL };
  return {
    config,
    kind: "embedded",
    watchEdition: (learn) => embedded.watchEdition(learn),
    close: () => embedded.close(),
  };
}
