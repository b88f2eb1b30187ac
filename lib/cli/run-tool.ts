import { spawn } from "node:child_process";
import path from "node:path";
import { childEnvironment } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { projectFolder } from "@/lib/project-folder";

/** Thrown when a tool fails; what it said is in the message. */
export class ToolError extends OperatorError {
  override readonly name = "ToolError";
}

/**
 * Runs a tool that a dependency brings, quietly, in the project's folder. When it fails, everything it said is in the
 * error.
 */
export async function runTool(name: string, args: readonly string[]): Promise<void> {
  const file = path.join(projectFolder, "node_modules/.bin", name);
  const child = spawn(file, args, {
    cwd: projectFolder,
    env: childEnvironment({ NEXT_TELEMETRY_DISABLED: "1", CI: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => said.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => said.push(bytes));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new ToolError(`${name} ${args.join(" ")} failed:\n${Buffer.concat(said).toString("utf8")}`);
  }
}
