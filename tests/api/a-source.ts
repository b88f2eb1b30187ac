import { createServer } from "node:http";

/** A source of this machine, for those who may have it kept. */

/** Where it is, as the way out of these tests is told. */
export const outlets = new Set<string>();

let serving: Promise<string> | undefined;

/** The address of a source that says the same to whoever asks. It ends with the tests of its file. */
export function aSource(): Promise<string> {
  serving ??= new Promise((resolve, reject) => {
    const server = createServer((_request, answer) =>
      answer.setHeader("content-type", "text/plain").end("The ministry denies it."),
    );
    server.unref();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") return reject(new Error("A server has no port."));
      outlets.add(`127.0.0.1:${address.port}`);
      resolve(`http://127.0.0.1:${address.port}/denial`);
    });
  });
  return serving;
}
