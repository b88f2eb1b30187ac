import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { projectFolder } from "@/lib/project-folder";
import { kindOf } from "../support/crawl";
import { runTool, toolFile } from "./tools";

/** Every page, style sheet and drawing of the site, by the Nu HTML checker (the W3C's and WHATWG's validator). */

const report = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
});

/** What the checker complains of and is as it should be: an expression that finds the complaint, and the reason. */
const ACCEPTED: readonly { readonly complaint: RegExp; readonly reason: string }[] = [
  {
    complaint: /^info: Trailing slash on void elements has no effect/,
    reason: "React writes it, and every attribute in quotation marks, which is the case it warns of.",
  },
  {
    complaint: /^error: CSS: .*view-transition|^error: CSS: Parse Error\. .*sition-(?:group|old|new)\(\*\)/,
    reason:
      "The checker does not know the CSS module View Transitions yet; browsers without it pass over it.",
  },
  {
    complaint: /^error: CSS: “(?:position-anchor|anchor-name|inset)”.*(?:--a\)|--mark|--note|--to-wire)/,
    reason:
      "Nor does it know CSS Anchor Positioning, by which notes hang beside their marks; others pass over it.",
  },
  {
    complaint: /^error: CSS: “vector-effect”/,
    reason:
      "A property of SVG 2 in a style sheet, which every browser has; the checker knows CSS's own only.",
  },
];

/** The complaints about files that are not accepted, with the address of each. */
async function complaintsOf(kind: "html" | "css" | "svg", files: ReadonlyMap<string, string>) {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-nu-"));
  try {
    const names = [...files.keys()];
    await Promise.all(
      names.map((name, index) => writeFile(path.join(folder, `${index}.${kind}`), files.get(name) ?? "")),
    );
    const { status, stdout, stderr } = await runTool("java", [
      "-Xss16m",
      "-jar",
      toolFile("vnu-jar/build/dist/vnu.jar"),
      ...(kind === "html" ? [] : [`--${kind}`]),
      ...["--format", "json", "--stdout", "--exit-zero-always"],
      ...names.map((_, index) => path.join(folder, `${index}.${kind}`)),
    ]);
    if (status !== 0 || stdout === "") throw new Error(`The checker could not check:\n${stderr}`);
    return report.parse(JSON.parse(stdout)).messages.flatMap(({ type, message, extract = "", url = "" }) => {
      const complaint = `${type}: ${message} ${extract.replace(/\s+/g, " ")}`;
      if (ACCEPTED.some((accepted) => accepted.complaint.test(complaint))) return [];
      return [`${names[Number.parseInt(path.basename(url), 10)] ?? url}: ${complaint}`];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function documentsOf(type: string): Map<string, string> {
  return new Map(
    inject("documents")
      .filter((document) => document.type === type)
      .map(({ address, body }) => [address, body]),
  );
}

describe("the Nu HTML checker finds nothing in", () => {
  test("any page that a crawler finds", async () => {
    const pages = documentsOf("text/html");
    // Every sample article, and pages of every kind.
    expect([...pages.keys()].filter((address) => kindOf(address) === "date 4 ").length).toBeGreaterThan(30);
    expect(new Set([...pages.keys()].map(kindOf)).size).toBeGreaterThan(12);
    expect(await complaintsOf("html", pages)).toEqual([]);
  });

  test("the page that is sent when nothing else can be", async () => {
    const page = readFileSync(path.join(projectFolder, "public/failure.html"), "utf8");
    expect(await complaintsOf("html", new Map([["failure.html", page]]))).toEqual([]);
  });

  test("any style sheet", async () => {
    const sheets = documentsOf("text/css");
    sheets.set("failure.css", readFileSync(path.join(projectFolder, "public/failure.css"), "utf8"));
    expect(sheets.size).toBeGreaterThan(1);
    expect(await complaintsOf("css", sheets)).toEqual([]);
  });

  test("any drawing", async () => {
    const drawings = documentsOf("image/svg+xml");
    expect(drawings.size).toBeGreaterThan(1);
    expect(await complaintsOf("svg", drawings)).toEqual([]);
  });
});

test("the checker would complain", async () => {
  const planted = new Map([
    ["html", "<!doctype html><html lang=en><title>x</title><p id=a><p id=a><img src=x><center>"],
    ["css", "p { colour: red }"],
    ["svg", "<svg xmlns='http://www.w3.org/2000/svg'><circle r='1'><p/></circle></svg>"],
  ]);
  for (const kind of ["html", "css", "svg"] as const)
    expect(await complaintsOf(kind, new Map([["planted", planted.get(kind) ?? ""]]))).not.toEqual([]);
});

test("a crawler is given what it asks for: no link of the site leads nowhere", () => {
  const missing = inject("documents").filter(
    ({ status, address }) => status >= 400 && address !== "/no-such-page",
  );
  expect(missing.map(({ status, address }) => `${status} ${address}`)).toEqual([]);
});
