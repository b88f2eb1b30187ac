import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect } from "playwright/test";
import { type RunningSite, startSite } from "../support/run-standfirst";

/**
 * A site of the test's own: with the sample publication, shared by the tests of a file; or empty, for tests that write.
 * A page that logs an error or asks another host for anything fails its test.
 */
export const test = base.extend<{ page: import("playwright").Page }, { site: RunningSite; dataDir: string }>({
  dataDir: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-journey-"));
      await use(dataDir);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
    { scope: "worker" },
  ],
  site: [
    async ({ dataDir }, use) => {
      const site = await startSite(dataDir);
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  page: async ({ page, site }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(site.origin)) complaints.push(`asked ${request.url()}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };
