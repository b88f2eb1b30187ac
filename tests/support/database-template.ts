import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { migrate } from "@/lib/database/migrate";
import { readMigrations } from "@/lib/database/migration-files";
import { openDatabase } from "@/lib/database/open";
import { projectFolder } from "@/lib/project-folder";
import { sha256 } from "@/lib/storage/sha256";

/**
 * A migrated, empty database that is made once and copied for each test file: a folder of the embedded database, or a
 * database on the PostgreSQL that `TEST_DATABASE_URL` names.
 */
export type DatabaseTemplate =
  | { readonly kind: "embedded"; readonly folder: string }
  | { readonly kind: "postgresql"; readonly adminUrl: string; readonly name: string };

export async function prepareTestDatabase(): Promise<{
  template: DatabaseTemplate;
  remove: () => Promise<void>;
}> {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (adminUrl) return preparePostgresql(adminUrl);
  return { template: { kind: "embedded", folder: await prepareEmbeddedFolder() }, remove: async () => {} };
}

/** The folder is kept between runs, by a name that changes with the migrations and with PGlite's version. */
export async function prepareEmbeddedFolder(): Promise<string> {
  const migrations = await readMigrations();
  const pglite = await readFile(
    path.join(projectFolder, "node_modules/@electric-sql/pglite/package.json"),
    "utf8",
  );
  const name = sha256(JSON.stringify([pglite, migrations])).slice(0, 16);
  const folder = path.join(projectFolder, ".cache", `test-database-${name}`);
  if (!(await isThere(folder))) {
    await mkdir(path.dirname(folder), { recursive: true });
    const unfinished = await mkdtemp(path.join(tmpdir(), "standfirst-template-"));
    const database = await openDatabase({ databaseUrl: null, dataDir: unfinished });
    await database.close();
    await whenReleased(unfinished);
    await cp(unfinished, `${folder}.new`, { recursive: true, filter: (file) => !file.endsWith(".sock") });
    await rm(folder, { recursive: true, force: true });
    await rename(`${folder}.new`, folder);
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function preparePostgresql(adminUrl: string) {
  const name = `standfirst_template_${process.pid}`;
  await administer(adminUrl, `CREATE DATABASE "${name}"`);
  await migrate({ connectionString: databaseUrl(adminUrl, name) });
  const template: DatabaseTemplate = { kind: "postgresql", adminUrl, name };
  return { template, remove: () => administer(adminUrl, `DROP DATABASE "${name}"`) };
}

/** Runs one statement that cannot run inside of a transaction, on the server's own database. */
export async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function databaseUrl(adminUrl: string, name: string): string {
  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  return address.href;
}

/** The database process closes its files a moment after its last user has gone. */
export async function whenReleased(dataDir: string): Promise<void> {
  const { takeFolderLock } = await import("@/lib/database/embedded/folder-lock");
  const { embeddedFolder } = await import("@/lib/database/embedded/folder");
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const lock = takeFolderLock(embeddedFolder(dataDir).lock);
    if (lock !== null) return lock.release();
    await pause(10);
  }
  throw new Error(`The database in ${dataDir} was not released.`);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
