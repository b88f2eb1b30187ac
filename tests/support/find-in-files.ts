import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/**
 * The files below a folder that hold any of some words, whatever is around them and in whatever case, each as `file: word`. Looks
 * only at files that were written after `since`, and into no folder whose name is in `except`.
 */
export async function findInFiles(
  folder: string,
  words: readonly string[],
  { since = 0, except = [] }: { since?: number; except?: readonly string[] } = {},
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory() && !except.includes(entry.name))
      found.push(...(await findInFiles(name, words, { since, except })));
    if (!entry.isFile()) continue;
    const text = await readIfThere(name, since);
    found.push(
      ...words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${name}: ${word}`),
    );
  }
  return found;
}

/** The bytes of a file, a letter each; nothing where it is older than `since`, or was removed in this very moment. */
async function readIfThere(name: string, since: number): Promise<string> {
  try {
    if ((await stat(name)).mtimeMs < since) return "";
    return (await readFile(name)).toString("latin1").toLowerCase();
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "";
    throw cause;
  }
}
