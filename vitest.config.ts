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
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.integration.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/**/*.integration.test.ts"],
          globalSetup: ["tests/global-setup.ts"],
        },
      },
    ],
  },
});
