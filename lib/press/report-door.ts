import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { CALLER_HEADER } from "@/lib/accounts/caller-address";
import type { SiteOrigins } from "./headers";
import type { NextRoom } from "./next-room";
import { withoutScripts } from "./scriptless";

/**
 * The one thing that readers may send: a report of what is wrong in an article. What a page may be made from is read in full before Next is asked, and no
 * more than a report can hold; the answer is that reader's alone, is kept nowhere, and sets no cookie.
 */

const REPORT = /^\/\d{4}\/\d\d\/\d\d\/[^/?]+\/report$/;

/** Three texts of at most 2,700 characters in all, of which each is at most four bytes, and what a form has around them. */
const MOST_BYTES = 32 * 1024;

/** What our form sends, with script and without. Next takes no other, by these very letters, and would show the page as if nothing had been sent. */
const FORM = /^multipart\/form-data\b/;

/** Whether an address takes reports. */
export function takesReports(address: string): boolean {
  return REPORT.test(address);
}

export interface ReportDoorOptions {
  readonly next: NextRoom;
  readonly origins: SiteOrigins;
  /** Where the request comes from, for counting; see `findCallerAddress`. */
  readonly caller: string;
  /** The headers of every answer on this connection. */
  readonly own: OutgoingHttpHeaders;
  /** Answers where Next has nothing. */
  readonly showMissing: () => void;
}

/** Hands a report on, and its answer back. Rejects where Next could not answer. */
export async function takeReport(
  { next, origins, caller, own, showMissing }: ReportDoorOptions,
  address: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { headers } = incoming;
  if (!mayReport(headers, origins)) return refuse(outgoing, 403, FROM_ELSEWHERE, own);
  if (!FORM.test(headers["content-type"] ?? "")) return refuse(outgoing, 415, NO_FORM, own);
  const body = await readBody(incoming);
  if (body === null) return refuse(outgoing, 413, TOO_LARGE, { ...own, connection: "close" });
  const answer = await ask(next, address, body, {
    host: new URL(origins.siteUrl).host,
    origin: origins.siteUrl,
    accept: "text/html",
    "accept-encoding": "identity",
    "content-type": headers["content-type"],
    "content-length": body.length,
    // By the name of a crawler, Next waits until a page is whole.
    "user-agent": "standfirst-press, as Bingbot",
    [CALLER_HEADER]: caller,
  });
  const status = answer.statusCode ?? 502;
  if (status === 404) {
    answer.resume();
    return showMissing();
  }
  if (status >= 400 && status < 500) {
    // What Next says of a form that is none of the page's own is not for readers.
    answer.resume();
    return refuse(outgoing, status, NO_FORM, own);
  }
  if (status >= 500) {
    answer.resume();
    throw new Error(`Next answered ${status} for a report.`);
  }
  const { location, "content-type": type = "" } = answer.headers;
  const written = await text(answer);
  outgoing.writeHead(status, {
    ...own,
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    ...(type !== "" && { "content-type": type }),
    ...(location !== undefined && { location: within(location, origins) }),
  });
  outgoing.end(/^text\/html\b/i.test(type) ? await withoutScripts(written) : "");
}

/**
 * Whether a report may come from where its sender's browser says. Readers' pages are under `no-referrer`, by which a browser calls the origin of a form
 * `null`, also that of our own; Tor's and older ones say nothing at all. Both are let in: a page elsewhere that sends this form for somebody can do no
 * more than file a report, as anybody can without a browser. Nothing that they are or may do comes along: no cookie passes this door. What
 * names another site is refused all the same.
 */
export function mayReport(
  { origin, host, "sec-fetch-site": from }: IncomingHttpHeaders,
  { siteUrl, onionUrl }: SiteOrigins,
): boolean {
  if (from !== undefined && from !== "same-origin" && from !== "none") return false;
  if (origin === undefined || origin === "null" || origin === siteUrl || origin === onionUrl) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}

const FROM_ELSEWHERE = "This was not sent from a page of this site. Open the article, and report from there.";
const NO_FORM = "Only the form of the page is taken here.";
const TOO_LARGE = "That is more than a report may hold. Say it in fewer words.";

function refuse(outgoing: ServerResponse, status: number, sentence: string, own: OutgoingHttpHeaders): void {
  outgoing.writeHead(status, {
    ...own,
    "cache-control": "no-store",
    "content-type": "text/plain; charset=utf-8",
  });
  outgoing.end(`${sentence}\n`);
}

/** The whole of a body; null where it is more than is taken, of which nothing more is read. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  if (Number(incoming.headers["content-length"] ?? 0) > MOST_BYTES) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming.iterator({ destroyOnReturn: false })) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function ask(
  next: NextRoom,
  address: string,
  body: Buffer,
  headers: OutgoingHttpHeaders,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    next.begin("POST", address, headers).once("response", resolve).once("error", reject).end(body);
  });
}

/** An address of this site without its host, by which the reader may not have come. */
function within(location: string, { siteUrl }: SiteOrigins): string {
  const { pathname, search } = new URL(location, siteUrl);
  return pathname + search;
}
