import { type IncomingMessage, STATUS_CODES } from "node:http";
import { isIP } from "node:net";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { ask } from "./ask";
import { readBody } from "./read-body";
import {
  answeredOtherwise,
  askedToWait,
  brokenOff,
  certificateNotTrusted,
  headersTooLarge,
  nameUnknown,
  ofRedirect,
  Refused,
  redirectUnguarded,
  redirectUnreadable,
  tooManyRedirects,
  tooSlow,
  typeNotTaken,
  unreachable,
} from "./refusals";
import { retryAfter } from "./retry-after";
import { theWayOut, type WayOut } from "./way-out";
import { mayConnect, readWebAddress, type WebAddress } from "./web-address";

export interface FetchedDocument {
  /** As it was asked for. */
  readonly address: string;
  /** Where it was in the end. */
  readonly finalAddress: string;
  /** The addresses that led on, in their order. */
  readonly redirects: readonly string[];
  readonly httpVersion: string;
  /** A success, or 304 where the answer to a condition was that nothing has changed. */
  readonly status: number;
  readonly statusText: string;
  /** As they were sent, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Without the frames of its transfer, and unpacked. */
  readonly body: Buffer;
  /** In lower case, without parameters. */
  readonly mediaType: string;
  /** The media type as it was sent, with its parameters. */
  readonly contentType: string;
}

export interface Asked {
  /** The media types that are taken. */
  readonly accepts: ReadonlySet<string>;
  /** What is known already: the same again is answered 304, without a body. */
  readonly known?: {
    /** Where it was in the end. */
    readonly address: string;
    readonly etag?: string;
    readonly lastModified?: string;
  };
}

/**
 * Fetches a document from the open web: the one way out that this program has, and it is taken only when somebody asks for it.
 *
 * Every address that a name resolves to is checked, and the connection goes to those addresses and no other; redirects are followed at most three times,
 * each checked like the first. No cookie, no referrer and no credentials are sent. Refused, with what to do: addresses that are not of the open web
 * (`address-…`, `name-unknown`), servers that cannot be reached or trusted (`source-unreachable`, `certificate-not-trusted`), and answers that are too slow,
 * too large, packed suspiciously, of another type, broken, or none (`source-…`, `redirect-unguarded`).
 */
export async function fetchDocument(
  address: string,
  asked: Asked,
  way: WayOut = theWayOut(),
): Promise<Outcome<FetchedDocument>> {
  const over = new AbortController();
  const clock = setTimeout(() => over.abort(), way.limits.totalMilliseconds);
  try {
    return await follow(address, asked, way, over.signal);
  } finally {
    clearTimeout(clock);
    // Whatever is still open is of no more use.
    over.abort();
  }
}

async function follow(
  address: string,
  asked: Asked,
  way: WayOut,
  signal: AbortSignal,
): Promise<Outcome<FetchedDocument>> {
  const redirects: string[] = [];
  for (let next = address; ; ) {
    const step = await takeStep(next, asked, way, signal);
    if (!step.ok) {
      const [problem] = step.problems;
      const from = redirects.at(-1);
      return from !== undefined && problem.code.startsWith("address-")
        ? refuse(ofRedirect(problem, from))
        : step;
    }
    if (step.value.kind === "document") return accept({ ...step.value.document, address, redirects });
    redirects.push(next);
    if (redirects.length > way.limits.redirects) return refuse(tooManyRedirects(way.limits.redirects));
    next = step.value.to;
  }
}

type Step =
  | { readonly kind: "redirect"; readonly to: string }
  | {
      readonly kind: "document";
      readonly document: Omit<FetchedDocument, "address" | "redirects">;
    };

async function takeStep(
  written: string,
  asked: Asked,
  way: WayOut,
  signal: AbortSignal,
): Promise<Outcome<Step>> {
  const read = readWebAddress(written, way);
  if (!read.ok) return read;
  const { host } = read.value;
  try {
    return await way.turns.inTurn(host, signal, async () => {
      // Asked when it is its turn: who was asked before may have been told to wait.
      const quiet = way.turns.quietUntil(host, way.now());
      if (quiet !== null) return refuse(askedToWait(host, quiet));
      const checked = await check(read.value, way, signal);
      if (!checked.ok) return checked;
      const answer = await ask(read.value, checked.value, conditions(read.value, asked), way, signal);
      try {
        return await readAnswer(answer, read.value, asked, way, signal);
      } finally {
        answer.destroy();
      }
    });
  } catch (error) {
    return refuse(problemOf(error, host, way, signal));
  }
}

/** The internet addresses to connect to. Where one of them is not allowed none is, since the next answer could be that one alone. */
async function check(
  address: WebAddress,
  way: WayOut,
  signal: AbortSignal,
): Promise<Outcome<readonly string[]>> {
  const found =
    isIP(address.host) === 0 ? await orAborted(way.resolve(address.host), signal) : [address.host];
  if (found.length === 0) return refuse(nameUnknown(address.host));
  for (const to of found) {
    const allowed = mayConnect(to, address, way);
    if (!allowed.ok) return allowed;
  }
  return accept(found);
}

/** A condition goes to nobody but the address that the validator came from. */
function conditions({ url }: WebAddress, { known }: Asked): Record<string, string> {
  if (known?.address !== url.href) return {};
  return {
    ...(known.etag !== undefined && { "if-none-match": known.etag }),
    ...(known.lastModified !== undefined && { "if-modified-since": known.lastModified }),
  };
}

async function readAnswer(
  answer: IncomingMessage,
  { url, host }: WebAddress,
  { accepts, known }: Asked,
  way: WayOut,
  signal: AbortSignal,
): Promise<Outcome<Step>> {
  const status = answer.statusCode ?? 0;
  if (status === 429 || status === 503) {
    const until = retryAfter(answer.headers["retry-after"], way.now());
    if (until !== null || status === 429) {
      const quiet = until ?? new Date(way.now().getTime() + 60_000);
      way.turns.keepQuiet(host, quiet);
      return refuse(askedToWait(host, quiet));
    }
  }
  if ([301, 302, 303, 307, 308].includes(status)) return readRedirect(url, readable(answer.headers.location));
  const isUnchanged = status === 304 && known !== undefined;
  if (status !== 200 && status !== 203 && !isUnchanged) return refuse(answeredOtherwise(status));
  const contentType = answer.headers["content-type"] ?? "";
  const mediaType = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (!isUnchanged && !accepts.has(mediaType)) return refuse(typeNotTaken(mediaType));
  const body = isUnchanged ? Buffer.alloc(0) : await readBody(answer, way.limits, signal);
  const document = {
    finalAddress: url.href,
    httpVersion: answer.httpVersion,
    status,
    statusText: answer.statusMessage || (STATUS_CODES[status] ?? ""),
    headers: pairs(answer.rawHeaders),
    body,
    mediaType,
    contentType,
  };
  return accept({ kind: "document", document });
}

/** A header in UTF-8, as servers write an address with letters in it; Node gives its bytes. What is no UTF-8 stays as it is. */
function readable(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const decoded = Buffer.from(header, "latin1").toString("utf8");
  return decoded.includes("\uFFFD") ? header : decoded;
}

/** Where an answer leads on to. Refused when it does not say, or leads from `https:` to `http:`. */
export function readRedirect(from: URL, location: string | undefined): Outcome<Step> {
  if (location === undefined || !URL.canParse(location, from)) return refuse(redirectUnreadable());
  const to = new URL(location, from);
  if (from.protocol === "https:" && to.protocol === "http:") return refuse(redirectUnguarded(to.href));
  return accept({ kind: "redirect", to: to.href });
}

/** What an error of the network means for whoever asked. What is none is thrown on. */
function problemOf(error: unknown, host: string, { limits }: WayOut, signal: AbortSignal): Problem {
  if (error instanceof Refused) return error.problem;
  if (signal.aborted) return tooSlow(limits.totalMilliseconds);
  const code = codeOf(error);
  if (code === null) throw new Error(`“${host}” could not be fetched from.`, { cause: error });
  if (code === "ENOTFOUND" || code === "ENODATA" || code === "EAI_AGAIN") return nameUnknown(host);
  if (code === "HPE_HEADER_OVERFLOW") return headersTooLarge(limits.headerBytes);
  if (/^(?:HPE_|Z_|ERR__|ERR_BROTLI|ERR_STREAM|ERR_PADDING|ERR_BUFFER)/.test(code)) return brokenOff(code);
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|HOSTNAME_MISMATCH/.test(code))
    return certificateNotTrusted(host, code);
  return code === "ECONNRESET" || code === "EPIPE" ? brokenOff(code) : unreachable(host, code);
}

function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

function pairs(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    headers.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return headers;
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
