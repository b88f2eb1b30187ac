import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { embeddedFolder } from "@/lib/database/embedded/folder";
import { takeFolderLock } from "@/lib/database/embedded/folder-lock";
import { runStandfirst, startSite } from "../support/run-standfirst";

let dataDir: string;

test.beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-operator-"));
});

test.afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`the site ends cleanly on ${signal}, and gives the data back`, async () => {
    const site = await startSite(dataDir, ["--no-samples"]);
    expect((await fetch(site.origin)).status).toBe(200);
    expect(await site.stop(signal)).toBe(0);
    await expect
      .poll(() => {
        const lock = takeFolderLock(embeddedFolder(dataDir).lock);
        lock?.release();
        return lock !== null;
      })
      .toBe(true);
  });
}

test("a second start builds nothing, loads nothing, and shows the same", async () => {
  const first = await startSite(dataDir);
  const before = await (await fetch(first.origin)).text();
  await first.stop();
  const second = await startSite(dataDir);
  expect(second.said()).not.toContain("Building");
  expect(second.said()).not.toContain("Loading");
  const after = await (await fetch(second.origin)).text();
  await second.stop();
  expect(withoutOrigin(after, second.origin)).toBe(withoutOrigin(before, first.origin));
});

test("an empty site is a site", async () => {
  const site = await startSite(dataDir, ["--no-samples"]);
  const response = await fetch(site.origin);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("<h1");
  await site.stop();
});

test("the sample publication is taken out while the site runs", async () => {
  const site = await startSite(dataDir);
  const address = "/2018/01/02/wechat-keeps-nothing";
  expect((await fetch(site.origin + address)).status).toBe(200);
  const removed = await runStandfirst(["samples", "remove"], { DATA_DIR: dataDir });
  expect(removed).toMatchObject({ status: 0, stderr: "" });
  expect((await fetch(site.origin + address)).status).toBe(404);
  await site.stop();
});

test("a port that is taken is said to be so", async () => {
  const site = await startSite(dataDir, ["--no-samples"]);
  const { port } = new URL(site.origin);
  const second = await runStandfirst(["start", "--no-samples"], { DATA_DIR: dataDir, PORT: port });
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/another program uses that port/);
  await site.stop();
});

test("an environment that cannot be used is refused before anything is opened", async () => {
  const refused = await runStandfirst(["start"], { DATA_DIR: path.join(dataDir, "never"), PORT: "http" });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/PORT must be a whole number/);
});

function withoutOrigin(html: string, origin: string): string {
  return html.replaceAll(origin, "");
}
