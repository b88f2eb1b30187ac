import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileObjects } from "@/lib/storage/file-objects";
import { DamagedObjectError, type ObjectStore } from "@/lib/storage/objects";
import { sha256 } from "@/lib/storage/sha256";

let folder: string;
let objects: ObjectStore;

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "standfirst-objects-")), "objects");
  objects = fileObjects(folder);
});

afterEach(() => rm(path.dirname(folder), { recursive: true }));

async function listAll(kind: "revisions" | "media") {
  const names = [];
  for await (const name of objects.list(kind)) names.push(name);
  return names;
}

describe("the object store", () => {
  test("keeps bytes under their hash, and gives them back", async () => {
    const hash = await objects.keep("media", Buffer.from("ink"), "svg");
    expect(hash).toBe(sha256("ink"));
    expect(await objects.read("media", hash, "svg")).toEqual(Buffer.from("ink"));
  });

  test("keeps the same bytes once, and never touches the file again", async () => {
    const hash = await objects.keep("media", Buffer.from("ink"), "svg");
    const file = path.join(folder, "media", hash.slice(0, 2), `${hash}.svg`);
    const before = await stat(file);
    await objects.keep("media", Buffer.from("ink"), "svg");
    const after = await stat(file);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test("is not disturbed by many who keep the same bytes at once", async () => {
    const hashes = await Promise.all(
      Array.from({ length: 20 }, () => objects.keep("revisions", Buffer.from("{}"), "json")),
    );
    expect(new Set(hashes).size).toBe(1);
    expect(await readdir(path.join(folder, "revisions", sha256("{}").slice(0, 2)))).toEqual([
      `${sha256("{}")}.json`,
    ]);
  });

  test("lists what it has, in the order of the hashes, and nothing unfinished", async () => {
    const hashes = await Promise.all(
      ["a", "b", "c"].map((text) => objects.keep("media", Buffer.from(text), "png")),
    );
    const [first = ""] = hashes;
    await writeFile(path.join(folder, "media", first.slice(0, 2), `.${first}.unfinished`), "half");
    expect(await listAll("media")).toEqual(hashes.sort().map((hash) => ({ hash, extension: "png" })));
    expect(await listAll("revisions")).toEqual([]);
  });

  test("has no object that it was not given", async () => {
    expect(await objects.read("media", sha256("nothing"), "svg")).toBeNull();
  });

  test.each([
    ["../../../../etc/passwd", "svg"],
    [sha256("ink"), "../svg"],
    [sha256("ink").toUpperCase(), "svg"],
    ["", ""],
  ])("reads nothing by the name %j.%j", async (hash, extension) => {
    await objects.keep("media", Buffer.from("ink"), "svg");
    expect(await objects.read("media", hash, extension)).toBeNull();
  });

  test("says that a file is damaged rather than give its bytes", async () => {
    const hash = await objects.keep("revisions", Buffer.from('{"true":1}'), "json");
    const file = path.join(folder, "revisions", hash.slice(0, 2), `${hash}.json`);
    const bytes = await readFile(file);
    bytes[2] = 0x66;
    await writeFile(file, bytes);
    await expect(objects.read("revisions", hash, "json")).rejects.toThrow(DamagedObjectError);
  });
});
