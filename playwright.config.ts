import { defineConfig } from "playwright/test";
import { findChromium } from "./tests/e2e/chromium";

/** The browser journeys, each file on a site that was started as a newcomer would, on a folder and a port of its own. */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/sample-site.ts",
  outputDir: "test-results/journeys",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // No test measures time: these only end what would never end, also on a machine that is busy with other things.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
  use: {
    launchOptions: {
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    trace: "off",
  },
});
