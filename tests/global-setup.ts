import type { TestProject } from "vitest/node";
import { prepareEmbeddedFolder, prepareTestDatabase } from "./support/database-template";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where each test file gets its own copy of a migrated, empty database from. */
    databaseTemplate: import("./support/database-template").DatabaseTemplate;
    /** The folder of an embedded one, for the tests that are about it. */
    embeddedTemplate: string;
  }
}

/** Runs once before every vitest run: makes the database that each file of integration tests copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { template, remove } = await prepareTestDatabase();
  project.provide("databaseTemplate", template);
  project.provide("embeddedTemplate", await prepareEmbeddedFolder());
  return remove;
}
