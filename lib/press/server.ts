import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import next from "next";
import { projectFolder } from "@/lib/project-folder";
import { missingPath } from "@/lib/urls";
import { readerHeaders } from "./headers";
import { withoutScripts } from "./scriptless";

/**
 * The front door. Next answers on a unix socket that only this process knows; what readers are given is Next's page without
 * its scripts, under the headers that forbid any.
 */

export interface SiteServer {
  /** The port it listens on, which the system chose if 0 was asked for. */
  readonly port: number;
  /** Takes no new requests, lets those under way finish (for at most `patience` milliseconds), and ends. */
  close(patience: number): Promise<void>;
}

/** Thrown when the address cannot be listened on; the message says what to do. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

/** What is not for readers keeps its scripts: the newsroom, its interface, and the files that Next serves. */
const NOT_FOR_READERS = /^\/(?:admin|api|_next)(?:[/?]|$)/;

/** Headers that belong to one connection and are not passed on (RFC 9110, 7.6.1). */
const HOP_BY_HOP = [
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

const failurePage = readFileSync(path.join(projectFolder, "public/failure.html"));

/** Serves the built site. The database must have been opened before. */
export async function serveSite(host: string, port: number): Promise<SiteServer> {
  // The port is taken first: whoever cannot have it should not wait for Next. Whoever asks meanwhile waits with us.
  const door = createServer();
  await listen(door, host, port);
  const opening = openNext(host, port);
  door.on("request", (incoming, outgoing) => {
    opening
      .then(({ socket }) => passOn(socket, incoming, outgoing))
      .catch((cause: unknown) => {
        if (!outgoing.destroyed && !isDisconnection(cause))
          console.error("A request could not be answered.", cause);
        failed(outgoing);
      });
  });
  const room = await opening;
  const address = door.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    async close(patience) {
      await closeServer(door, patience);
      await room.close();
    },
  };
}

interface Room {
  readonly socket: string;
  close(): Promise<void>;
}

async function openNext(host: string, port: number): Promise<Room> {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-press-"));
  const socket = path.join(folder, "next.sock");
  const server = createServer();
  const app = next({ dev: false, dir: projectFolder, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (incoming, outgoing) => void handle(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    async close() {
      await closeServer(server, 0);
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Answers a request with what Next says, without its scripts where it is for a reader. */
async function passOn(
  socketPath: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const address = incoming.url ?? "/";
  const forReaders = !NOT_FOR_READERS.test(address);
  if (!forReaders) {
    const answer = await ask(socketPath, address, incoming, withoutHopByHop(incoming.headers));
    copyHeaders(answer, outgoing);
    outgoing.statusCode = answer.statusCode ?? 502;
    return pipeline(answer, outgoing);
  }
  const answer = isWellFormed(address)
    ? await ask(socketPath, address, incoming, readerQuestion(incoming))
    : await ask(socketPath, missingPath, incoming, readerQuestion(incoming));
  const status = address === missingPath || !isWellFormed(address) ? 404 : (answer.statusCode ?? 502);
  if (status >= 500) return failed(outgoing, answer);
  copyHeaders(answer, outgoing);
  for (const [name, value] of Object.entries(readerHeaders)) {
    if (!outgoing.hasHeader(name)) outgoing.setHeader(name, value);
  }
  // Next announces its scripts in a header too.
  outgoing.removeHeader("link");
  outgoing.statusCode = status;
  if (incoming.method === "HEAD" || !isPage(answer)) return pipeline(answer, outgoing);
  const html = status === 404 ? await missingPage(socketPath, incoming, answer) : await readText(answer);
  const page = Buffer.from(await withoutScripts(html));
  outgoing.setHeader("content-length", page.length);
  outgoing.end(page);
}

/** Next draws its own not-found pages in the browser, by script; readers get a page that is whole. */
async function missingPage(
  socketPath: string,
  incoming: IncomingMessage,
  answer: IncomingMessage,
): Promise<string> {
  answer.resume();
  return readText(await ask(socketPath, missingPath, null, readerQuestion(incoming)));
}

/** Puts a question to Next; `incoming` is what is asked by whom, or null for a question of our own. */
async function ask(
  socketPath: string,
  address: string,
  incoming: IncomingMessage | null,
  headers: OutgoingHttpHeaders,
): Promise<IncomingMessage> {
  const question = request({ socketPath, path: address, method: incoming?.method ?? "GET", headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    question.once("response", resolve);
    question.once("error", reject);
  });
  if (incoming === null) question.end();
  else await pipeline(incoming, question);
  return answered;
}

function copyHeaders(answer: IncomingMessage, outgoing: ServerResponse): void {
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !HOP_BY_HOP.includes(name)) outgoing.setHeader(name, value);
  }
}

/** Whether an address can be decoded; Next fails on one that cannot. */
function isWellFormed(address: string): boolean {
  try {
    decodeURIComponent(address.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

async function readText(answer: IncomingMessage): Promise<string> {
  return (await buffer(answer)).toString("utf8");
}

/**
 * What Next is told of a reader: nothing but the host that was asked. It therefore cannot make a page for one of them. By
 * the name of a crawler, Next waits until a page is whole, instead of sending parts that only a script could put in place.
 */
function readerQuestion({ headers: { host = "" } }: IncomingMessage): OutgoingHttpHeaders {
  return { host, accept: "*/*", "accept-encoding": "identity", "user-agent": "standfirst-press, as Bingbot" };
}

function withoutHopByHop(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}

function isPage(answer: IncomingMessage): boolean {
  return /^text\/html\b/i.test(answer.headers["content-type"] ?? "");
}

/** The page of a failure needs neither Next nor the database, and says nothing of the cause. */
function failed(outgoing: ServerResponse, answer?: IncomingMessage): void {
  answer?.resume();
  if (outgoing.headersSent) return void outgoing.destroy();
  for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
  const status = outgoing.statusCode >= 500 ? outgoing.statusCode : 502;
  outgoing.writeHead(status, {
    ...readerHeaders,
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
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

async function closeServer(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(cut);
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
