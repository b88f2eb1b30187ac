import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { aReport } from "../support/a-report";
import { crawl, type Document } from "../support/crawl";
import { runStandfirst, startSite } from "../support/run-standfirst";
import { siteUrl } from "./site-url";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the site of these tests answers. */
    siteOrigin: string;
    /** What a crawler found there. */
    documents: readonly Document[];
  }
}

/** Pages that no link leads to, or only a form. */
const UNLINKED = [
  "/",
  "/robots.txt",
  "/sitemap.xml",
  "/news-sitemap.xml",
  "/no-such-page",
  "/search?q=police",
  "/search?q=polce",
  "/search?q=zzzqqq",
  "/search?q=%E5%BE%AE%E4%BF%A1",
  "/search?q=privacy&section=law",
  `/search?q=${"long+".repeat(80)}`,
];

/** Publishes the samples, and a report of this hour so that there is news, and corrects it, on a site of these tests' own, and crawls it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-validation-"));
  const site = await startSite(dataDir, [], { SITE_URL: siteUrl });
  const stop = async () => {
    await site.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const report = path.join(dataDir, "report.txt");
    await writeFile(report, aReport);
    const date = new Date(Date.now() - 60_000).toISOString();
    const environment = { DATA_DIR: dataDir, SITE_URL: siteUrl };
    const args = ["import", report, "--date", date, "--author", "Ada Quill", "--section", "Law", "--publish"];
    const imported = await runStandfirst(args, environment);
    if (imported.status !== 0) throw new Error(imported.stderr);
    const [address = ""] = /\/\d{4}\/\d\d\/\d\d\/[^\s/]+/.exec(imported.stdout) ?? [];
    await writeFile(report, aReport.replace("They have written", "They have telephoned"));
    const correction = ["--kind", "correction", "--note", "Nobody wrote."];
    const corrected = await runStandfirst(["update", address, report, ...correction], environment);
    if (corrected.status !== 0) throw new Error(corrected.stderr);
    const documents = await crawl(site.origin, [siteUrl], UNLINKED, 60);
    project.provide("siteOrigin", site.origin);
    project.provide("documents", documents);
    return stop;
  } catch (cause) {
    await stop();
    throw cause;
  }
}
