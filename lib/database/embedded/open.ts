import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createConnection, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { OperatorError } from "@/lib/operator-error";
import { type EmbeddedFolder, embeddedFolder } from "./folder";
import { EXIT_FOLDER_HELD } from "./folder-lock";
import { readLockHolder } from "./lock-holder";

/** How long opening may take in all; making a new database takes about four seconds on a slow machine. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

/** How long a process that holds the folder may refuse a lease before it is given up: it may be closing, or migrating. */
const HOLDER_PATIENCE_MS = 20_000;
const HOLDER_PAUSE_MS = 500;

export interface EmbeddedDatabase {
  /** The folder of the PostgreSQL socket: the `host` of a connection. */
  readonly socketFolder: string;
  /** Calls `learn` with the number of each new edition, from now until the lease is given up. */
  watchEdition(learn: (edition: number) => void): void;
  /** Gives up the lease. The database process ends when nobody holds one. */
  close(): void;
}

/** Thrown when the database cannot be opened; the message says why, and who holds the folder if that is the reason. */
export class EmbeddedDatabaseError extends OperatorError {
  override readonly name = "EmbeddedDatabaseError";
}

/**
 * Opens the embedded database in `dataDir`: joins the process that already serves it, or starts one. If that process
 * dies while the lease is held, another is started at once; queries that were under way fail.
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const folder = openFolder(dataDir);
  let closed = false;
  const watchers: ((edition: number) => void)[] = [];
  let lease = hold(await acquireLease(dataDir, folder));

  function hold(granted: Socket): Socket {
    granted.once("close", renew);
    createInterface(granted).on("line", (line) => {
      const [, edition] = /^edition (\d+)$/.exec(line) ?? [];
      if (edition !== undefined) for (const learn of watchers) learn(Number(edition));
    });
    return granted;
  }

  function renew(): void {
    if (closed) return;
    acquireLease(dataDir, folder).then(
      (renewed) => {
        if (closed) renewed.destroy();
        else lease = hold(renewed);
      },
      (cause: unknown) => {
        console.error("The database cannot be opened again; trying once more in a second.", cause);
        setTimeout(renew, 1000).unref();
      },
    );
  }

  return {
    socketFolder: folder.sockets,
    watchEdition: (learn) => void watchers.push(learn),
    close() {
      closed = true;
      lease.destroy();
    },
  };
}

function openFolder(dataDir: string): EmbeddedFolder {
  try {
    return embeddedFolder(dataDir);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EmbeddedDatabaseError(
      `The data folder ${dataDir} cannot be used: ${reason}. Make it writable, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

async function acquireLease(dataDir: string, folder: EmbeddedFolder): Promise<Socket> {
  const deadline = Date.now() + PATIENCE_MS;
  let starting: DatabaseProcess | null = null;
  let heldSince: number | null = null;
  for (;;) {
    const lease = await tryLease(folder.leaseSocket);
    if (lease !== null) return lease;
    if (starting === null || starting.status === "gone") starting = startProcess(dataDir, folder);
    if (starting.status === "failed") {
      throw new EmbeddedDatabaseError(
        `The embedded database in ${dataDir} could not be opened. ${readLog(folder.log)}`.trim(),
      );
    }
    if (starting.status === "gone") {
      heldSince ??= Date.now();
      await pause(HOLDER_PAUSE_MS);
    }
    if (Date.now() > deadline || (heldSince !== null && Date.now() - heldSince > HOLDER_PATIENCE_MS)) {
      const holder = readLockHolder(folder.lock);
      throw new EmbeddedDatabaseError(
        `The embedded database in ${dataDir} is held by process ${holder ?? "unknown"}, which does not answer. ` +
          "End that process, or set DATA_DIR to another folder.",
      );
    }
    await pause(PAUSE_MS);
  }
}

/** A connection on which the database process has granted a lease, or null when nothing listens there. */
function tryLease(leaseSocket: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(leaseSocket);
    const giveUp = () => {
      socket.destroy();
      resolve(null);
    };
    socket.once("error", giveUp);
    socket.once("close", giveUp);
    socket.once("data", () => {
      socket.off("error", giveUp);
      socket.off("close", giveUp);
      // A lease must not keep its holder running.
      socket.unref();
      socket.on("error", () => socket.destroy());
      resolve(socket);
    });
  });
}

interface DatabaseProcess {
  status: "starting" | "gone" | "failed";
}

function startProcess(dataDir: string, folder: EmbeddedFolder): DatabaseProcess {
  const log = openSync(folder.log, "a", 0o600);
  const state: DatabaseProcess = { status: "starting" };
  // Detached, so that neither an interrupt from the keyboard nor the end of the program that came first takes the
  // database away from the others; the leases end it.
  const child = spawn(process.execPath, ["--import", tsxLoader(), processFile(), dataDir], {
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.once("error", () => {
    state.status = "failed";
  });
  child.once("exit", (code) => {
    // A process that ends well had no user left in the moment before this program asked.
    state.status = code === EXIT_FOLDER_HELD || code === 0 ? "gone" : "failed";
  });
  child.unref();
  return state;
}

function processFile(): string {
  return fileURLToPath(new URL("./process.ts", import.meta.url));
}

function tsxLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}

function readLog(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}
