import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where the fonts of the cards are on the disk. A bundle is in another folder than its sources, so they are looked for
 * upwards from this file and from the working folder, as `lib/worker-file` looks for a worker.
 */
export function fontFolder(): string {
  for (const start of [folderOfThisFile(), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(/* turbopackIgnore: true */ folder, "lib", "cards", "fonts");
      if (existsSync(candidate)) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error("lib/cards/fonts was not found above this module or the working folder.");
}

function folderOfThisFile(): string {
  const here = import.meta.url;
  return here.startsWith("file:") ? dirname(fileURLToPath(here)) : process.cwd();
}
