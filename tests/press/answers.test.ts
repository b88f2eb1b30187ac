import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, IncomingMessage, request, type Server } from "node:http";
import { connect, Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accessLine } from "@/lib/press/access-log";
import { answerWith } from "@/lib/press/answer";
import { refuseBrokenRequest } from "@/lib/press/broken-request";
import { EditionWatch } from "@/lib/press/edition";
import type { NextRoom } from "@/lib/press/next-room";
import { Press } from "@/lib/press/press";
import { noRedirections } from "../support/redirections";

/** What goes over the wire, from a server of ours with a made-up Next behind it. */

const PICTURE = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 256));
const ARTICLE = "/2018/01/02/wechat-keeps-nothing";
const ONION = `http://${"a".repeat(56)}.onion`;

const pages: Readonly<Record<string, { status?: number; type: string; body: string | Buffer }>> = {
  [ARTICLE]: { type: "text/html; charset=utf-8", body: `<p>${"The same page. ".repeat(200)}</p>` },
  [`${ARTICLE}/article.md`]: { type: "text/markdown; charset=utf-8", body: "# The same page" },
  "/media/picture.png": { type: "image/png", body: PICTURE },
  "/media/drawing.svg": { type: "image/svg+xml", body: `<svg>${" ".repeat(1000)}</svg>` },
  "/timegate/2018/01/02/wechat-keeps-nothing": { type: "text/plain", body: "the newest" },
  "/timegate/2018/01/02/wechat-keeps-nothing?at=1514893200": { type: "text/plain", body: "that of then" },
  "/missing": { type: "text/html", body: "nothing here" },
  "/broken": { status: 500, type: "text/html", body: "Error: at lib/secret.ts:12" },
};

const room: NextRoom = {
  async ask(address) {
    const { status = 200, type, body } = pages[address] ?? { status: 404, type: "text/html", body: "" };
    const message = new IncomingMessage(new Socket());
    message.statusCode = status;
    message.headers = { "content-type": type };
    message.push(body);
    message.push(null);
    return message;
  },
  begin: () => {
    throw new Error("No editor comes here.");
  },
  close: async () => {},
};

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: Server;
let lines: string[];

async function open(siteUrl: string): Promise<void> {
  const watch = new EditionWatch(
    async () => 1,
    (learn) => learn(1),
  );
  const origins = { siteUrl, onionUrl: ONION };
  const answer = answerWith({
    next: room,
    press: new Press(room, watch, origins, noRedirections, 1024 * 1024),
    edition: watch,
    origins,
    trustedProxies: 0,
  });
  lines = [];
  server = createServer({ requireHostHeader: false }, (incoming, outgoing) => {
    outgoing.once("finish", () =>
      lines.push(accessLine(incoming, outgoing, new Date("2018-01-02T03:04:05Z"))),
    );
    answer(incoming, outgoing);
  });
  server.on("clientError", refuseBrokenRequest);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

function port(): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

async function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answered> {
  const asked = request({ port: port(), host: "127.0.0.1", path, method, headers, agent: false }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) };
}

/** Sends bytes as they are, and reads until the server hangs up. */
async function say(bytes: string): Promise<string> {
  const socket = connect(port(), "127.0.0.1");
  socket.write(bytes);
  let answer = "";
  for await (const part of socket) answer += part;
  return answer;
}

beforeEach(() => open("http://news.example"));
afterEach(() => new Promise((resolve) => server.close(resolve)));

describe("a kept page", () => {
  test("is answered like the first time, byte for byte", async () => {
    const [first, second] = [await ask(ARTICLE), await ask(ARTICLE)];
    expect({ ...second, headers: { ...second.headers, date: "" } }).toEqual({
      ...first,
      headers: { ...first.headers, date: "" },
    });
  });

  test("is only headers to one who asks for those", async () => {
    const [whole, head] = [await ask(ARTICLE), await ask(ARTICLE, {}, "HEAD")];
    expect(head.body.length).toBe(0);
    expect(head.headers["content-length"]).toBe(String(whole.body.length));
    expect(head.headers.etag).toBe(whole.headers.etag);
  });

  test.each(["br", "gzip", ""])("in %j is not sent again to one who has it", async (encoding) => {
    const { headers } = await ask(ARTICLE, { "accept-encoding": encoding });
    const again = await ask(ARTICLE, { "accept-encoding": encoding, "if-none-match": headers.etag ?? "" });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    expect(again.headers.etag).toBe(headers.etag);
    expect(again.headers["content-security-policy"]).toBe(headers["content-security-policy"]);
    expect(again.headers["content-encoding"]).toBeUndefined();
  });

  test("is Markdown to a program that would rather have that, and says that it can be", async () => {
    const page = await ask(ARTICLE, { accept: "text/html,*/*;q=0.8" });
    const markdown = await ask(ARTICLE, { accept: "text/markdown, text/html;q=0.5" });
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.headers.vary).toBe("Accept, Accept-Encoding");
    expect(page.headers.link).toBe(
      [
        `<${ARTICLE}/article.md>; rel="alternate"; type="text/markdown"`,
        `<${ARTICLE}/history>; rel="version-history"`,
        `<http://news.example/timegate${ARTICLE}>; rel="timegate"`,
        `<http://news.example/timemap/link${ARTICLE}>; rel="timemap"; type="application/link-format"`,
      ].join(", "),
    );
    expect(markdown.headers["content-type"]).toContain("text/markdown");
    expect(markdown.headers.vary).toBe("Accept, Accept-Encoding");
    expect(markdown.body.toString()).toBe("# The same page");
  });
});

describe("a TimeGate", () => {
  const gate = `/timegate${ARTICLE}`;

  test("is asked for the datetime that is wanted, and for the newest without one", async () => {
    const then = await ask(gate, { "accept-datetime": "Tue, 02 Jan 2018 11:40:00 GMT" });
    expect([then.status, then.body.toString()]).toEqual([200, "that of then"]);
    expect((await ask(gate)).body.toString()).toBe("the newest");
    // What an address says of a moment is nobody's question.
    expect((await ask(`${gate}?at=1514893200`)).body.toString()).toBe("the newest");
  });

  test("refuses what is no datetime, with the headers of every answer", async () => {
    const { status, headers } = await ask(gate, { "accept-datetime": "yesterday" });
    expect([status, headers.vary, headers["referrer-policy"]]).toEqual([
      400,
      "accept-datetime",
      "no-referrer",
    ]);
  });

  test("alone looks at that header", async () => {
    expect((await ask(ARTICLE, { "accept-datetime": "yesterday" })).status).toBe(200);
  });
});

describe("a part of a picture", () => {
  const parts: [string, Record<string, string>, number, string | undefined, Buffer][] = [
    ["the first bytes", { range: "bytes=0-99" }, 206, "bytes 0-99/1000", PICTURE.subarray(0, 100)],
    ["from a place on", { range: "bytes=900-" }, 206, "bytes 900-999/1000", PICTURE.subarray(900)],
    ["the last bytes", { range: "bytes=-10" }, 206, "bytes 990-999/1000", PICTURE.subarray(990)],
    ["more than there is", { range: "bytes=990-5000" }, 206, "bytes 990-999/1000", PICTURE.subarray(990)],
    ["what is beyond the end", { range: "bytes=1000-" }, 416, "bytes */1000", Buffer.alloc(0)],
    ["several parts", { range: "bytes=0-1,5-6" }, 200, undefined, PICTURE],
    ["what is no range", { range: "bytes" }, 200, undefined, PICTURE],
    ["no number", { range: "bytes=x" }, 416, "bytes */1000", Buffer.alloc(0)],
    ["another unit", { range: "pages=5000-" }, 200, undefined, PICTURE],
    ["a part of another version", { range: "bytes=0-9", "if-range": '"other"' }, 200, undefined, PICTURE],
  ];
  test.each(parts)("asked for by %s", async (_, headers, status, place, body) => {
    const answer = await ask("/media/picture.png", headers);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-range"]).toBe(place);
    expect(answer.headers["content-length"]).toBe(String(body.length));
    expect(answer.body.equals(body)).toBe(true);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  test("of the version that one has is sent", async () => {
    const { headers } = await ask("/media/picture.png");
    const answer = await ask("/media/picture.png", { range: "bytes=0-0", "if-range": headers.etag ?? "" });
    expect(answer.status).toBe(206);
  });

  test.each([ARTICLE, "/media/drawing.svg"])("is not to be had of %s, which is compressed", async (path) => {
    const answer = await ask(path, { range: "bytes=0-9" });
    expect([answer.status, answer.headers["accept-ranges"]]).toEqual([200, undefined]);
  });
});

describe("over the open web and through Tor", () => {
  beforeEach(async () => {
    server.close();
    await open("https://news.example");
  });

  const kinds = [
    ["a page", ARTICLE, "GET", {}],
    ["one not sent again", ARTICLE, "GET", { "if-none-match": "*" }],
    ["a file", "/media/picture.png", "GET", {}],
    ["a missing page", "/nothing", "GET", {}],
    ["health", "/healthz", "GET", {}],
    ["a refused method", ARTICLE, "POST", {}],
  ] as const;

  test.each(kinds)("%s says that HTTPS is the way, except in Tor", async (_, path, method, headers) => {
    const openWeb = await ask(path, headers, method);
    const tor = await ask(path, { ...headers, host: `${"a".repeat(56)}.onion` }, method);
    expect(openWeb.headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    expect(tor.headers["strict-transport-security"]).toBeUndefined();
    expect(tor.headers["onion-location"]).toBeUndefined();
    expect(tor.status).toBe(openWeb.status);
    expect(tor.body.equals(openWeb.body)).toBe(true);
  });

  test("a page says where it is in Tor; what is no page, or not there, does not", async () => {
    expect((await ask(ARTICLE)).headers["onion-location"]).toBe(`${ONION}${ARTICLE}`);
    expect((await ask(`${ARTICLE}/article.md`)).headers["onion-location"]).toBeUndefined();
    expect((await ask("/nothing")).headers["onion-location"]).toBeUndefined();
  });

  test("a site without HTTPS announces neither", async () => {
    server.close();
    await open("http://news.example");
    const { headers } = await ask(ARTICLE);
    expect([headers["strict-transport-security"], headers["onion-location"]]).toEqual([undefined, undefined]);
  });
});

describe("a failure", () => {
  test("says nothing of its cause, and is not kept", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    const answer = await ask("/broken");
    expect(answer.status).toBe(503);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(answer.body.toString()).not.toContain("secret");
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });

  test.each([
    ["no request at all", "hello\r\n\r\n", "400 Bad Request"],
    ["a header without an end", `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${"c".repeat(40_000)}\r\n\r\n`, "431"],
    ["a space in the address", "GET /a b HTTP/1.1\r\nhost: x\r\n\r\n", "400 Bad Request"],
    ["for which host it is", "GET / HTTP/1.1\r\n\r\n", "400 Bad Request"],
    ["which of two hosts it is for", "GET / HTTP/1.1\r\nhost: x\r\nHost: y\r\n\r\n", "400 Bad Request"],
  ])("to read %s is answered under the same headers", async (_, bytes, status) => {
    const answer = await say(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
    expect(answer).toContain("content-security-policy: default-src 'none'");
    expect(answer).toContain("x-content-type-options: nosniff");
  });
});

describe("the access log", () => {
  test("has a line for each answer, and nothing of who asked or what for", async () => {
    const sentinel = "sentinel-of-a-reader";
    await ask(`${ARTICLE}?from=${sentinel}`, { "user-agent": sentinel, referer: `http://${sentinel}/` });
    await ask(`/search?q=${sentinel}`);
    await ask(`/${sentinel}`);
    expect(lines).toEqual([
      `2018-01-02T03:04Z GET ${ARTICLE} 200`,
      "2018-01-02T03:04Z GET - 404",
      "2018-01-02T03:04Z GET - 404",
    ]);
  });
});
