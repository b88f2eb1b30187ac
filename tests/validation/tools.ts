import { spawn } from "node:child_process";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";

/** What a tool left behind. */
export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A file of a package in `tools`, such as `vnu-jar/build/dist/vnu.jar`. */
export function toolFile(name: string): string {
  return path.join(projectFolder, "tests/validation/tools/node_modules", name);
}

/** Which package of Debian has a program. */
const PACKAGES: Readonly<Record<string, string>> = {
  java: "default-jre-headless",
  xmllint: "libxml2-utils",
  ruby: "ruby",
  openssl: "openssl",
};

/** Runs a program to its end. A program that is not there fails the test with the way to get it: nothing is skipped. */
export function runTool(
  program: string,
  args: readonly string[],
  { input = "", environment = {} }: { input?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<Said> {
  const child = spawn(program, args, { cwd: projectFolder, env: { ...process.env, ...environment } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      const advice = PACKAGES[program] ? ` On Debian: apt-get install ${PACKAGES[program]}.` : "";
      reject(new Error(`Validation needs ${program}, which cannot be run.${advice}`, { cause }));
    });
    child.once("close", (status) => resolve({ status, stdout, stderr }));
  });
}
