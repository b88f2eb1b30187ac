import { expect, test } from "vitest";
import { compareSchemaWithMigrations } from "@/lib/database/compare-schema";

test("the migrations lead exactly to schema.prisma", async () => {
  expect(await compareSchemaWithMigrations()).toBeNull();
});
