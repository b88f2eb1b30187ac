import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { projectFolder } from "@/lib/project-folder";
import { missingPath } from "@/lib/urls";
import { readAddress } from "./address";
import { closeServer } from "./closing";
import type { EditionWatch } from "./edition";
import { chooseEncoding, type Finished, isFresh } from "./finished";
import { readerHeaders, readerPage, transportSecurity } from "./headers";
import { openNext } from "./next-room";
import { Press } from "./press";

/**
 * The front door. Next answers behind it; what readers are given is Next's page without its scripts, under the headers
 * that forbid any, kept in memory for as long as its edition is in force. No address of a reader is written anywhere.
 */

export interface SiteServer {
  /** The port it listens on, which the system chose if 0 was asked for. */
  readonly port: number;
  /** Takes no new requests, lets those under way finish (for at most `patience` milliseconds), and ends. */
  close(patience: number): Promise<void>;
}

export interface SiteOptions {
  readonly host: string;
  readonly port: number;
  /** The origin that readers use. */
  readonly siteUrl: string;
  /** How much memory kept pages may take, in bytes. */
  readonly room: number;
  readonly edition: EditionWatch;
}

/** Thrown when the address cannot be listened on; the message says what to do. */
export class ListenError extends OperatorError {
  override readonly name = "ListenError";
}

const failurePage = readFileSync(path.join(projectFolder, "public/failure.html"));

/** Serves the built site. The database must have been opened before. */
export async function serveSite({ host, port, siteUrl, room, edition }: SiteOptions): Promise<SiteServer> {
  // The port is taken first: whoever cannot have it should not wait for Next. Whoever asks meanwhile waits with us.
  const door = createServer();
  await listen(door, host, port);
  const opening = openNext(host, port).then((next) => ({
    next,
    press: new Press(next, edition, new URL(siteUrl).host, room),
  }));
  const everywhere = transportSecurity(siteUrl);
  door.on("request", (incoming, outgoing) => {
    for (const [name, value] of Object.entries(everywhere))
      if (value !== undefined) outgoing.setHeader(name, value);
    opening
      .then(({ press }) => answer(press, edition, incoming, outgoing))
      .catch((cause: unknown) => {
        if (!outgoing.destroyed && !isDisconnection(cause))
          console.error("A request could not be answered.", cause);
        fail(outgoing);
      });
  });
  const { next } = await opening;
  const address = door.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    async close(patience) {
      await closeServer(door, patience);
      await next.close();
    },
  };
}

async function answer(
  press: Press,
  edition: EditionWatch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const question = readAddress(incoming.url ?? "/");
  if (incoming.method !== "GET" && incoming.method !== "HEAD") return refuseMethod(outgoing);
  if (question.kind === "malformed") return send(await press.page(missingPath), incoming, outgoing);
  if (question.kind === "elsewhere") return sendElsewhere(question.address, outgoing);
  if (question.address === "/healthz") return sendHealth(press, edition, outgoing);
  const made =
    question.kind === "file" ? await press.file(question.address) : await press.page(question.address);
  send(made, incoming, outgoing);
}

/** Sends a finished answer in the encoding that the browser takes, or only says that it has it already. */
function send(made: Finished, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const encoding = chooseEncoding(incoming.headers["accept-encoding"], made);
  const body = made.bodies[encoding] ?? made.bodies.identity;
  const etag = `"${made.tag}${encoding === "identity" ? "" : `-${encoding}`}"`;
  const headers = { ...made.headers, etag, vary: "Accept-Encoding" };
  if (made.status === 200 && isFresh(incoming.headers["if-none-match"], etag)) {
    outgoing.writeHead(304, headers);
    outgoing.end();
    return;
  }
  outgoing.writeHead(made.status, {
    ...headers,
    "content-length": body.length,
    ...(encoding !== "identity" && { "content-encoding": encoding }),
  });
  outgoing.end(incoming.method === "HEAD" ? undefined : body);
}

/** Sends a reader on to the one way of writing an address, for good. */
function sendElsewhere(address: string, outgoing: ServerResponse): void {
  outgoing.writeHead(308, { ...readerHeaders, ...readerPage, location: address });
  outgoing.end();
}

function refuseMethod(outgoing: ServerResponse): void {
  outgoing.writeHead(405, {
    ...readerHeaders,
    allow: "GET, HEAD",
    "content-type": "text/plain; charset=utf-8",
  });
  outgoing.end("Pages are only read here.\n");
}

/** For machines that watch over the site. */
function sendHealth(press: Press, edition: EditionWatch, outgoing: ServerResponse): void {
  const health = {
    status: edition.isAway ? "database away" : "ok",
    edition: edition.number,
    keptPages: press.keptPages,
    keptBytes: press.keptBytes,
  };
  outgoing.writeHead(edition.isAway ? 503 : 200, {
    ...readerHeaders,
    "content-type": "application/json",
    "cache-control": "no-store",
  });
  outgoing.end(`${JSON.stringify(health)}\n`);
}

/** The page of a failure needs neither Next nor the database, and says nothing of the cause. */
function fail(outgoing: ServerResponse): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing.writeHead(503, {
    ...readerHeaders,
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "30",
  });
  outgoing.end(failurePage);
}

function isDisconnection(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    /^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(String(cause.code))
  );
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reason = REASONS[cause.code ?? ""] ?? cause.message;
      reject(new ListenError(`The site cannot be served at ${host}, port ${port}: ${reason}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses that port. End it, or set PORT to another one.",
  EACCES: "that port is not allowed to this user. Set PORT to 1024 or above.",
  EADDRNOTAVAIL: "this machine does not have that address. Set HOST to one that it has.",
};
