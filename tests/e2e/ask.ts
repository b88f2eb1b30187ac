import type { IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { ask as askForBytes } from "../support/ask";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for an address exactly as it is written, which a browser would tidy up first. */
export async function ask(
  origin: string,
  address: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<Answer> {
  const { body, ...answer } = await askForBytes(origin, address, { headers, method });
  return { ...answer, body: body.toString("utf8") };
}

/** Says bytes to the site as they are, and reads what comes back until it hangs up. */
export async function say(origin: string, bytes: string): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.setEncoding("utf8");
  socket.write(bytes, "latin1");
  let said = "";
  for await (const part of socket) said += part;
  const [head = "", body = ""] = said.split(/\r\n\r\n(.*)/s);
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.replace(/:.*/, "").toLowerCase(), line.replace(/^[^:]*: ?/, "")]),
  );
  return { status: Number(statusLine.split(" ")[1]), headers, body };
}
