import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";

/** What a finished command left behind. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const program = path.join(projectFolder, "lib/cli/standfirst.mjs");

/** Begins `standfirst ARGS` as a program of its own, on the data folder given. */
export function spawnStandfirst(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: projectFolder,
    env: { ...process.env, DATABASE_URL: "", NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs `standfirst ARGS` to its end. */
export async function runStandfirst(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Finished> {
  const child = spawnStandfirst(args, environment);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (bytes: Buffer) => {
    stdout += bytes.toString("utf8");
  });
  child.stderr?.on("data", (bytes: Buffer) => {
    stderr += bytes.toString("utf8");
  });
  const [status] = await once(child, "close");
  return { status, stdout, stderr };
}

export interface RunningSite {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Everything it has said so far. */
  readonly said: () => string;
  /** Asks it to end, and gives back its exit status. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the site on the data folder given and a port that the system chooses, and resolves when it answers. */
export async function startSite(
  dataDir: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningSite> {
  const child = spawnStandfirst(["start", ...args], {
    DATA_DIR: dataDir,
    PORT: "0",
    SITE_URL: "",
    ...environment,
  });
  let said = "";
  const address = new Promise<string>((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString("utf8");
      const match = / is at (http:\/\/[^\s]+)/.exec(said);
      if (match?.[1] !== undefined) resolve(match[1]);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) =>
      reject(new Error(`The site ended with ${code} before it was there:\n${said}`)),
    );
  });
  const origin = await address;
  return {
    origin,
    child,
    said: () => said,
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
