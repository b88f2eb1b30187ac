import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createServer as createListener, type Server as Listener } from "node:net";
import { HostTurns } from "@/lib/fetching/host-turns";
import { FETCH_LIMITS, pinned, type WayOut } from "@/lib/fetching/way-out";

/** When everything in these tests happens. */
export const NOW = new Date("2026-03-04T05:06:07.000Z");

/** The way out of a test: the program's own, with no outlet and a resolver that knows no name unless `more` gives others. */
export function wayOut(more: Partial<WayOut> = {}): WayOut {
  return {
    limits: FETCH_LIMITS,
    ports: new Set([80, 443]),
    outlets: new Set(),
    resolve: async () => [],
    pin: pinned,
    userAgent: "Standfirst (a test; +https://wiretap.example)",
    turns: new HostTurns(),
    now: () => NOW,
    ...more,
  };
}

export interface Serving {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A server of this machine; over TLS where it is given a key and a certificate. */
export async function serve(
  answer: RequestListener,
  { host = "127.0.0.1", secure }: { host?: string; secure?: { key: string; cert: string } } = {},
): Promise<Serving> {
  const server: Server = secure === undefined ? createServer(answer) : createSecureServer(secure, answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Silent extends Serving {
  /** How often somebody has connected, and how many bytes they have sent. */
  readonly connections: () => number;
  readonly bytes: () => number;
}

/** A listener that answers nothing and counts who comes. */
export async function listen(host: string, port = 0): Promise<Silent> {
  let connections = 0;
  let bytes = 0;
  const listener: Listener = createListener((socket) => {
    connections += 1;
    socket.on("data", (data) => {
      bytes += data.length;
    });
    socket.on("error", () => undefined);
    socket.on("end", () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(port, host, resolve);
  });
  return {
    port: portOf(listener),
    connections: () => connections,
    bytes: () => bytes,
    close: () => new Promise((resolve) => listener.close(() => resolve())),
  };
}

function portOf(server: { address(): string | AddressInfo | null }): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A server has no port.");
  return address.port;
}
