import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";

const prismaFolder = fileURLToPath(new URL("../../prisma/", import.meta.url));

export const migrationsFolder: string = path.join(prismaFolder, "migrations");
const schemaFile = path.join(prismaFolder, "schema.prisma");

export interface MigrationFile {
  /** The name of its folder, which orders it among the others. */
  readonly name: string;
  readonly script: string;
  /** sha256 of the script, as Prisma notes it beside an applied migration. */
  readonly checksum: string;
}

/** The migrations of this version of the program, oldest first. */
export async function readMigrations(): Promise<MigrationFile[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(ignoreMissing);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(path.join(migrationsFolder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    }),
  );
}

/** The same migrations in the form that Prisma's schema engine takes. */
export function migrationList(migrations: readonly MigrationFile[]): MigrationList {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
    })),
  };
}

/** The schema as it should be, in the form that Prisma's schema engine takes. */
export async function readSchema(): Promise<SchemasContainer> {
  return { files: [{ path: "schema.prisma", content: await readFile(schemaFile, "utf8") }] };
}

function ignoreMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}
