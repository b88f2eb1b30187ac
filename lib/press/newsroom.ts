import { randomBytes } from "node:crypto";
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { text } from "node:stream/consumers";
import { CALLER_HEADER, findCallerAddress } from "@/lib/accounts/caller-address";
import { type BodyLimit, limitOf } from "./body-limits";
import {
  isOnion,
  newsroomHeaders,
  openWebHeaders,
  previewHeaders,
  readerHeaders,
  type SiteOrigins,
} from "./headers";
import type { NextRoom } from "./next-room";
import { isFromThisSite } from "./same-origin";
import { withoutScripts } from "./scriptless";

const READING = new Set(["GET", "HEAD"]);
const WRITING = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** What of a request Next is told; no header by which a caller could pass for a proxy, or for Next itself. */
const TOLD = [
  "accept",
  "accept-language",
  "authorization",
  "content-length",
  "content-type",
  "cookie",
  "idempotency-key",
  "if-match",
  "if-none-match",
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
  "rsc",
  "sec-fetch-site",
  "transfer-encoding",
  "user-agent",
];

/** What of an answer is about Next's connection to us, or says who made it. */
const KEPT_BACK = new Set(["connection", "keep-alive", "transfer-encoding", "x-powered-by", "date"]);

export interface NewsroomOptions {
  readonly next: NextRoom;
  readonly origins: SiteOrigins;
  readonly trustedProxies: number;
  /** Answers where Next has nothing. */
  readonly showMissing: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
  /** The page for somebody whose role does not let them in. */
  readonly refusedPage: Buffer;
  /** Takes what went wrong. */
  readonly giveUp: (cause: unknown, incoming: IncomingMessage, outgoing: ServerResponse) => void;
}

/**
 * Hands an editor's request to Next and its answer back as they come; nothing is kept. Each answer has a nonce of its own,
 * which Next learns from the policy in the request's headers and gives to its scripts. What may change something must come from
 * this site (403), and no more of it is taken than its address and its sender are good for (413, see `limitOf`).
 */
export function passToNewsroom(
  options: NewsroomOptions,
  address: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const { origins } = options;
  const refusal = refusalOf(address, incoming, origins);
  const openWeb = isOnion(incoming.headers.host) ? {} : openWebHeaders(origins);
  if (refusal !== null) refuse(outgoing, address, refusal, openWeb);
  else pass(options, address, incoming, outgoing, { ...guardsOf(address), ...openWeb }, openWeb);
}

interface Refusal {
  readonly status: number;
  /** For programs: a stable word, in kebab-case. */
  readonly code: string;
  readonly sentence: string;
  readonly headers?: OutgoingHttpHeaders;
}

function tooLarge({ sentence }: BodyLimit): Refusal {
  return { status: 413, code: "body-too-large", sentence, headers: { connection: "close" } };
}

function refusalOf(
  address: string,
  { method = "GET", headers }: IncomingMessage,
  origins: SiteOrigins,
): Refusal | null {
  if (!READING.has(method) && !WRITING.has(method)) {
    const allow = [...READING, ...WRITING].join(", ");
    const sentence = "That method is not known here.";
    return { status: 405, code: "method-not-known", sentence, headers: { allow } };
  }
  if (WRITING.has(method) && !isFromThisSite(headers, origins)) {
    const sentence = "This was not sent from a page of this site. Open the newsroom and try again.";
    return { status: 403, code: "cross-origin", sentence };
  }
  const limit = limitOf(address, headers);
  return Number(headers["content-length"] ?? 0) > limit.bytes ? tooLarge(limit) : null;
}

const PREVIEW = /^\/admin\/preview\//;

function guardsOf(address: string): OutgoingHttpHeaders {
  if (isOfApi(address)) return { ...readerHeaders, "cache-control": "no-store" };
  if (PREVIEW.test(address)) return previewHeaders;
  return newsroomHeaders(randomBytes(18).toString("base64"));
}

function pass(
  { next, origins, trustedProxies, showMissing, refusedPage, giveUp }: NewsroomOptions,
  address: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  guards: OutgoingHttpHeaders,
  openWeb: OutgoingHttpHeaders,
): void {
  const asked = next.begin(incoming.method ?? "GET", address, {
    ...told(incoming.headers),
    ...sentTo(incoming.headers, origins),
    [CALLER_HEADER]: callerOf(incoming, trustedProxies),
    "content-security-policy": String(guards["content-security-policy"]),
  });
  asked.once("error", (cause) => giveUp(cause, incoming, outgoing));
  asked.once("response", (answer) => {
    const isPage = /^text\/html\b/.test(answer.headers["content-type"] ?? "");
    if (answer.statusCode === 404 && isPage) {
      // What Next shows where it has nothing is drawn by its scripts.
      answer.resume();
      showMissing(incoming, outgoing);
    } else if (answer.statusCode === 403 && isPage) {
      // So is what it shows to somebody who may not be there.
      answer.resume();
      outgoing.writeHead(403, { ...guards, "content-type": "text/html; charset=utf-8" });
      outgoing.end(refusedPage);
    } else if (isPage && PREVIEW.test(address)) {
      sendScriptless(answer, outgoing, guards).catch((cause) => giveUp(cause, incoming, outgoing));
    } else {
      outgoing.writeHead(answer.statusCode ?? 502, { ...handedBack(answer.headers), ...guards });
      answer.pipe(outgoing);
    }
  });
  outgoing.once("close", () => asked.destroy());
  const limit = limitOf(address, incoming.headers);
  sendBody(incoming, asked, limit.bytes, () => {
    asked.removeAllListeners("error").on("error", () => {});
    asked.destroy();
    refuse(outgoing, address, tooLarge(limit), openWeb);
  });
}

/** Sends a page on as readers' pages are sent. */
async function sendScriptless(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  guards: OutgoingHttpHeaders,
): Promise<void> {
  const page = await withoutScripts(await text(answer));
  const { "content-length": _, ...headers } = handedBack(answer.headers);
  outgoing.writeHead(answer.statusCode ?? 502, { ...headers, ...guards });
  outgoing.end(page);
}

/** Sends what comes on, as fast as it is taken, and stops where it is too much. */
function sendBody(
  incoming: IncomingMessage,
  asked: NodeJS.WritableStream,
  most: number,
  tooLarge: () => void,
): void {
  let bytes = 0;
  incoming.on("data", (part: Buffer) => {
    bytes += part.length;
    if (bytes <= most) return;
    incoming.unpipe();
    incoming.pause();
    incoming.removeAllListeners("data");
    tooLarge();
  });
  incoming.pipe(asked);
}

function told(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    TOLD.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

/** By which host the request came: the one that its origin names, which was found to be ours, or the site's own. */
function sentTo({ origin }: IncomingHttpHeaders, { siteUrl }: SiteOrigins): OutgoingHttpHeaders {
  const host = new URL(origin ?? siteUrl).host;
  return { host, "accept-encoding": "identity", ...(origin !== undefined && { origin }) };
}

/** For counting sign-ins and readers' reports, and for nothing else: the address is in no log, and is kept nowhere. */
export function callerOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = headers["x-forwarded-for"];
  return findCallerAddress({
    socketAddress: socket.remoteAddress ?? "",
    forwardedFor: typeof forwarded === "string" ? forwarded : null,
    trustedProxies,
  });
}

function handedBack(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !KEPT_BACK.has(name)));
}

function isOfApi(address: string): boolean {
  return address.startsWith("/api");
}

/** Says why in a sentence, and to programs, which call the API, as a problem document (RFC 9457). */
function refuse(
  outgoing: ServerResponse,
  address: string,
  { status, code, sentence, headers = {} }: Refusal,
  openWeb: OutgoingHttpHeaders,
): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  const problem = {
    type: "about:blank",
    title: STATUS_CODES[status],
    status,
    detail: sentence,
    problems: [{ code, at: null, message: sentence }],
  };
  outgoing.writeHead(status, {
    ...readerHeaders,
    ...openWeb,
    "cache-control": "no-store",
    "content-type": isOfApi(address) ? "application/problem+json" : "text/plain; charset=utf-8",
    ...headers,
  });
  outgoing.end(`${isOfApi(address) ? JSON.stringify(problem) : sentence}\n`);
}
