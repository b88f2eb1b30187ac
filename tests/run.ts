import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ensureBuild } from "@/lib/cli/build";
import { ensureClient } from "@/lib/cli/generated-client";
import { projectFolder } from "@/lib/project-folder";
import { findChromium } from "./e2e/chromium";

/**
 * `npm test`: format and lint, types, unit and integration tests, the build, the browser journeys; each must pass before
 * the next begins. Ends with a line that counts the tests: `N passed, N failed, N skipped`.
 */

const results = path.join(projectFolder, "test-results");

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

async function main(): Promise<number> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  // The want of a browser is better learnt now than after ten minutes.
  findChromium();
  await step("database client", () => ensureClient());
  await step("format and lint", () => run("biome", ["ci", "--error-on-warnings", "."]));
  await step("types", async () => {
    await run("next", ["typegen"]);
    await run("tsc", ["--noEmit"]);
  });
  const suites = [
    await step("unit and integration tests", () => runSuite("vitest", ["run"], "vitest.json", countVitest)),
  ];
  if (suites.every(({ failed }) => failed === 0)) {
    await step("build", () => ensureBuild(() => {}));
    suites.push(
      await step("journeys", () => runSuite("playwright", ["test"], "journeys.json", countJourneys)),
    );
  }
  const total = suites.reduce(add);
  writeFileSync(path.join(results, "counts.json"), JSON.stringify(total));
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  console.log(`\n— ${name}`);
  const result = await work();
  console.log(`— ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

async function run(tool: string, args: readonly string[]): Promise<void> {
  const code = await spawnTool(tool, args);
  if (code !== 0) throw new Error(`${tool} ${args.join(" ")} failed.`);
}

/** A suite that ends badly counts as at least one failure, even if it wrote no report. */
async function runSuite(
  tool: string,
  args: readonly string[],
  report: string,
  count: (report: unknown) => Counts,
): Promise<Counts> {
  const code = await spawnTool(tool, args);
  const counts = count(JSON.parse(readFileSync(path.join(results, report), "utf8")));
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function spawnTool(tool: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(path.join(projectFolder, "node_modules/.bin", tool), args, {
    cwd: projectFolder,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = vitestReport.parse(report);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

function countJourneys(report: unknown): Counts {
  const { expected, unexpected, flaky, skipped } = playwrightReport.parse(report).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

process.exitCode = await main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  console.log("0 passed, 1 failed, 0 skipped");
  return 1;
});
