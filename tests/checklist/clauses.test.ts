import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "@/lib/project-folder";
import { clauses } from "./clauses";

const LINES = ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "C1", "C2", "C3", "C4", "C5"];

/** Whether a file has a test, or a group of tests, of that name; where a name is put together, of a part of it. */
function hasTest(file: string, name: string): boolean {
  const place = path.join(projectFolder, "tests", file);
  if (!existsSync(place)) return false;
  const text = readFileSync(place, "utf8");
  const templates = text.match(/`[^`\n]*\$\{[^`\n]*`/g) ?? [];
  return text.includes(`"${name}",`) || templates.some((template) => template.includes(name));
}

test("every line is there", () => {
  const lines = [...LINES, "F1", "F2", "F3", "F4", "F5", "U1", "U2", "U3", "E1", "E2", "E3", "E4", "E5"];
  expect([...new Set(clauses.map(({ line }) => line))]).toEqual(lines);
});

test("every clause is held by a test that there is", () => {
  const missing = clauses.flatMap(({ line, clause, held }) =>
    held
      .filter(([file, name]) => !hasTest(file, name))
      .map(([file, name]) => `${line}, ${clause}: ${file}, ${name}`),
  );
  expect(missing).toEqual([]);
  expect(clauses.filter(({ held }) => held.length === 0)).toEqual([]);
});

test("a test that is taken away would be missed", () => {
  expect(hasTest("accounts/roles.test.ts", "every action has a line in the table")).toBe(true);
  expect(hasTest("accounts/roles.test.ts", "every action has")).toBe(false);
  expect(hasTest("accounts/roles.test.ts", "every action has a seat at the table")).toBe(false);
  expect(hasTest("accounts/no-such.test.ts", "every action has a line in the table")).toBe(false);
});
