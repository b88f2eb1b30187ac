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
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerWith } from "@/lib/press/answer";
import { EditionWatch } from "@/lib/press/edition";
import type { NextRoom } from "@/lib/press/next-room";
import { Press } from "@/lib/press/press";
import { unguarded } from "../support/guards";
import { noRedirections } from "../support/redirections";

/** What readers may send, through a server of ours to a made-up Next that says what it was told. */

const SITE = "https://news.example";
const REPORT = "/2018/01/02/wechat-keeps-nothing/report";
const FORM = { "content-type": "multipart/form-data; boundary=x" };

let next: Server;
let door: Server;
let told: {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}[];
let answered: { status: number; headers: OutgoingHttpHeaders; body: string };

const portOf = (server: Server) => {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
};

beforeEach(async () => {
  told = [];
  answered = {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<p>Sent<script>run()</script>",
  };
  next = createServer(async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    told.push({ method, url, headers, body: (await buffer(incoming)).toString("utf8") });
    outgoing.writeHead(answered.status, {
      ...answered.headers,
      "set-cookie": "a=1",
      "cache-control": "public",
    });
    outgoing.end(answered.body);
  });
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
  const origins = { siteUrl: SITE, onionUrl: `http://${"a".repeat(56)}.onion` };
  const press = new Press(room, watch, origins, noRedirections, 1024 * 1024);
  door = createServer(answerWith({ next: room, press, edition: watch, origins, trustedProxies: 0 }));
  for (const server of [next, door]) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
});

afterEach(async () => {
  for (const server of [door, next]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function send(
  path = REPORT,
  headers: OutgoingHttpHeaders = {},
  body = "text=It+was+wrong",
  method = "POST",
) {
  const asked = request({
    host: "127.0.0.1",
    port: portOf(door),
    method,
    path,
    headers: { ...FORM, ...headers },
    agent: false,
  });
  asked.on("error", () => {});
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: (await buffer(answer)).toString("utf8"),
  };
}

describe("a report", () => {
  test("reaches Next with what was written, and with nothing of who wrote it but where it is counted", async () => {
    const { status, body } = await send(`${REPORT}?utm_source=x`, {
      cookie: "standfirst.session_token=x",
      authorization: "Bearer x",
      referer: "https://elsewhere.example/",
      "user-agent": "a browser of somebody's",
      "accept-language": "tlh",
      "x-forwarded-for": "203.0.113.7",
      "x-standfirst-caller": "203.0.113.8",
      "next-action": "0".repeat(40),
    });
    expect([status, body]).toEqual([200, "<p>Sent"]);
    expect(told).toEqual([
      {
        method: "POST",
        url: REPORT,
        body: "text=It+was+wrong",
        headers: {
          host: "news.example",
          origin: SITE,
          accept: "text/html",
          "accept-encoding": "identity",
          ...FORM,
          "content-length": "17",
          "user-agent": "standfirst-press, as Bingbot",
          "x-standfirst-caller": expect.stringContaining("127.0.0.1"),
          connection: expect.any(String),
        },
      },
    ]);
  });

  test("is answered as guarded as any page, and that is kept by nobody and sets no cookie", async () => {
    for (let round = 1; round <= 2; round += 1) {
      const { headers } = await send();
      expect(unguarded(headers)).toEqual([]);
      expect(headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
      expect(headers).not.toHaveProperty("set-cookie");
      expect(headers).not.toHaveProperty("etag");
      expect(told).toHaveLength(round);
    }
  });

  test("that is taken leads on, within the site by which the reader came", async () => {
    answered = { status: 303, headers: { location: `${SITE}${REPORT}/thanks` }, body: "" };
    expect(await send()).toMatchObject({ status: 303, headers: { location: `${REPORT}/thanks` }, body: "" });
  });

  test("of an article that there is none of finds the missing page", async () => {
    answered = { status: 404, headers: { "content-type": "text/html" }, body: "<script>" };
    expect(await send()).toMatchObject({ status: 404, body: "nothing here" });
  });

  test("in a form that is none of the page’s is refused, in our words", async () => {
    answered = { status: 400, headers: { "content-type": "text/html" }, body: "No such action" };
    expect(await send()).toMatchObject({ status: 400, body: expect.stringContaining("Only the form") });
  });

  test("is not said to be taken when Next fails", async () => {
    const { error } = console;
    console.error = () => {};
    answered = { status: 500, headers: { "content-type": "text/html" }, body: "Error at lib/secret.ts" };
    const failed = await send().finally(() => {
      console.error = error;
    });
    expect(failed.status).toBe(503);
    expect(failed.body).not.toContain("secret");
  });
});

describe("a report is let in", () => {
  test.each([
    [
      "from a page under no-referrer, as all of ours are",
      { origin: "null", "sec-fetch-site": "same-origin" },
    ],
    ["from a browser that says nothing of where it was", {}],
    ["from Tor’s, over the onion", { origin: "null", host: `${"a".repeat(56)}.onion` }],
    ["from the site by name", { origin: SITE }],
  ])("%s", async (_what, headers) => {
    expect((await send(REPORT, headers)).status).toBe(200);
  });

  test.each([
    [403, "from a page of another site", { origin: "https://evil.example" }, undefined],
    [
      403,
      "from elsewhere, as the browser says",
      { origin: "null", "sec-fetch-site": "cross-site" },
      undefined,
    ],
    [403, "from a site beside", { "sec-fetch-site": "same-site" }, undefined],
    [415, "as JSON", { "content-type": "application/json" }, "{}"],
    [
      415,
      "as a form that Next does not take",
      { "content-type": "application/x-www-form-urlencoded" },
      "text=x",
    ],
    [415, "as text", { "content-type": "text/plain" }, "text=x"],
    [413, "with more than a report can hold", {}, "x".repeat(32 * 1024 + 1)],
    [413, "with more than it says", { "transfer-encoding": "chunked" }, "x".repeat(64 * 1024)],
  ])("but refused with %d %s", async (status, _what, headers, body) => {
    const refused = await send(REPORT, headers, body);
    expect(refused.status).toBe(status);
    expect(unguarded(refused.headers)).toEqual([]);
    expect(told).toEqual([]);
  });

  test("with as much as the longest that is written in Chinese takes", async () => {
    const longest = `text=${"%E5%BE%AE".repeat(2000)}&quote=${"%E5%BE%AE".repeat(500)}&contact=${"%E5%BE%AE".repeat(200)}`;
    expect((await send(REPORT, {}, longest)).status).toBe(200);
  });
});

test.each([
  ["POST", "/"],
  ["POST", "/2018/01/02/wechat-keeps-nothing"],
  ["POST", `${REPORT}/thanks`],
  ["POST", `${REPORT}/`],
  ["POST", "/2018/01/02/a/b/report"],
  ["POST", "/corrections"],
  ["PUT", REPORT],
  ["DELETE", REPORT],
  ["PATCH", REPORT],
])("nothing else is sent here: not %s %s", async (method, path) => {
  expect((await send(path, {}, "x", method)).status).toBe(405);
  expect(told).toEqual([]);
});
