import { readFileSync } from "node:fs";

/** The process that last took the lock, for messages only: whether it still holds it, the lock alone can say. */
export function readLockHolder(lockFile: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(lockFile, "utf8"), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
