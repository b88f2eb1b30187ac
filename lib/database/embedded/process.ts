import { existsSync, renameSync, rmSync, truncateSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { EDITION_CHANNEL } from "../edition-channel";
import { MigrationError, migrate } from "../migrate";
import { embeddedFolder } from "./folder";
import { EXIT_FOLDER_HELD, takeFolderLock } from "./folder-lock";
import { grantLeases, type Leases } from "./leases";
import { readLockHolder } from "./lock-holder";
import { serveWire } from "./wire-server";

/**
 * The process that owns an embedded database: `process.ts DATA_DIR`. It takes the folder's lock, opens and migrates the
 * database, serves it on a unix socket to every program that holds a lease, and ends with the last lease. It is started by
 * whichever program comes first (`./open`), and outlives it while others are at work.
 */

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error("The database process needs the path of its data folder.");
const folder = embeddedFolder(dataDir);

const lock = takeFolderLock(folder.lock);
if (lock === null) {
  console.error(`The database is held by process ${readLockHolder(folder.lock) ?? "unknown"}.`);
  process.exit(EXIT_FOLDER_HELD);
}

truncateSync(folder.log);
// Only the holder of the lock may do this: sockets that a killed process left behind would refuse every connection.
rmSync(folder.wireSocket, { force: true });
rmSync(folder.leaseSocket, { force: true });

if (!existsSync(folder.database)) await create();
const database = await PGlite.create({ dataDir: folder.database });
// Times are stored in UTC; a session in another zone would print them otherwise.
await database.exec("SET TIME ZONE 'UTC'");
let leases: Leases | undefined;
const wire = await serveWire(database, folder.wireSocket, {
  broken(cause) {
    console.error("The database failed and is closed.", cause);
    process.exit(1);
  },
  notification({ channel, payload }) {
    if (channel === EDITION_CHANNEL) leases?.tell(`edition ${payload}`);
  },
});

// Nobody holds a lease yet, so that this process alone migrates.
try {
  await migrate({ host: folder.sockets, user: "postgres", database: "postgres" });
} catch (cause) {
  console.error(cause instanceof MigrationError ? cause.message : cause);
  process.exit(1);
}

await database.exec(`LISTEN ${EDITION_CHANNEL}`);

let closing = false;
leases = await grantLeases(folder.leaseSocket, () => void close());
process.on("SIGTERM", () => void close());
// An interrupt from the keyboard reaches every process of the group; the leases say when the work is done.
process.on("SIGINT", () => {});

/** Making a database takes seconds, in which anything may happen; under its own name it is always a whole one. */
async function create(): Promise<void> {
  const unfinished = `${folder.database}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await (await PGlite.create({ dataDir: unfinished })).close();
  renameSync(unfinished, folder.database);
}

async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  rmSync(folder.leaseSocket, { force: true });
  leases?.close();
  await wire.close();
  await database.close();
  rmSync(folder.wireSocket, { force: true });
  lock?.release();
  process.exit(0);
}
