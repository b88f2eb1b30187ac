import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where the parts of the embedded database lie. */
export interface EmbeddedFolder {
  /** PGlite's own files. */
  readonly database: string;
  /** The file whose lock says who owns the folder. It stays when the lock is gone. */
  readonly lock: string;
  /** The folder of the sockets; `pg` finds `.s.PGSQL.5432` in it by itself. */
  readonly sockets: string;
  readonly wireSocket: string;
  /** The socket on which every program that uses the database holds a lease. */
  readonly leaseSocket: string;
  /** What the database process last had to say, overwritten at each of its starts. */
  readonly log: string;
}

/** The kernel's limit for the path of a unix socket is 108 bytes on Linux and 104 on macOS, with a closing zero. */
const MAXIMUM_SOCKET_PATH_BYTES = 103;

/** Finds the parts in `dataDir`, which is made if it is missing, with no access for other users. */
export function embeddedFolder(dataDir: string): EmbeddedFolder {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const root = realpathSync(dataDir);
  const sockets = socketFolder(root);
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  refuseStrangersFolder(sockets);
  return {
    database: path.join(root, "database"),
    lock: path.join(root, "database.lock"),
    sockets,
    wireSocket: path.join(sockets, ".s.PGSQL.5432"),
    leaseSocket: path.join(sockets, "lease.sock"),
    log: path.join(root, "database.log"),
  };
}

/** Beside the data where the path is short enough; otherwise in the system's folder for temporary files, by a name that follows from the data's path. */
function socketFolder(root: string): string {
  const beside = path.join(root, "sockets");
  if (Buffer.byteLength(path.join(beside, ".s.PGSQL.5432")) <= MAXIMUM_SOCKET_PATH_BYTES) return beside;
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return path.join(tmpdir(), `standfirst-${process.getuid?.() ?? 0}-${name}`);
}

/** In the folder for temporary files, anyone could have made one by this name first, and would be asked for the database. */
function refuseStrangersFolder(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  const isOurs = process.getuid === undefined || uid === process.getuid();
  if (!isOurs || (mode & 0o077) !== 0) {
    throw new Error(`${folder} belongs to or is open to another user; remove it`);
  }
}
