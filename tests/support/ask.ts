import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Asking {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** The address that the connection comes from, of those that this machine has. */
  readonly localAddress?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Asks a server with exactly these headers, following nothing and decoding nothing. */
export async function ask(origin: string, address: string, asking: Asking = {}): Promise<Asked> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const { localAddress, ...rest } = asking;
    request({
      agent,
      hostname,
      port,
      // As a browser sends it.
      path: address.replace(/[^ -~]/gu, encodeURIComponent),
      ...rest,
      ...(localAddress !== undefined && { localAddress }),
    })
      .once("error", reject)
      .once("response", (answer) =>
        buffer(answer).then(
          (body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
          reject,
        ),
      )
      .end();
  });
}
