import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { projectFolder } from "@/lib/project-folder";
import { runTool, toolFile } from "./tools";

/**
 * What pages say of themselves in data: by the vocabulary of schema.org as TypeScript's types (`schema-dts`), in which a property
 * that a type does not have, or a value of another kind, does not compile; and by a JSON-LD processor.
 */

const thing = z.looseObject({ "@context": z.literal("https://schema.org"), "@type": z.string() });

type Thing = z.infer<typeof thing>;

function thingsIn(html: string): Thing[] {
  const blocks = html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g);
  return [...blocks].flatMap(([, json = ""]) => {
    const said: unknown = JSON.parse(json);
    return z.array(thing).parse(Array.isArray(said) ? said : [said]);
  });
}

const things = () =>
  inject("documents").flatMap(({ address, type, body }) =>
    type === "text/html" ? thingsIn(body).map((data) => ({ address, data })) : [],
  );

/** The compiler's complaints about things as values of their types. */
async function complaintsOf(data: readonly Thing[]): Promise<string[]> {
  const folder = await mkdtemp(path.join(projectFolder, "test-results/structured-data-"));
  try {
    const types = [...new Set(data.map((each) => each["@type"]))];
    const values = data.map(
      (each, index) =>
        `export const thing${index}: WithContext<${each["@type"]}> = ${JSON.stringify(each, null, 1)};`,
    );
    const imports = `import type { ${["WithContext", ...types].join(", ")} } from "schema-dts";`;
    await writeFile(path.join(folder, "things.ts"), [imports, ...values].join("\n"));
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], module: "ESNext", target: "ES2022" },
      moduleResolution: "bundler",
      paths: { "schema-dts": [toolFile("schema-dts/dist/schema.d.ts")] },
    };
    await writeFile(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["things.ts"] }),
    );
    const tsc = path.join(projectFolder, "node_modules/.bin/tsc");
    const { status, stdout } = await runTool(tsc, ["-p", folder, "--pretty", "false"]);
    return status === 0 ? [] : stdout.trim().split("\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("is in the vocabulary of schema.org, every property and every value", async () => {
  expect(things().length).toBeGreaterThan(30);
  expect(await complaintsOf(things().map(({ data }) => data))).toEqual([]);
});

test("is JSON-LD of which nothing is lost by a processor", async () => {
  const { default: jsonld } = await import(toolFile("jsonld/lib/index.js"));
  // The part of schema.org's context that matters to a processor; the rest of it says of what kind the values are.
  const context = { "@context": { "@vocab": "https://schema.org/" } };
  const documentLoader = async () => ({ contextUrl: null, documentUrl: null, document: context });
  for (const { address, data } of things()) {
    const expanded = await jsonld.expand(data, { documentLoader, safe: true });
    expect(expanded, address).toMatchObject([{ "@type": [`https://schema.org/${data["@type"]}`] }]);
  }
});

test("the compiler would complain", async () => {
  const [first] = things();
  const data = first?.data;
  if (data === undefined) throw new Error("There is nothing to plant a mistake in.");
  expect(await complaintsOf([{ ...data, headlines: "no such property" }])).not.toEqual([]);
  expect(await complaintsOf([{ ...data, wordCount: ["many"] }])).not.toEqual([]);
});
