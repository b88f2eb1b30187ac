import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";
import { runTool } from "./run-tool";

/** Everything that the built site depends on. */
const INPUTS = [
  "app",
  "components",
  "lib",
  "prisma/schema.prisma",
  "public",
  "next.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

const stamp = path.join(projectFolder, ".next/made-from");

/**
 * Builds the site when there is no build or it was made from other files.
 *
 * @param announce is told before a build begins, since it takes a while.
 */
export async function ensureBuild(announce: () => void): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  announce();
  // The stamp goes first and comes last, so that an interrupted build is never taken for a whole one.
  rmSync(stamp, { force: true });
  await runTool("next", ["build"]);
  writeFileSync(stamp, wanted);
}

/** One hash over the names and bytes of all inputs and the version of Node. */
function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of INPUTS.flatMap(listFiles)) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(projectFolder, file)));
  }
  return hash.digest("hex");
}

function listFiles(name: string): string[] {
  const file = path.join(projectFolder, name);
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [name];
  return readdirSync(file)
    .sort()
    .flatMap((child) => listFiles(`${name}/${child}`));
}
