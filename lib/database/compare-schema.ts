import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { PoolConfig } from "pg";
import { serveWire } from "./embedded/wire-server";
import { migrationList, readMigrations, readSchema } from "./migration-files";
import { type ShadowDatabase, withSchemaEngine } from "./schema-engine";

/**
 * The SQL that would lead from the migrations to `schema.prisma`; null when they agree. Works on databases in memory,
 * apart from any real one.
 */
export async function compareSchemaWithMigrations(): Promise<string | null> {
  const main = await openInMemory();
  try {
    const migrations = migrationList(await readMigrations());
    const schema = await readSchema();
    const result = await withSchemaEngine(
      main.config,
      (engine) =>
        engine.diff({
          from: { tag: "migrations", ...migrations },
          to: { tag: "schemaDatamodel", ...schema },
          script: true,
          exitCode: true,
          filters: { externalTables: [], externalEnums: [] },
        }),
      openInMemory,
    );
    return result.exitCode === 0 ? null : (result.stdout ?? "");
  } finally {
    await main.close();
  }
}

async function openInMemory(): Promise<ShadowDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-shadow-"));
  const database = await PGlite.create();
  const wire = await serveWire(database, path.join(folder, ".s.PGSQL.5432"), {
    broken(cause) {
      throw new Error("The database in memory failed.", { cause });
    },
  });
  const config: PoolConfig = { host: folder, user: "postgres", database: "postgres" };
  return {
    config,
    async close() {
      await wire.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
