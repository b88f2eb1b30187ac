import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { embeddedFolder } from "@/lib/database/embedded/folder";
import { takeFolderLock } from "@/lib/database/embedded/folder-lock";
import { readLockHolder } from "@/lib/database/embedded/lock-holder";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "@/lib/database/embedded/open";
import { whenReleased } from "../support/database-template";

let dataDir: string;
const opened: EmbeddedDatabase[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-embedded-"));
  // Most of these tests are not about making a database, which takes seconds.
  await cp(inject("embeddedTemplate"), dataDir, { recursive: true });
});

afterEach(async () => {
  for (const database of opened.splice(0)) database.close();
  await whenReleased(dataDir);
  // A second process that lost the race for the lock may still be on its way out.
  await rm(dataDir, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

async function open(): Promise<EmbeddedDatabase> {
  const database = await openEmbeddedDatabase(dataDir);
  opened.push(database);
  return database;
}

async function query(database: EmbeddedDatabase, text: string) {
  const client = new Client({ host: database.socketFolder, user: "postgres", database: "postgres" });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** A program of its own that opens the database, runs a query and then waits to be killed. */
async function startProgram(text: string) {
  const program = `
    import { Client } from "pg";
    import { openEmbeddedDatabase } from "@/lib/database/embedded/open";
    const database = await openEmbeddedDatabase(${JSON.stringify(dataDir)});
    const client = new Client({ host: database.socketFolder, user: "postgres", database: "postgres" });
    await client.connect();
    ${text}
    setInterval(() => {}, 1000);
  `;
  const file = path.join(import.meta.dirname, `.program-${process.pid}.mts`);
  await writeFile(file, program);
  const child = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["ignore", "pipe", "inherit"] });
  const kill = async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    await rm(file, { force: true });
  };
  return { child, kill };
}

describe("the embedded database", () => {
  test("is one database for every program that opens its folder", async () => {
    const [first, second] = await Promise.all([open(), open()]);
    await query(first, "CREATE TABLE shared (word text)");
    await query(second, "INSERT INTO shared VALUES ('seen')");
    expect(await query(first, "SELECT word FROM shared")).toEqual([{ word: "seen" }]);
  });

  test("is migrated when it is open", async () => {
    expect(await query(await open(), "SELECT number FROM edition")).toEqual([{ number: 0 }]);
  });

  test("stays open for the others when the program that started it ends", async () => {
    const starter = await open();
    const other = await open();
    starter.close();
    expect(await query(other, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });

  test("ends with its last user, and frees the folder", async () => {
    (await open()).close();
    await whenReleased(dataDir);
    expect(await query(await open(), "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });

  test("opens again by itself when its process is killed, with every row it acknowledged", async () => {
    const database = await open();
    await query(database, "CREATE TABLE kept (n int)");
    await query(database, "INSERT INTO kept SELECT generate_series(1, 100)");
    const holder = readLockHolder(embeddedFolder(dataDir).lock);
    process.kill(holder ?? Number.NaN, "SIGKILL");
    await expect
      .poll(() => query(database, "SELECT count(*)::int AS n FROM kept").catch(() => null), {
        timeout: 120_000,
      })
      .toEqual([{ n: 100 }]);
    expect(readLockHolder(embeddedFolder(dataDir).lock)).not.toBe(holder);
  });

  test("loses nothing and keeps nothing half when a program is killed in its transaction", async () => {
    const program = await startProgram(`
      await client.query("CREATE TABLE diary (entry text)");
      await client.query("INSERT INTO diary VALUES ('whole')");
      await client.query("BEGIN");
      await client.query("INSERT INTO diary VALUES ('half')");
      console.log("in the middle");
    `);
    await once(program.child.stdout, "data");
    await program.kill();
    expect(await query(await open(), "SELECT entry FROM diary")).toEqual([{ entry: "whole" }]);
  });
});

describe("the lock of its folder", () => {
  test("is one process's, which is named", async () => {
    await open();
    const { lock } = embeddedFolder(dataDir);
    expect(takeFolderLock(lock)).toBeNull();
    expect(readLockHolder(lock)).not.toBe(process.pid);
  });

  test("is nobody's any more when its holder was killed", async () => {
    const program = await startProgram(`console.log("open");`);
    await once(program.child.stdout, "data");
    const { lock } = embeddedFolder(dataDir);
    process.kill(readLockHolder(lock) ?? Number.NaN, "SIGKILL");
    await program.kill();
    await whenReleased(dataDir);
    expect(await query(await open(), "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });
});

test("a folder with a long path has its sockets elsewhere, and works", async () => {
  const long = path.join(dataDir, "a-folder-with-a-long-name-".repeat(4));
  expect(embeddedFolder(long).wireSocket.length).toBeLessThan(104);
  const database = await openEmbeddedDatabase(long);
  expect(await query(database, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  database.close();
  await whenReleased(long);
});
