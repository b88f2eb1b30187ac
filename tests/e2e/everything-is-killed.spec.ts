import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { z } from "zod";
import { embeddedFolder } from "@/lib/database/embedded/folder";
import { readLockHolder } from "@/lib/database/embedded/lock-holder";
import { openDatabase } from "@/lib/database/open";
import { hrefOf } from "@/lib/urls";
import { runStandfirst, spawnStandfirst, startSite } from "../support/run-standfirst";

const REPORTS = 120;

const itemSchema = z.object({ file: z.string(), status: z.string(), path: z.string() });
type Item = z.infer<typeof itemSchema>;

let folder: string;
let dataDir: string;
let files: string[];

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "standfirst-killed-"));
  dataDir = path.join(folder, "data");
  await mkdir(path.join(folder, "reports"));
  files = await Promise.all(
    Array.from({ length: REPORTS }, async (_, number) => {
      const file = path.join(folder, "reports", `${number}.txt`);
      const text = `Report number ${number} arrives\n\nIt was expected\n\nThis is report ${number}, which begins here.\n\n${"It goes on, as reports do, for a while. ".repeat(40)}\n\nAnd report ${number} ends here.\n`;
      await writeFile(file, text);
      return file;
    }),
  );
});

test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

test("an import goes on when the server that it shares a database with is killed", async () => {
  const site = await startSite(dataDir, ["--no-samples"]);
  const importing = spawnStandfirst(["import", ...files, "--publish", "--json"], { DATA_DIR: dataDir });
  const reported = collectItems(importing);
  await reported.atLeast(20);
  await kill(site.child);
  const [status] = await once(importing, "close");
  expect(status).toBe(0);
  expect(reported.items).toHaveLength(REPORTS);
  await expectWhole(reported.items);
});

test("every article reported before everything was killed is there, whole, and the import can be finished", async () => {
  const site = await startSite(dataDir, ["--no-samples"]);
  const importing = spawnStandfirst(["import", ...files, "--publish", "--json"], { DATA_DIR: dataDir });
  const reported = collectItems(importing);
  await reported.atLeast(30);
  const databaseProcess = readLockHolder(embeddedFolder(dataDir).lock);
  await Promise.all([kill(site.child), kill(importing)]);
  if (databaseProcess !== null) process.kill(databaseProcess, "SIGKILL");
  const before = [...reported.items];
  expect(before.length).toBeLessThan(REPORTS);

  await expectWhole(before);

  const again = await runStandfirst(["import", ...files, "--publish", "--json"], { DATA_DIR: dataDir });
  expect(again.status).toBe(0);
  const { items } = z.object({ items: z.array(itemSchema) }).parse(JSON.parse(again.stdout));
  expect(items).toHaveLength(REPORTS);
  const addresses = new Map(items.map((item) => [item.file, item.path]));
  for (const { file, path: address } of before) expect(addresses.get(file)).toBe(address);
  await expectWhole(items);
});

/** The items that an import has reported, each at the moment at which it says that it is done. */
function collectItems(importing: ChildProcess) {
  const items: Item[] = [];
  let rest = "";
  importing.stdout?.on("data", (bytes: Buffer) => {
    const lines = (rest + bytes.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const text = line.replace(/,$/, "");
      if (text.startsWith("{") && text.endsWith("}")) items.push(itemSchema.parse(JSON.parse(text)));
    }
  });
  return {
    items,
    async atLeast(count: number) {
      while (items.length < count) await once(importing.stdout ?? importing, "data");
    },
  };
}

/** Starts the site again, reads every article in it, and looks for halves in the database. */
async function expectWhole(items: readonly Item[]): Promise<void> {
  const site = await startSite(dataDir, ["--no-samples"]);
  try {
    for (const { file, path: address } of items) {
      const number = path.basename(file, ".txt");
      const html = await (await fetch(site.origin + hrefOf(address))).text();
      expect(html).toContain(`Report number ${number} arrives`);
      expect(html).toContain(`This is report ${number}, which begins here.`);
      expect(html).toContain(`And report ${number} ends here.`);
    }
    const database = await openDatabase({ databaseUrl: null, dataDir });
    const { article, draft, revision, import: imported } = database.client;
    const articles = await article.findMany({ include: { revision: true } });
    expect(articles.length).toBeGreaterThanOrEqual(items.length);
    for (const { bodyHtml, plainText } of articles) {
      expect(bodyHtml).toMatch(/ends here\./);
      expect(plainText).toMatch(/ends here\./);
    }
    const counts = [await draft.count(), await revision.count(), await imported.count()];
    expect(counts).toEqual([articles.length, articles.length, articles.length]);
    await database.close();
  } finally {
    await site.stop();
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
