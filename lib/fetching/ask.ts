import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { BlockList, isIP, type Socket } from "node:net";
import { brokenOff, notPublic, Refused, unreachable } from "./refusals";
import type { WayOut } from "./way-out";
import type { WebAddress } from "./web-address";

/**
 * Asks for an address at the internet addresses that were checked, and at no other, and gives the beginning of the answer. No connection is kept or used
 * again; nothing is sent but what stands here: no cookie, no referrer, no credentials.
 */
export function ask(
  { url, host, port }: WebAddress,
  checked: readonly string[],
  headers: Readonly<Record<string, string>>,
  way: WayOut,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const request = (isSecure ? secureRequest : plainRequest)({
      method: "GET",
      host,
      port,
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        "user-agent": way.userAgent,
        accept: "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,image/*;q=0.8,*/*;q=0.5",
        "accept-encoding": "gzip, deflate, br",
        connection: "close",
        ...headers,
      },
      // One of its own, so that no connection is shared and no proxy of the environment is asked.
      agent: false,
      lookup: way.pin(checked),
      maxHeaderSize: way.limits.headerBytes,
      insecureHTTPParser: false,
      signal,
      ...(isSecure && { ca: authoritiesOf(way), minVersion: "TLSv1.2" as const }),
    });
    const connecting = setTimeout(
      () => request.destroy(new Refused(unreachable(host, "it did not answer in time"))),
      way.limits.connectMilliseconds,
    );
    request.on("socket", (socket) => {
      socket.once("connect", () => {
        if (!isOneOf(socket, checked))
          request.destroy(new Refused(notPublic(host, socket.remoteAddress ?? "an address that is gone")));
      });
      socket.once(isSecure ? "secureConnect" : "connect", () => clearTimeout(connecting));
    });
    request.on("close", () => {
      clearTimeout(connecting);
      // Of a server that wants to speak another protocol nothing else is ever heard.
      reject(new Refused(brokenOff("no answer")));
    });
    request.on("response", resolve);
    request.on("error", reject);
    request.end();
  });
}

/** Whether a connection ends at one of these addresses, however it is written. */
function isOneOf({ remoteAddress = "" }: Socket, addresses: readonly string[]): boolean {
  const list = new BlockList();
  for (const address of addresses) list.addAddress(address, familyOf(address));
  return isIP(remoteAddress) !== 0 && list.check(remoteAddress, familyOf(remoteAddress));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}

function authoritiesOf({ authorities }: WayOut): string[] | undefined {
  return authorities === undefined ? undefined : [authorities];
}
