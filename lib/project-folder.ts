import { fileURLToPath } from "node:url";

/** The folder that `package.json` is in, whatever folder the program was started from. */
export const projectFolder: string = fileURLToPath(new URL("..", import.meta.url));
