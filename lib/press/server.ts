import { createServer, type Server } from "node:http";
import { OperatorError } from "@/lib/operator-error";
import { accessLine } from "./access-log";
import { type Answer, answerWith } from "./answer";
import { refuseBrokenRequest } from "./broken-request";
import { closeServer } from "./closing";
import type { EditionWatch } from "./edition";
import type { SiteOrigins } from "./headers";
import { openNext } from "./next-room";
import { Press, type Redirections } from "./press";

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
  readonly origins: SiteOrigins;
  /** How many proxies of the operator's own stand in front. */
  readonly trustedProxies: number;
  /** How much memory kept pages may take, in bytes. */
  readonly room: number;
  readonly edition: EditionWatch;
  readonly redirections: Redirections;
  /** Takes a line for each answer; without it, none is written. */
  readonly log?: (line: string) => void;
}

/** Thrown when the address cannot be listened on; the message says what to do. */
export class ListenError extends OperatorError {
  override readonly name = "ListenError";
}

/** Serves the built site. The database must have been opened before. */
export async function serveSite(options: SiteOptions): Promise<SiteServer> {
  const { host, port, origins, trustedProxies, room, edition, redirections, log } = options;
  // The port is taken first: whoever cannot have it should not wait for Next. Whoever asks meanwhile waits with us.
  // Whom a request is for is looked at by `answerWith`, since Node would refuse one without a host in its own words.
  const door = createServer({ requireHostHeader: false });
  door.on("clientError", refuseBrokenRequest);
  await listen(door, host, port);
  const opening = openNext(host, port).then((next) => {
    const press = new Press(next, edition, origins, redirections, room);
    globalThis.standfirstKeptPages = () => ({ pages: press.keptPages, bytes: press.keptBytes });
    return { next, answer: answerWith({ next, press, edition, origins, trustedProxies }) };
  });
  let answer: Answer | undefined;
  const take: Answer = (incoming, outgoing) => {
    if (log !== undefined) outgoing.once("finish", () => log(accessLine(incoming, outgoing, new Date())));
    if (answer !== undefined) return answer(incoming, outgoing);
    opening.then((open) => open.answer(incoming, outgoing)).catch(() => outgoing.destroy());
  };
  door.on("request", take);
  // What else a request expects (RFC 9110, 10.1.1) may be passed over; Node would refuse it in its own words.
  door.on("checkExpectation", take);
  const open = await opening;
  answer = open.answer;
  const address = door.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    async close(patience) {
      await closeServer(door, patience);
      await open.next.close();
    },
  };
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
