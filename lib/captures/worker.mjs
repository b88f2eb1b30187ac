// The worker that reads the text of one document. It is plain JavaScript, so that a process that knows no TypeScript (the
// server's bundle) can start it as well as one that does (the tests, the command line); it then loads the source with the
// project's loader.
import { register } from "tsx/esm/api";

register({ tsconfig: new URL("../../tsconfig.json", import.meta.url).pathname });
await import("./worker-body.ts");
