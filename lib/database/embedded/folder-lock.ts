import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * The lock of the embedded database's folder. PGlite takes none: two processes would open the same files, and the rows
 * of one would vanish without a word. The operating system holds this lock and frees it with its holder, however the
 * holder ends, so there is no stale lock to judge.
 */

/** The exit status by which a database process says that another one holds the folder. */
export const EXIT_FOLDER_HELD = 75;

interface FileLocks {
  tryLock(fileDescriptor: number): boolean;
}

// The package has no types and is CommonJS with a native part, which a bundler must not touch.
const locks: FileLocks = createRequire(import.meta.url)("fs-native-extensions");

export interface FolderLock {
  release(): void;
}

/** Takes the lock and notes this process in the file; null when another process holds it. */
export function takeFolderLock(lockFile: string): FolderLock | null {
  const file = openSync(lockFile, "a+", 0o600);
  if (!locks.tryLock(file)) {
    closeSync(file);
    return null;
  }
  ftruncateSync(file, 0);
  writeSync(file, `${process.pid}\n`);
  return { release: () => closeSync(file) };
}
