import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where the worker of a module of lib is on the disk, such as `lib/markdown/worker.mjs`.
 *
 * It cannot stand in the code as `new URL("./worker.mjs", import.meta.url)`: a bundler would take that for an order
 * to bundle the worker, and in its bundle `import.meta.url` is another folder. So it is looked for, upwards from this
 * file and from the working folder: the one is below the project's root both in the source and in the server's
 * bundle, the other is the root in every way in which the project is started.
 */
export function workerFile(module: string): string {
  for (const start of [folderOfThisFile(), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(/* turbopackIgnore: true */ folder, "lib", module, "worker.mjs");
      if (existsSync(candidate)) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error(`lib/${module}/worker.mjs was not found above this module or the working folder.`);
}

function folderOfThisFile(): string {
  const here = import.meta.url;
  return here.startsWith("file:") ? dirname(fileURLToPath(here)) : process.cwd();
}
