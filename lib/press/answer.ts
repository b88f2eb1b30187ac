import { readFileSync } from "node:fs";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";
import { missingPath } from "@/lib/urls";
import { type Answerable, hasMarkdownTwin, readAddress } from "./address";
import type { EditionWatch } from "./edition";
import { isOnion, openWebHeaders, readerHeaders, readerPage, type SiteOrigins } from "./headers";
import { prefersMarkdown } from "./negotiation";
import { callerOf, passToNewsroom } from "./newsroom";
import type { NextRoom } from "./next-room";
import type { Press } from "./press";
import { takeReport, takesReports } from "./report-door";
import { send } from "./send";
import { addressAt, isTimeGate } from "./time-gate";

const failurePage = readFileSync(path.join(projectFolder, "public/failure.html"));
const refusedPage = readFileSync(path.join(projectFolder, "public/refused.html"));

/** Answers one request, sooner or later. */
export type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export interface Answering {
  readonly next: NextRoom;
  readonly press: Press;
  readonly edition: EditionWatch;
  readonly origins: SiteOrigins;
  /** How many proxies of the operator's own stand in front. */
  readonly trustedProxies: number;
}

/**
 * What answers every request. A page that is ready is sent without waiting for anything, not even for a promise; all else
 * takes the longer way.
 */
export function answerWith({ next, press, edition, origins, trustedProxies }: Answering): Answer {
  const openWeb = openWebHeaders(origins);
  const own = ({ headers }: IncomingMessage) =>
    isOnion(headers.host) ? readerHeaders : { ...readerHeaders, ...openWeb };

  function answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const question = readAddress(incoming.url ?? "/");
    if (!namesItsHost(incoming)) refuseHost(outgoing, own(incoming));
    else if (question.kind === "newsroom")
      passToNewsroom(
        { next, origins, trustedProxies, showMissing, refusedPage, giveUp },
        question.address,
        incoming,
        outgoing,
      );
    else if (incoming.method === "POST" && question.kind === "page" && takesReports(question.address))
      letIn(question.address, incoming, outgoing);
    else if (incoming.method !== "GET" && incoming.method !== "HEAD") refuseMethod(outgoing, own(incoming));
    else if (question.kind === "moved") sendOn(question.address, outgoing, own(incoming));
    else if (question.kind === "malformed") showMissing(incoming, outgoing);
    else if (isTimeGate(question.address)) showAtDatetime(question.address, incoming, outgoing);
    else if (!leads(question, incoming, outgoing)) show(inWantedForm(question, incoming), incoming, outgoing);
  }

  function letIn(address: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const door = {
      next,
      origins,
      caller: callerOf(incoming, trustedProxies),
      own: own(incoming),
      showMissing: () => showMissing(incoming, outgoing),
    };
    takeReport(door, address, incoming, outgoing).catch((cause: unknown) =>
      giveUp(cause, incoming, outgoing),
    );
  }

  /** Leads on, sooner or later, whoever asks for a page with a query that an editor's redirect may begin with. */
  function leads(question: Answerable, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    const { url = "" } = incoming;
    const at = url.indexOf("?");
    if (at < 0 || question.kind !== "page") return false;
    const [path = ""] = question.address.split("?");
    const query = url.slice(at + 1);
    if (!press.mayLead(path, query)) return false;
    press
      .redirect(path, query)
      .catch((cause: unknown) => {
        console.error("The redirects could not be looked up.", cause);
        return null;
      })
      .then((made) => {
        if (made !== null) send(made, incoming, outgoing);
        else show(inWantedForm(question, incoming), incoming, outgoing);
      })
      .catch((cause: unknown) => giveUp(cause, incoming, outgoing));
    return true;
  }

  /** A TimeGate leads to what was in force at the datetime that is wanted. */
  function showAtDatetime(timeGate: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const wanted = incoming.headers["accept-datetime"];
    const address = addressAt(timeGate, wanted?.toString(), Date.now());
    if (address === null) refuseDatetime(outgoing, own(incoming));
    else show({ kind: "page", address }, incoming, outgoing);
  }

  const showMissing: Answer = (incoming, outgoing) => show(MISSING, incoming, outgoing);

  function show(asked: Answerable, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const ready = press.ready(asked);
    if (ready !== undefined) send(ready, incoming, outgoing);
    else if (asked.address === "/healthz") sendHealth(press, edition, outgoing, own(incoming));
    else {
      press
        .answer(asked)
        .then((made) => send(made, incoming, outgoing))
        .catch((cause: unknown) => giveUp(cause, incoming, outgoing));
    }
  }

  function giveUp(cause: unknown, incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (!outgoing.destroyed && !isDisconnection(cause))
      console.error("A request could not be answered.", cause);
    fail(outgoing, own(incoming));
  }

  return (incoming, outgoing) => {
    try {
      answer(incoming, outgoing);
    } catch (cause) {
      giveUp(cause, incoming, outgoing);
    }
  };
}

const MISSING: Answerable = { kind: "page", address: missingPath };

/** Whoever would rather have Markdown gets the article's twin at the article's own address. */
function inWantedForm(question: Answerable, { headers }: IncomingMessage): Answerable {
  if (!prefersMarkdown(headers.accept) || !hasMarkdownTwin(question.address)) return question;
  return { kind: "page", address: `${question.address}/article.md` };
}

/** A request says for which host it is, and only once (RFC 9112, 3.2). The forms of HTTP before 1.1 need not say it. */
function namesItsHost({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === "host") hosts += 1;
  return hosts === 1 || (hosts === 0 && httpVersion === "1.0");
}

function refuseHost(outgoing: ServerResponse, headers: OutgoingHttpHeaders): void {
  outgoing.writeHead(400, { ...headers, connection: "close", "content-type": "text/plain; charset=utf-8" });
  outgoing.end("A request must say, once, which host it is for.\n");
}

function refuseMethod(outgoing: ServerResponse, headers: OutgoingHttpHeaders): void {
  outgoing.writeHead(405, { ...headers, allow: "GET, HEAD", "content-type": "text/plain; charset=utf-8" });
  outgoing.end("Pages are only read here.\n");
}

function refuseDatetime(outgoing: ServerResponse, headers: OutgoingHttpHeaders): void {
  outgoing.writeHead(400, {
    ...headers,
    vary: "accept-datetime",
    "content-type": "text/plain; charset=utf-8",
  });
  outgoing.end("Accept-Datetime must be one datetime such as: Tue, 02 Jan 2018 11:40:00 GMT\n");
}

function sendOn(address: string, outgoing: ServerResponse, headers: OutgoingHttpHeaders): void {
  outgoing.writeHead(308, { ...headers, ...readerPage, location: address });
  outgoing.end();
}

/** For machines that watch over the site. */
function sendHealth(
  press: Press,
  edition: EditionWatch,
  outgoing: ServerResponse,
  headers: OutgoingHttpHeaders,
): void {
  const health = {
    status: edition.isAway ? "database away" : "ok",
    edition: edition.number,
    keptPages: press.keptPages,
    keptBytes: press.keptBytes,
  };
  outgoing.writeHead(edition.isAway ? 503 : 200, {
    ...headers,
    "content-type": "application/json",
    "cache-control": "no-store",
  });
  outgoing.end(`${JSON.stringify(health)}\n`);
}

/** The page of a failure needs neither Next nor the database, and says nothing of the cause. */
function fail(outgoing: ServerResponse, headers: OutgoingHttpHeaders): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing.writeHead(503, {
    ...headers,
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
