import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect } from "playwright/test";
import { type RunningSite, startSite } from "../support/run-standfirst";
import { SAMPLE_SITE } from "./sample-site";

interface Shared {
  /** Whose site it is: files that only read share one, and each that writes names itself. */
  readonly siteOf: string;
  /** What else its environment says. */
  readonly environment: Readonly<Record<string, string>>;
  readonly site: RunningSite;
  readonly dataDir: string;
}

/**
 * A site with the sample publication. Files that only read may share it; one that writes says so by `test.use({ siteOf })`, and
 * has its own. A page that logs an error or asks another host for anything fails its test.
 */
export const test = base.extend<{ page: import("playwright").Page }, Shared>({
  siteOf: ["readers", { option: true, scope: "worker" }],
  environment: [{}, { option: true, scope: "worker" }],
  dataDir: [
    async ({ siteOf }, use) => {
      const dataDir = await mkdtemp(path.join(tmpdir(), `standfirst-journey-${siteOf}-`));
      await cp(SAMPLE_SITE, dataDir, { recursive: true });
      await use(dataDir);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
    { scope: "worker" },
  ],
  site: [
    async ({ dataDir, environment }, use) => {
      const site = await startSite(dataDir, [], environment);
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 300_000 },
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
