import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";
import { sha256 } from "@/lib/storage/sha256";
import { runTool } from "./run-tool";

const generatedFolder = path.join(projectFolder, "lib/database/generated");
const stamp = path.join(generatedFolder, ".made-from");

/** Generates the database client when it is missing or was made from another schema. */
export async function ensureClient(): Promise<void> {
  const inputs = ["prisma/schema.prisma", "package-lock.json"].map((file) =>
    readFileSync(path.join(projectFolder, file)),
  );
  const wanted = sha256(Buffer.concat(inputs));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await runTool("prisma", ["generate"]);
  writeFileSync(stamp, wanted);
}
