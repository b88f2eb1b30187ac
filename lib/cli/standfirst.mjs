#!/usr/bin/env node
// The command `standfirst`. The program is TypeScript, run as it is written; tsx teaches Node to read it.
import { register } from "tsx/esm/api";

register();
const { runProgram } = await import("./program.ts");
await runProgram(process.argv);
