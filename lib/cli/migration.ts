import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { compareSchemaWithMigrations } from "@/lib/database/compare-schema";
import { migrationsFolder } from "@/lib/database/migration-files";

/** Writes the migration that leads from the migrations so far to `schema.prisma`; gives back the exit status. */
export async function writeMigration(name: string): Promise<number> {
  if (!/^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(name)) {
    console.error("Name the migration in lower-case words joined by underscores, such as add_captures.");
    return 1;
  }
  const script = await compareSchemaWithMigrations();
  if (script === null) {
    console.log("The migrations already lead to prisma/schema.prisma.");
    return 0;
  }
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrationsFolder, `${time}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), script);
  console.log(`prisma/migrations/${time}_${name}/migration.sql is written. Read it before you commit it.`);
  return 0;
}
