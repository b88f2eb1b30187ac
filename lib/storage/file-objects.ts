import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { DamagedObjectError, type ObjectKind, type ObjectStore } from "./objects";
import { sha256 } from "./sha256";

const EXTENSION = /^[a-z0-9]{1,5}$/;
const HASH = /^[0-9a-f]{64}$/;

/** The object store in the files below `folder`, which is made when it is first needed. */
export function fileObjects(folder: string): ObjectStore {
  return {
    async keep(kind, bytes, extension) {
      const hash = sha256(bytes);
      const file = fileOf(folder, kind, hash, extension);
      if (await isThere(file)) return hash;
      await makeDurableFolder(path.dirname(file));
      const unfinished = path.join(path.dirname(file), `.${hash}.${randomUUID()}`);
      try {
        await writeDurably(unfinished, bytes);
        // A link, unlike a renaming, never replaces a file: whoever came first with the same bytes has won.
        await link(unfinished, file).catch(unlessThere);
      } finally {
        await rm(unfinished, { force: true });
      }
      await flushFolder(path.dirname(file));
      return hash;
    },

    async read(kind, hash, extension) {
      if (!HASH.test(hash) || !EXTENSION.test(extension)) return null;
      const file = fileOf(folder, kind, hash, extension);
      const bytes = await readFile(file).catch(nullWhenMissing);
      const found = bytes === null ? hash : sha256(bytes);
      if (found !== hash) {
        throw new DamagedObjectError(
          `The file ${file} is damaged: its bytes do not have the hash in its name.`,
          found,
        );
      }
      return bytes;
    },

    async has(kind, hash, extension) {
      if (!HASH.test(hash) || !EXTENSION.test(extension)) return false;
      return isThere(fileOf(folder, kind, hash, extension));
    },

    async forgetSample(hash) {
      await removeDurably(fileOf(folder, "revisions", hash, "json"));
    },

    async forgetPicture(kind, hash, extension) {
      if (HASH.test(hash)) await removeDurably(fileOf(folder, kind, hash, extension));
    },

    async *list(kind) {
      const prefixes = (await readdir(path.join(folder, kind)).catch(nullWhenMissing)) ?? [];
      for (const prefix of prefixes.sort()) {
        const names = await readdir(path.join(folder, kind, prefix));
        for (const name of names.sort()) {
          const match = /^([0-9a-f]{64})\.([a-z0-9]{1,5})$/.exec(name);
          const [, hash, extension] = match ?? [];
          if (hash !== undefined && extension !== undefined) yield { hash, extension };
        }
      }
    },
  };
}

/** Two letters of the hash make a folder, so that none grows too long to list. */
function fileOf(folder: string, kind: ObjectKind, hash: string, extension: string): string {
  if (!EXTENSION.test(extension)) throw new Error(`"${extension}" cannot be the extension of an object.`);
  return path.join(folder, kind, hash.slice(0, 2), `${hash}.${extension}`);
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeDurably(file: string): Promise<void> {
  if (!(await isThere(file))) return;
  await rm(file, { force: true });
  await flushFolder(path.dirname(file));
}

/** Makes a folder and flushes the one above it, so that a power cut cannot take the new name away. */
async function makeDurableFolder(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  for (
    let above = path.dirname(folder);
    above.length >= path.dirname(firstMade).length;
    above = path.dirname(above)
  ) {
    await flushFolder(above);
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(nullWhenMissing)) !== null;
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
