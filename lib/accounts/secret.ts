import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";

const FILE = "auth-secret";

/**
 * What the newsroom's cookies are signed with: `given` by the environment, or the one in `dataDir`, which is made on the first call
 * and readable by its owner alone. Servers that share a PostgreSQL must be given the same. Throws when the file was damaged.
 */
export async function readSecret({
  given,
  dataDir,
}: {
  given: string | null;
  dataDir: string;
}): Promise<string> {
  if (given !== null) return given;
  const file = path.join(dataDir, FILE);
  const secret = (await readIfThere(file)) ?? (await makeSecret(file));
  if (!/^[0-9a-f]{64}$/.test(secret))
    throw new OperatorError(
      `${file} does not hold the newsroom's secret any more. Put it back from a backup, or remove it: a new one is made, and everybody signs in again and sets their second factor up again.`,
    );
  await chmod(file, 0o600);
  return secret;
}

/** Written aside and linked, so that of two programs that start together one makes it, and nobody reads half of it. */
async function makeSecret(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${randomBytes(8).toString("hex")}`;
  await writeFile(aside, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx", flush: true });
  try {
    await link(aside, file);
  } catch (cause) {
    if (!hasCode(cause, "EEXIST")) throw cause;
  } finally {
    await rm(aside, { force: true });
  }
  return readFile(file, "utf8");
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    if (hasCode(cause, "ENOENT")) return undefined;
    throw cause;
  }
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}
