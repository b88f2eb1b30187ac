import type { IncomingMessage, ServerResponse } from "node:http";

/** Addresses that open something to whoever has them: what they end with is in no log. */
const KEYS = /^(\/admin\/(?:preview|join)\/).*/;

/**
 * One line for an answer: when, to the minute; the method; the path; the status. Nothing of who asked: no address, no
 * browser, no page that they came from. No query either, since that is where searches are, and the path only of what is
 * there: an address that leads nowhere may be anything that somebody pasted, and one that opens a door is shown without its key.
 */
export function accessLine(
  { method, url = "" }: IncomingMessage,
  { statusCode }: ServerResponse,
  now: Date,
): string {
  const [path = ""] = url.split("?");
  const shown = statusCode < 400 ? path.replace(/[^\x21-\x7e]/g, "?").replace(KEYS, "$1-") : "-";
  return `${now.toISOString().slice(0, 16)}Z ${method ?? "-"} ${shown} ${statusCode}`;
}
