import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "@/lib/project-folder";
import { afterEvents, commandsIn } from "./commands-of-lib";

/**
 * Whoever records an event may have to wait for another transaction, while holding the locks of its own. If it took another lock
 * afterwards, the one that it waits for could in turn wait for it.
 */
const LAST =
  /^(?:return\b|(?:if \(\w+\)\s*)?await recordEvent\(|(?:export |async |\/\*\*|interface |const \w+ =|function ))/;

describe("an event of the audit log", () => {
  const files = readdirSync(path.join(projectFolder, "lib"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("database/"))
    .map((name) => ({ name, text: readFileSync(path.join(projectFolder, "lib", name), "utf8") }));

  test("is the last thing that its transaction does", () => {
    const recording = files.map(({ name, text }) => ({ name, after: afterEvents(text) }));
    expect(recording.flatMap(({ after }) => after).length).toBeGreaterThan(20);
    const others = recording.flatMap(({ name, after }) =>
      after.filter((text) => text !== "" && !LAST.test(text)).map((text) => `${name}: ${text}`),
    );
    expect(others).toEqual([]);
  });

  test("would be noticed if it were not", () => {
    const [after = ""] = afterEvents(
      "await recordEvent(transaction, { at: now() });\n await raiseEdition(t);",
    );
    expect(after).not.toMatch(LAST);
  });
});

describe("the commands of lib", () => {
  test.each([
    { text: "export async function save(desk: Desk, at = now()): Promise<void> {}", found: ["save"] },
    { text: "export async function* apply(\n  desk: Desk,\n): AsyncGenerator<A> {}", found: ["apply"] },
    { text: "export function invite({ database }: PeopleDesk) {}", found: ["invite"] },
    { text: "export async function findOne(desk: Desk) {}", found: [] },
    { text: "async function within(desk: Desk) {}", found: [] },
    { text: 'export function checkFor(database: PeopleDesk["database"]) {}', found: [] },
  ])("are found in “$text”", ({ text, found }) => {
    expect(commandsIn(text)).toEqual(found);
  });
});
