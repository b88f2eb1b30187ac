import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type Server,
} from "node:http";
import { Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerWith } from "@/lib/press/answer";
import { EditionWatch } from "@/lib/press/edition";
import type { NextRoom } from "@/lib/press/next-room";
import { Press } from "@/lib/press/press";
import { unguarded } from "../support/guards";
import { noRedirections } from "../support/redirections";

/** The newsroom's requests, through a server of ours to a made-up Next that says what it was told. */

const SITE = "https://news.example";
const KB = 1024;
const MB = 1024 * KB;

let next: Server;
let door: Server;
let told: {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}[];

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

async function listening(server: Server): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

beforeEach(async () => {
  told = [];
  next = createServer(async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const body = await buffer(incoming).catch(() => null);
    // Whoever was cut off has not asked.
    if (body === null) return;
    told.push({ method, url, headers, body: body.toString("utf8") });
    if (url?.startsWith("/admin/none"))
      return void outgoing.writeHead(404, { "content-type": "text/html" }).end("<script>");
    if (url?.startsWith("/api/none"))
      return void outgoing.writeHead(404, { "content-type": "application/problem+json" }).end("{}");
    outgoing.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "x-powered-by": "Next.js",
      "set-cookie": ["a=1", "b=2"],
      "content-security-policy": "default-src *",
      "cache-control": "public",
    });
    outgoing.end(url?.startsWith("/admin/preview/") ? "<p>a draft<script>run()</script>" : "the desk");
  });
  await listening(next);
  const room: NextRoom = {
    begin: (method, path, headers) =>
      request({ host: "127.0.0.1", port: portOf(next), method, path, headers }),
    async ask() {
      const message = new IncomingMessage(new Socket());
      message.statusCode = 200;
      message.headers = { "content-type": "text/html" };
      message.push("nothing here");
      message.push(null);
      return message;
    },
    close: async () => {},
  };
  const watch = new EditionWatch(
    async () => 1,
    (learn) => learn(1),
  );
  const origins = { siteUrl: SITE, onionUrl: null };
  door = createServer(
    answerWith({
      next: room,
      press: new Press(room, watch, origins, noRedirections, 1024 * 1024),
      edition: watch,
      origins,
      trustedProxies: 0,
    }),
  );
  await listening(door);
});

afterEach(async () => {
  for (const server of [door, next]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function ask(method: string, path: string, headers: OutgoingHttpHeaders = {}, body?: string) {
  const asked = request({ host: "127.0.0.1", port: portOf(door), method, path, headers, agent: false });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: (await buffer(answer)).toString("utf8"),
  };
}

const post = (headers: OutgoingHttpHeaders) => ask("POST", "/admin/drafts", headers, "headline=x");

describe("an editor's page", () => {
  test("comes from Next with all that was asked, and is never kept", async () => {
    for (let round = 0; round < 2; round += 1)
      expect((await ask("GET", "/admin/drafts?state=writing&x=1")).body).toBe("the desk");
    expect(told.map(({ url }) => url)).toEqual(Array(2).fill("/admin/drafts?state=writing&x=1"));
  });

  test("names itself to the site alone, so that its forms come from somewhere without script", async () => {
    expect((await ask("GET", "/admin")).headers["referrer-policy"]).toBe("same-origin");
  });

  test("that shows a draft by a link is as guarded as a reader’s, runs nothing, and is kept by nobody", async () => {
    const { headers, body } = await ask("GET", "/admin/preview/a-key");
    expect(body).toBe("<p>a draft");
    expect(unguarded({ ...headers, "set-cookie": undefined })).toEqual([]);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-robots-tag": "noindex, nofollow, noarchive",
      "referrer-policy": "no-referrer",
    });
  });

  test("has a nonce of its own, by which Next knows its scripts, and no other policy", async () => {
    const nonces = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const { headers } = await ask("GET", "/admin");
      const policy = String(headers["content-security-policy"]);
      const [, nonce = ""] = /script-src 'nonce-([A-Za-z0-9+/=]{24})' 'strict-dynamic'/.exec(policy) ?? [];
      nonces.add(nonce);
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).not.toContain("unsafe");
      expect(told.at(-1)?.headers["content-security-policy"]).toBe(policy);
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["strict-transport-security"]).toContain("max-age=63072000");
    }
    expect(nonces.size).toBe(20);
    expect(nonces.has("")).toBe(false);
  });

  test("may set cookies, each of its own", async () => {
    expect((await ask("GET", "/admin")).headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  });

  test("that is not there is the site's own missing page, without a script", async () => {
    const answer = await ask("GET", "/admin/none");
    expect([answer.status, answer.body]).toEqual([404, "nothing here"]);
    expect(unguarded(answer.headers)).toEqual([]);
  });
});

describe("the API", () => {
  test("answers in its own words, also where nothing is, and as data", async () => {
    const answer = await ask("GET", "/api/none");
    expect([answer.status, answer.body]).toEqual([404, "{}"]);
    expect(unguarded(answer.headers)).toEqual([]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test("takes a token without an origin, but not beside a cookie", async () => {
    const put = (headers: OutgoingHttpHeaders) => ask("PUT", "/api/v1/articles/1", headers, "{}");
    expect((await put({ authorization: "Bearer x" })).status).toBe(200);
    expect((await put({ authorization: "Bearer x", cookie: "session=1" })).status).toBe(403);
  });

  test.each<[number, string, string, OutgoingHttpHeaders]>([
    [403, "cross-origin", "POST", { origin: "https://evil.example" }],
    [405, "method-not-known", "OPTIONS", { origin: "https://evil.example" }],
    [413, "body-too-large", "PUT", { origin: SITE, "content-length": 64 * KB + 1 }],
  ])("is told of a refusal (%i) in its own form too", async (status, code, method, headers) => {
    const answer = await ask(method, "/api/v1/drafts", headers);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(answer.body)).toMatchObject({ type: "about:blank", status, problems: [{ code }] });
    expect(unguarded(answer.headers)).toEqual([]);
  });
});

describe("what may change something", () => {
  test.each<[string, OutgoingHttpHeaders]>([
    ["from the site", { origin: SITE }],
    ["from the site, as a browser says it", { origin: SITE, "sec-fetch-site": "same-origin" }],
  ])("is taken when it comes %s", async (_, headers) => {
    expect((await post(headers)).status).toBe(200);
    expect(told).toMatchObject([{ method: "POST", body: "headline=x" }]);
    expect(told[0]?.headers.host).toBe("news.example");
  });

  test("is taken from a page at the very address of the connection", async () => {
    const host = `127.0.0.1:${portOf(door)}`;
    expect((await post({ host, origin: `http://${host}` })).status).toBe(200);
  });

  test.each<[string, OutgoingHttpHeaders]>([
    ["no origin", {}],
    ["an origin elsewhere", { origin: "https://evil.example" }],
    ["an origin that begins like ours", { origin: `${SITE}.evil.example` }],
    ["our name over another protocol", { origin: "http://news.example:81" }],
    ["an origin that hides itself", { origin: "null" }],
    ["a form elsewhere", { origin: SITE, "sec-fetch-site": "cross-site" }],
    ["a neighbour", { origin: SITE, "sec-fetch-site": "same-site" }],
    [
      "one who pretends to be a proxy",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
    ["a cookie and no origin", { cookie: "session=1" }],
  ])("is refused from %s, and Next is not told", async (_, headers) => {
    const answer = await post(headers);
    expect(answer.status).toBe(403);
    expect(unguarded(answer.headers)).toEqual([]);
    expect(told).toEqual([]);
  });

  test("may not pass for a proxy or for Next itself", async () => {
    await post({
      origin: SITE,
      "x-forwarded-for": "203.0.113.7",
      "x-forwarded-host": "evil.example",
      "x-middleware-subrequest": "middleware",
      "x-standfirst-caller": "203.0.113.7",
      "x-nextjs-data": "1",
      forwarded: "for=1",
    });
    const named = Object.entries(told[0]?.headers ?? {});
    expect(named.filter(([name]) => name.startsWith("x-") || name === "forwarded")).toEqual([
      ["x-standfirst-caller", "127.0.0.1"],
    ]);
  });

  test("is refused by any other method", async () => {
    const answer = await ask("PROPFIND", "/admin", { origin: SITE });
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD, POST, PUT, PATCH, DELETE"]);
  });
});

describe("a body", () => {
  const session = { cookie: "__Host-standfirst.session_token=x" };
  const plain = { cookie: "a=1; standfirst.session_token=x" };
  const token = { authorization: "Bearer sf_x" };
  const nobody = { cookie: "standfirst.session_token=; other-standfirst.session_token=x" };

  const limits: readonly [string, string, OutgoingHttpHeaders, number][] = [
    ["a stranger", "/admin", {}, 64 * KB],
    ["a stranger with other cookies", "/admin/media", nobody, 64 * KB],
    ["a token where only sessions count", "/admin/media", token, 64 * KB],
    ["somebody who signs in", "/admin/sign-in?next=/admin/media", session, 64 * KB],
    ["somebody who gives their code", "/admin/sign-in/code", session, 64 * KB],
    ["somebody who joins", "/admin/join/a-key", session, 64 * KB],
    ["a stranger at the API", "/api/v1/media", {}, 64 * KB],
    ["an editor who saves", "/admin/drafts/1", session, 4 * MB],
    ["an editor in development", "/admin/drafts/1", plain, 4 * MB],
    ["an editor who describes a picture", `/admin/media/${"0".repeat(64)}`, session, 4 * MB],
    ["an editor who brings pictures", "/admin/media?q=x", session, 16 * MB],
    ["an editor who brings what a source said", "/admin/captures?address=x", session, 16 * MB],
    ["a stranger who would", "/admin/captures", {}, 64 * KB],
    ["the editor’s script that saves", "/api/v1/drafts/1", session, 8 * MB],
    ["a program that saves", "/api/v1/drafts/1", token, 8 * MB],
    ["a program that brings a picture", "/api/v1/media?name=a.png", token, 16 * MB],
    ["a program that describes one", `/api/v1/media/${"0".repeat(64)}/words`, token, 8 * MB],
  ];

  test.each(limits)("of %s that says that it is too large is refused before it is sent", async (...row) => {
    const [, path, sender, bytes] = row;
    const answer = await ask("POST", path, { origin: SITE, ...sender, "content-length": bytes + 1 });
    expect([answer.status, answer.headers.connection]).toEqual([413, "close"]);
    expect(unguarded(answer.headers)).toEqual([]);
    expect(answer.headers["strict-transport-security"]).toContain("max-age=63072000");
    expect(told).toEqual([]);
    const taken = await ask("POST", path, { origin: SITE, ...sender }, "x".repeat(bytes));
    expect([taken.status, told[0]?.body.length]).toEqual([200, bytes]);
  });

  test.each(limits.filter(([who]) => /^(?:a stranger|an editor who brings pictures)$/.test(who)))(
    "of %s that turns out to be too large is refused where it is",
    async (...row) => {
      const [, path, sender, bytes] = row;
      const asked = request({
        host: "127.0.0.1",
        port: portOf(door),
        method: "POST",
        path,
        headers: { origin: SITE, ...sender, "transfer-encoding": "chunked" },
        agent: false,
      });
      asked.on("error", () => {});
      const part = Buffer.alloc(32 * KB);
      const answered = once(asked, "response") as Promise<[IncomingMessage]>;
      for (let sent = 0; sent <= bytes; sent += part.length) asked.write(part);
      const [answer] = await answered;
      expect(answer.statusCode).toBe(413);
      expect(unguarded(answer.headers)).toEqual([]);
      expect(answer.headers["strict-transport-security"]).toContain("max-age=63072000");
      asked.destroy();
      expect(told).toEqual([]);
    },
  );
});

test("a Next that does not answer is a failure, which says nothing of its cause", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  next.closeAllConnections();
  await new Promise((resolve) => next.close(resolve));
  const answer = await ask("GET", "/admin");
  expect(answer.status).toBe(503);
  expect(unguarded(answer.headers)).toEqual([]);
  complaint.mockRestore();
  await listening(next);
});
