import { createServer, type Server, type Socket } from "node:net";

/** How long a new database process waits for its first user. */
const FIRST_LEASE_MS = 15_000;

export interface Leases {
  /** Stops granting leases, so that a newcomer starts a process of its own, and ends those that are held. */
  close(): void;
  /** Tells every holder of a lease something, as a line. */
  tell(line: string): void;
}

/**
 * Grants a lease to each program that connects, by writing a line. A lease lasts as long as its connection, which the
 * kernel closes whenever its holder ends, even by `kill -9`. When the last one is gone (or none came), `onUnused` is called.
 */
export async function grantLeases(socketPath: string, onUnused: () => void): Promise<Leases> {
  const held = new Set<Socket>();
  let closed = false;
  const server: Server = createServer((socket) => {
    clearTimeout(patience);
    held.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      held.delete(socket);
      if (held.size === 0 && !closed) onUnused();
    });
    // Without reading, the end of a connection would go unnoticed.
    socket.resume();
    socket.write("ready\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  const patience = setTimeout(onUnused, FIRST_LEASE_MS);
  return {
    tell(line) {
      for (const socket of held) socket.write(`${line}\n`);
    },
    close() {
      closed = true;
      clearTimeout(patience);
      server.close();
      for (const socket of held) socket.destroy();
    },
  };
}
