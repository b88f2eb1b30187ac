import { defineConfig } from "vitest/config";

/**
 * The unit tests, and the integration tests (`*.integration.test.ts`), which work on a real database: the embedded one,
 * or a PostgreSQL where `TEST_DATABASE_URL` names one. Browser journeys run under Playwright (playwright.config.ts).
 */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // A run that found nothing to run must not pass.
    passWithNoTests: false,
    maxWorkers: 2,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    // No test measures time: these only end what would never end, also on a machine that is busy with other things.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          // The validators bring tests of their own along, which are not ours to run.
          exclude: ["tests/**/*.integration.test.ts", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/**/*.integration.test.ts"],
          exclude: ["**/node_modules/**"],
          globalSetup: ["tests/global-setup.ts"],
          setupFiles: ["tests/support/quick-hashes.ts"],
        },
      },
    ],
  },
});
