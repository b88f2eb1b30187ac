import { mkdtemp, rm } from "node:fs/promises";
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
} from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import next from "next";
import { projectFolder } from "@/lib/project-folder";
import { closeServer } from "./closing";

/** Next, in this process, on a unix socket that nobody else knows. */
export interface NextRoom {
  /** Asks Next for an address. */
  ask(address: string, headers: OutgoingHttpHeaders): Promise<IncomingMessage>;
  /** Begins a request whose body the caller writes. */
  begin(method: string, address: string, headers: OutgoingHttpHeaders): ClientRequest;
  close(): Promise<void>;
}

/** Opens the built site. The database and the object store must have been opened before. */
export async function openNext(host: string, port: number): Promise<NextRoom> {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-press-"));
  const socketPath = path.join(folder, "next.sock");
  const server = createServer();
  const app = next({ dev: false, dir: projectFolder, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (incoming, outgoing) => void handle(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const begin: NextRoom["begin"] = (method, address, headers) =>
    request({ socketPath, method, path: address, headers });
  return {
    begin,
    ask(address, headers) {
      return new Promise((resolve, reject) => {
        begin("GET", address, headers).once("response", resolve).once("error", reject).end();
      });
    },
    async close() {
      await closeServer(server, 0);
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
