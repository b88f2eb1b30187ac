import type { TestProject } from "vitest/node";
import { prepareTestDatabase } from "./support/database-template";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where each test file gets its own copy of a migrated, empty database from. */
    databaseTemplate: import("./support/database-template").DatabaseTemplate;
  }
}

/** Runs once before every vitest run: makes the database that each file of integration tests copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { template, remove } = await prepareTestDatabase();
  project.provide("databaseTemplate", template);
  return remove;
}
