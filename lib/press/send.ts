import type { IncomingMessage, ServerResponse } from "node:http";
import parseRange from "range-parser";
import type { Finished, Form } from "./finished";
import { isOnion, openWebOnly } from "./headers";
import { chooseEncoding, isFresh } from "./negotiation";

/**
 * Sends a finished answer in the encoding that the browser takes; or a part of it; or only says that the browser has it
 * already. Nothing is waited for, and nothing made that was not made before: this is what happens for every request.
 */
export function send(made: Finished, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { headers: asked, method } = incoming;
  const form = made.forms[chooseEncoding(asked["accept-encoding"], made)] ?? made.forms.identity;
  const headers = isOnion(asked.host) ? without(form.headers, openWebOnly) : form.headers;
  if (made.status === 200) {
    if (isFresh(asked, form.etag, made.changedAt)) {
      outgoing.writeHead(304, without(headers, OF_THE_BODY));
      outgoing.end();
      return;
    }
    const range = asked.range;
    if (range !== undefined && method === "GET" && headers.includes("accept-ranges")) {
      if (sendRange(form, headers, range, asked["if-range"], outgoing)) return;
    }
  }
  outgoing.writeHead(made.status, headers);
  outgoing.end(method === "HEAD" ? undefined : form.body);
}

/** The headers that describe bytes which a 304 does not send. */
const OF_THE_BODY = new Set(["content-type", "content-encoding", "content-length"]);

/**
 * Sends one part of the bytes (RFC 9110, 14). False where the whole is to be sent: several parts are more than anyone needs
 * of a picture, what cannot be read is ignored, and whoever has another version needs this one whole.
 */
function sendRange(
  { body, etag }: Form,
  headers: string[],
  written: string,
  ifRange: string | string[] | undefined,
  outgoing: ServerResponse,
): boolean {
  if (!written.startsWith("bytes=") || (ifRange !== undefined && ifRange !== etag)) return false;
  const ranges = parseRange(body.length, written);
  if (ranges === MALFORMED) return false;
  const others = without(headers, LENGTH);
  if (ranges === OUTSIDE) {
    outgoing.writeHead(416, [...others, "content-range", `bytes */${body.length}`, "content-length", "0"]);
    outgoing.end();
    return true;
  }
  const [range] = ranges;
  if (range === undefined || ranges.length > 1) return false;
  const part = body.subarray(range.start, range.end + 1);
  const place = `bytes ${range.start}-${range.end}/${body.length}`;
  outgoing.writeHead(206, [...others, "content-range", place, "content-length", String(part.length)]);
  outgoing.end(part);
  return true;
}

/** What `range-parser` says of a range that is not one, and of one that lies beyond the end. */
const MALFORMED = -2;
const OUTSIDE = -1;

const LENGTH = new Set(["content-length"]);

function without(headers: readonly string[], names: ReadonlySet<string>): string[] {
  return headers.filter((_, at) => !names.has(headers[at - (at % 2)] ?? ""));
}
