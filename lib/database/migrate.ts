import { Client, type PoolConfig } from "pg";
import { OperatorError } from "@/lib/operator-error";
import { type MigrationFile, migrationList, readMigrations } from "./migration-files";

/** Thrown when the database's history is not one that this version of the program can continue. */
export class MigrationError extends OperatorError {
  override readonly name = "MigrationError";
}

/** Any number; it only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 7_305_418;

/**
 * Brings the database up to this version's schema and gives back the names of the migrations applied, which is none
 * when it was up to date (found out with one query, without starting the engine).
 *
 * Several processes may call this at the same time. Throws `MigrationError` for a database that a newer version has
 * migrated, or whose applied migrations are not the ones in this version.
 */
export async function migrate(config: PoolConfig): Promise<readonly string[]> {
  const migrations = await readMigrations();
  const client = new Client(config);
  await client.connect();
  try {
    // Others wait here. In the embedded database, whose one session this lock cannot keep apart from itself, only the
    // process that owns it migrates.
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await readApplied(client);
    refuseForeignHistory(applied, migrations);
    if (applied.length === migrations.length) return [];
    return await applyWithEngine(config, migrations);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    await client.end();
  }
}

async function applyWithEngine(
  config: PoolConfig,
  migrations: readonly MigrationFile[],
): Promise<readonly string[]> {
  // Five megabytes of engine, which a database that is up to date never needs.
  const { withSchemaEngine } = await import("./schema-engine");
  return withSchemaEngine(config, async (engine) => {
    const list = migrationList(migrations);
    const filters = { externalTables: [], externalEnums: [] };
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: list,
      optInToShadowDatabase: false,
      filters,
    });
    // A migration is one transaction (see schema-engine), so one that began and was never finished has left nothing.
    for (const migrationName of diagnosis.failedMigrationNames) {
      await engine.markMigrationRolledBack({ migrationName });
    }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters });
    return appliedMigrationNames;
  });
}

interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
  if (!table.rows[0]?.present) return [];
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  );
  return rows.map((row) => ({ name: row.migration_name, checksum: row.checksum }));
}

function refuseForeignHistory(
  applied: readonly AppliedMigration[],
  migrations: readonly MigrationFile[],
): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of applied) {
    if (!known.has(name)) {
      throw new MigrationError(
        `The database was last opened by a newer version of Standfirst: it has the migration ${name}, which this version does not know. Use that version, or restore a backup made before it.`,
      );
    }
    if (known.get(name) !== checksum) {
      throw new MigrationError(
        `The migration ${name} in this version is not the one that was applied to the database. Restore prisma/migrations/${name} as it was released.`,
      );
    }
  }
}
