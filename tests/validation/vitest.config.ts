import { defineConfig } from "vitest/config";

/**
 * Validation by tools that others wrote. It has a configuration of its own because they need Java, Ruby and xmllint, and
 * packages from `tools`, which nobody needs to run the site or its other tests: `npm run test:validation`.
 */
export default defineConfig({
  resolve: { alias: { "@": new URL("../..", import.meta.url).pathname.replace(/\/$/, "") } },
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/validation/*.validation.ts"],
    globalSetup: ["tests/validation/published-site.ts"],
    passWithNoTests: false,
    maxWorkers: 1,
    reporters: ["default", ["json", { outputFile: "test-results/validation.json" }]],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
