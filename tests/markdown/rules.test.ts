import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { dangersIn } from "./dangers-in";
import { renderOptions } from "./render-options";

/** One folder a case: `input.md`, the HTML it must become, and options where it needs special ones. */
const FOLDER = join(import.meta.dirname, "rules");

describe("the house's rules of markup", () => {
  const cases = readdirSync(FOLDER);

  it("has a case for each of them", () => expect(cases.length).toBeGreaterThan(80));

  it.each(cases)("%s", (name) => {
    const read = (file: string) => readFileSync(join(FOLDER, name, file), "utf8");
    const special = existsSync(join(FOLDER, name, "options.json")) ? JSON.parse(read("options.json")) : {};
    const rendered = renderMarkdown(read("input.md"), renderOptions(special));

    expect(rendered).toMatchObject({ ok: true });
    if (!rendered.ok) return;
    expect(`${rendered.value.html}\n`).toBe(read("output.html"));
    expect(dangersIn(rendered.value.html)).toEqual([]);
  });
});
