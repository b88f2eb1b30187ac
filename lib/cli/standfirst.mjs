#!/usr/bin/env node
// The command `standfirst`. The program is TypeScript, run as it is written; tsx teaches Node to read it.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

// The paths in the code (`@/lib/…`) are those of this project, whatever folder the command is called from.
register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
const { runProgram } = await import("./program.ts");
await runProgram(process.argv);
