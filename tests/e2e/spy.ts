import { createServer, type Server, type ServerResponse } from "node:http";

export interface Spy {
  readonly address: string;
  close(): Promise<void>;
}

/** A page that does everything that a reader's page must not, beside a second host that it tells of its readers. */
export async function aSpy(): Promise<Spy> {
  const accomplice = createServer((_request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.end();
  });
  const elsewhere = await listen(accomplice);
  const spy = createServer((request, response) => {
    if (request.url === "/worker.js") return send(response, "text/javascript", "");
    response.setHeader("Set-Cookie", "reader=77");
    response.setHeader("Content-Security-Policy", "style-src 'none'");
    send(response, "text/html", pageThatSpies(elsewhere));
  });
  const address = await listen(spy);
  return {
    address: `${address}/`,
    async close() {
      for (const server of [spy, accomplice]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

const pageThatSpies = (elsewhere: string) => `<!doctype html><title>Spy</title>
<link rel="preconnect" href="${elsewhere}">
<p style="color: red" onclick="null">Read me.</p>
<a href="#x" ping="/ping">Follow me.</a>
<img src="${elsewhere}/pixel.gif" width="1" height="1" alt="">
<iframe src="/worker.js"></iframe>
<script src="/worker.js"></script>
<script>
  localStorage.setItem("reader", "77");
  sessionStorage.setItem("reader", "77");
  indexedDB.open("readers");
  caches.open("readers");
  navigator.sendBeacon("${elsewhere}/beacon");
</script>`;

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader("Content-Type", type);
  response.end(body);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
}
