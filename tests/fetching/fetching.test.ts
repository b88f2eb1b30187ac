import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type Asked, fetchDocument } from "@/lib/fetching/fetch-document";
import { HostTurns } from "@/lib/fetching/host-turns";
import { retryAfter } from "@/lib/fetching/retry-after";
import { FETCH_LIMITS, type FetchLimits, type WayOut } from "@/lib/fetching/way-out";
import { listen, NOW, type Serving, serve, wayOut } from "./local-servers";

const accepts = new Set(["text/html"]);
const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, "fixtures", name), "utf8");
const PAGE = "<p>The ministry denies it.</p>";

const open: Serving[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

type Answer = (request: IncomingMessage, answer: ServerResponse) => void;

/** Fetches from a server that answers like this. */
async function fetchFrom(
  answer: Answer,
  {
    limits,
    asked = { accepts },
    way = {},
  }: { limits?: Partial<FetchLimits>; asked?: Asked; way?: Partial<WayOut> } = {},
) {
  const server = await serve(answer);
  open.push(server);
  const outlets = new Set([`127.0.0.1:${server.port}`]);
  return fetchDocument(
    `http://127.0.0.1:${server.port}/story?page=1`,
    asked,
    wayOut({ outlets, limits: { ...FETCH_LIMITS, ...limits }, ...way }),
  );
}

const html = (answer: ServerResponse, headers: Record<string, string> = {}) =>
  answer.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers });

function codeOf(fetched: Awaited<ReturnType<typeof fetchDocument>>): string {
  return fetched.ok ? "taken" : fetched.problems[0].code;
}

describe("a document", () => {
  test("comes with its address, status, headers as they were sent, and its bytes", async () => {
    const fetched = await fetchFrom((_request, answer) => {
      answer.setHeader("X-Twice", ["a", "b"]);
      html(answer, { ETag: '"1"' }).end(PAGE);
    });
    expect(fetched).toMatchObject({
      ok: true,
      value: {
        address: expect.stringContaining("/story?page=1"),
        redirects: [],
        httpVersion: "1.1",
        status: 200,
        statusText: "OK",
        mediaType: "text/html",
        contentType: "text/html; charset=utf-8",
      },
    });
    if (!fetched.ok) return;
    expect(fetched.value.finalAddress).toBe(fetched.value.address);
    expect(fetched.value.body.toString()).toBe(PAGE);
    expect(fetched.value.headers).toEqual(
      expect.arrayContaining([
        ["X-Twice", "a"],
        ["X-Twice", "b"],
        ["ETag", '"1"'],
      ]),
    );
  });

  test("is asked for by name, without a cookie, a referrer or credentials", async () => {
    let sent: string[] = [];
    const jar: Answer = (request, answer) => {
      sent = request.rawHeaders.filter((_name, index) => index % 2 === 0).map((name) => name.toLowerCase());
      expect(request.headers["user-agent"]).toBe("Standfirst (a test; +https://wiretap.example)");
      if (request.url === "/end") html(answer).end(PAGE);
      else answer.writeHead(302, { location: "/end", "set-cookie": "reader=1; Path=/" }).end();
    };
    expect(codeOf(await fetchFrom(jar))).toBe("taken");
    expect(sent.sort()).toEqual(["accept", "accept-encoding", "connection", "host", "user-agent"]);
  });

  test.each([
    ["gzip", gzipSync(PAGE)],
    ["x-gzip", gzipSync(PAGE)],
    ["br", brotliCompressSync(PAGE)],
    ["deflate", deflateSync(PAGE)],
    ["deflate", deflateRawSync(PAGE)],
    ["identity", Buffer.from(PAGE)],
    ["GZIP", gzipSync(PAGE)],
  ])("is unpacked from %s", async (encoding, body) => {
    const fetched = await fetchFrom((_request, answer) =>
      html(answer, { "content-encoding": encoding }).end(body),
    );
    expect(fetched.ok && fetched.value.body.toString()).toBe(PAGE);
  });

  test("is not sent again to whoever has it, and only its own address is told what they have", async () => {
    const conditions: (string | undefined)[] = [];
    const server = await serve((request, answer) => {
      conditions.push(request.headers["if-none-match"], request.headers["if-modified-since"]);
      if (request.url === "/") answer.writeHead(302, { location: "/story" }).end();
      else answer.writeHead(304).end();
    });
    open.push(server);
    const home = `http://127.0.0.1:${server.port}`;
    const known = { address: `${home}/story`, etag: '"1"', lastModified: "Wed, 04 Mar 2026 05:06:07 GMT" };
    const way = wayOut({ outlets: new Set([`127.0.0.1:${server.port}`]) });
    const fetched = await fetchDocument(`${home}/`, { accepts, known }, way);
    expect(fetched).toMatchObject({ ok: true, value: { status: 304, finalAddress: `${home}/story` } });
    expect(conditions).toEqual([undefined, undefined, known.etag, known.lastModified]);
  });

  test("that was not asked about is no document when it is answered 304", async () => {
    expect(codeOf(await fetchFrom((_request, answer) => answer.writeHead(304).end()))).toBe(
      "source-answered-otherwise",
    );
  });
});

describe("a redirect", () => {
  const steps =
    (count: number): Answer =>
    (request, answer) => {
      const step = Number(new URL(request.url ?? "/", "http://a.b").searchParams.get("page") ?? 0);
      if (step > count) html(answer).end(PAGE);
      else answer.writeHead(307, { location: `?page=${step + 1}` }).end("a body that nobody reads");
    };

  test("is followed three times, and not a fourth time", async () => {
    const third = await fetchFrom(steps(3));
    expect(third.ok && third.value.redirects).toHaveLength(3);
    expect(codeOf(await fetchFrom(steps(4)))).toBe("source-redirects");
  });

  test.each([
    ["UTF-8", Buffer.from("/café?page=9").toString("latin1")],
    ["Latin-1", "/caf\u00e9?page=9"],
    ["percent signs", "/caf%C3%A9?page=9"],
  ])("goes where its address says, written in %s", async (_how, location) => {
    const moved: Answer = (request, answer) => {
      if (request.url?.startsWith("/caf")) return html(answer).end(PAGE);
      request.socket.end(
        Buffer.from(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`, "latin1"),
      );
      return undefined;
    };
    const fetched = await fetchFrom(moved);
    expect(fetched.ok && new URL(fetched.value.finalAddress).pathname).toBe("/caf%C3%A9");
  });

  test("in a circle ends", async () => {
    const circle: Answer = (request, answer) => answer.writeHead(301, { location: request.url ?? "" }).end();
    expect(codeOf(await fetchFrom(circle))).toBe("source-redirects");
  });

  test.each([undefined, "http://", "https://[::1"])("to %s leads nowhere", async (location) => {
    const lost: Answer = (_request, answer) =>
      answer.writeHead(302, location === undefined ? {} : { location }).end();
    expect(codeOf(await fetchFrom(lost))).toBe("source-redirects");
  });

  test("from https: to http: is not followed, and to https: it is", async () => {
    const secure = { key: fixture("key.pem"), cert: fixture("certificate.pem") };
    const plain = await serve((_request, answer) => html(answer).end(PAGE));
    const guarded = await serve(
      (request, answer) =>
        request.url === "/down"
          ? answer.writeHead(302, { location: `http://127.0.0.1:${plain.port}/` }).end()
          : request.url === "/along"
            ? answer.writeHead(302, { location: "/" }).end()
            : html(answer).end(PAGE),
      { secure },
    );
    open.push(plain, guarded);
    const way = wayOut({
      outlets: new Set([`127.0.0.1:${plain.port}`, `127.0.0.1:${guarded.port}`]),
      resolve: async () => ["127.0.0.1"],
      authorities: secure.cert,
    });
    const at = `https://news.standfirst-press.org:${guarded.port}`;
    expect(codeOf(await fetchDocument(`${at}/down`, { accepts }, way))).toBe("redirect-unguarded");
    expect(codeOf(await fetchDocument(`${at}/along`, { accepts }, way))).toBe("taken");
  });

  test("takes nothing from a server that cannot prove its name", async () => {
    const secure = { key: fixture("key.pem"), cert: fixture("certificate.pem") };
    let asked = 0;
    const guarded = await serve(
      (_request, answer) => {
        asked += 1;
        html(answer).end(PAGE);
      },
      { secure },
    );
    open.push(guarded);
    const way = wayOut({
      outlets: new Set([`127.0.0.1:${guarded.port}`]),
      resolve: async () => ["127.0.0.1"],
    });
    const unknown = await fetchDocument(
      `https://news.standfirst-press.org:${guarded.port}/`,
      { accepts },
      way,
    );
    expect(codeOf(unknown)).toBe("certificate-not-trusted");
    const trusting = { ...way, authorities: secure.cert };
    const another = await fetchDocument(
      `https://other.standfirst-press.org:${guarded.port}/`,
      { accepts },
      trusting,
    );
    expect(codeOf(another)).toBe("certificate-not-trusted");
    expect(asked).toBe(0);
  });
});

describe("an answer that is no document", () => {
  test.each([[401], [403], [404], [410], [451], [500], [204], [206]])(
    "%i is refused by its number",
    async (status) => {
      const fetched = await fetchFrom((_request, answer) =>
        answer.writeHead(status, { "content-type": "text/html" }).end(),
      );
      expect(codeOf(fetched)).toBe("source-answered-otherwise");
      if (!fetched.ok) expect(fetched.problems[0].message).toContain(String(status));
    },
  );

  test.each(["application/octet-stream", "video/mp4", "", "text/html2", "text/html\u00e9"])(
    "of the type %j is not taken",
    async (type) => {
      const fetched = await fetchFrom((_request, answer) =>
        answer
          .writeHead(200, type === "" ? {} : { "content-type": Buffer.from(type).toString("latin1") })
          .end(PAGE),
      );
      expect(codeOf(fetched)).toBe("source-type");
    },
  );

  test("asks to be left alone, and is", async () => {
    let asked = 0;
    const server = await serve((_request, answer) => {
      asked += 1;
      answer.writeHead(429, { "retry-after": "120" }).end();
    });
    open.push(server);
    let now = NOW;
    const way = wayOut({ outlets: new Set([`127.0.0.1:${server.port}`]), now: () => now });
    const address = `http://127.0.0.1:${server.port}/`;
    for (const later of [0, 119_000]) {
      now = new Date(NOW.getTime() + later);
      const fetched = await fetchDocument(address, { accepts }, way);
      expect(codeOf(fetched)).toBe("source-asks-to-wait");
      if (!fetched.ok) expect(fetched.problems[0].message).toContain("2026-03-04 05:08 (UTC)");
    }
    expect(asked).toBe(1);
    now = new Date(NOW.getTime() + 120_000);
    await fetchDocument(address, { accepts }, way);
    expect(asked).toBe(2);
  });

  test.each([
    ["0", NOW],
    ["60", new Date("2026-03-04T05:07:07Z")],
    ["Wed, 04 Mar 2026 06:06:07 GMT", new Date("2026-03-04T06:06:07Z")],
    ["Wed, 04 Mar 2020 06:06:07 GMT", NOW],
    ["999999999", new Date("2026-03-05T05:06:07Z")],
    ["soon", null],
    ["-1", null],
    [undefined, null],
  ])("asks to wait until a time: %s", (header, until) => {
    // `Date` reads “-1” as a year, which is long over.
    if (header === "-1") expect(retryAfter(header, NOW)?.getTime() ?? 0).toBeLessThanOrEqual(NOW.getTime());
    else expect(retryAfter(header, NOW)).toEqual(until);
  });

  test("breaks off", async () => {
    const broken: Answer = (_request, answer) => {
      html(answer, { "content-length": "1000" }).write(PAGE);
      void setImmediate().then(() => answer.destroy());
    };
    expect(codeOf(await fetchFrom(broken))).toBe("source-broken");
  });

  test.each([
    ["gzip", gzipSync(PAGE.repeat(9)).subarray(0, 30)],
    ["gzip", Buffer.from(PAGE)],
    ["br", Buffer.from(PAGE)],
    ["deflate", Buffer.from(PAGE)],
  ])("is not packed as %s, though it says so", async (encoding, body) => {
    const fetched = await fetchFrom((_request, answer) =>
      html(answer, { "content-encoding": encoding }).end(body),
    );
    expect(codeOf(fetched)).toBe("source-broken");
  });

  test("is no HTTP", async () => {
    const fetched = await fetchFrom((request) => request.socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
    expect(codeOf(fetched)).toBe("source-broken");
  });

  test("wants another protocol, and leaves the host free for others", async () => {
    const way = { turns: new HostTurns() };
    const other: Answer = (request) =>
      request.socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
    for (let time = 0; time < 3; time += 1)
      expect(codeOf(await fetchFrom(other, { way }))).toBe("source-broken");
  });

  test("is nothing, because nobody listens", async () => {
    const server = await serve(() => undefined);
    await server.close();
    const way = wayOut({ outlets: new Set([`127.0.0.1:${server.port}`]) });
    expect(codeOf(await fetchDocument(`http://127.0.0.1:${server.port}/`, { accepts }, way))).toBe(
      "source-unreachable",
    );
  });

  test("is nothing, because the name is not known", async () => {
    const unknown = Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" });
    for (const resolve of [async () => [], () => Promise.reject(unknown)])
      expect(
        codeOf(await fetchDocument("https://news.standfirst-press.org/", { accepts }, wayOut({ resolve }))),
      ).toBe("name-unknown");
  });
});

describe("an answer without an end", () => {
  const endless: Answer = (_request, answer) => {
    html(answer);
    const more = () => {
      while (answer.write(Buffer.alloc(64 * 1024, "a")));
    };
    answer.on("drain", more);
    more();
  };

  test("is cut where it is too large", async () => {
    expect(codeOf(await fetchFrom(endless, { limits: { bodyBytes: 1024 ** 2 } }))).toBe("source-too-large");
  });

  test("that says how large it is need not be read at all", async () => {
    const honest: Answer = (_request, answer) =>
      html(answer, { "content-length": String(16 * 1024 ** 2) }).flushHeaders();
    expect(codeOf(await fetchFrom(honest))).toBe("source-too-large");
  });

  test("that comes letter by letter is over in time", async () => {
    const limits = { totalMilliseconds: 60 };
    const beginnings: Answer[] = [
      () => undefined,
      (request) => request.socket.write("HTTP/1.1 200 OK\r\nContent-Type: te"),
      (_request, answer) => html(answer).write("<"),
      (_request, answer) => html(answer, { "content-encoding": "gzip" }).write(gzipSync(PAGE).subarray(0, 4)),
    ];
    for (const slow of beginnings) expect(codeOf(await fetchFrom(slow, { limits }))).toBe("source-too-slow");
  });

  test("that never leads anywhere is over in time as well", async () => {
    const fetched = await fetchFrom(() => undefined, {
      limits: { totalMilliseconds: 60 },
      way: { resolve: () => new Promise(() => undefined) },
    });
    expect(codeOf(fetched)).toBe("source-too-slow");
    const way = wayOut({
      resolve: () => new Promise(() => undefined),
      limits: { ...FETCH_LIMITS, totalMilliseconds: 20 },
    });
    expect(codeOf(await fetchDocument("http://news.standfirst-press.org/", { accepts }, way))).toBe(
      "source-too-slow",
    );
  });

  test("of a server that takes no hand is given up", async () => {
    // It accepts the connection, and never says a word of TLS.
    const silent = await listen("127.0.0.1");
    const way = wayOut({
      outlets: new Set([`127.0.0.1:${silent.port}`]),
      limits: { ...FETCH_LIMITS, connectMilliseconds: 40 },
    });
    const fetched = await fetchDocument(`https://127.0.0.1:${silent.port}/`, { accepts }, way);
    expect(codeOf(fetched)).toBe("source-unreachable");
    expect(silent.connections()).toBe(1);
    await silent.close();
  });

  test("has no more than 32 KB of headers", async () => {
    const withHeaders =
      (bytes: number): Answer =>
      (_request, answer) =>
        html(answer, { "x-long": "a".repeat(bytes) }).end(PAGE);
    expect(codeOf(await fetchFrom(withHeaders(31 * 1024)))).toBe("taken");
    expect(codeOf(await fetchFrom(withHeaders(33 * 1024)))).toBe("source-headers-too-large");
    const endlessHeaders: Answer = (request) => {
      request.socket.write("HTTP/1.1 200 OK\r\n");
      const more = () => {
        while (request.socket.write(`X-More: ${"a".repeat(1000)}\r\n`));
      };
      request.socket.on("drain", more);
      request.socket.on("error", () => undefined);
      more();
    };
    expect(codeOf(await fetchFrom(endlessHeaders))).toBe("source-headers-too-large");
  });
});

describe("a packed trap", () => {
  /** Ten gigabytes of nothing, in ten megabytes: a hundred times a member of gzip's that unpacks to a hundred megabytes. */
  const member = gzipSync(Buffer.alloc(100 * 1024 ** 2), { level: 9 });
  const bomb = Buffer.concat(Array.from({ length: 100 }, () => member));

  test("of ten gigabytes is found before it takes memory", async () => {
    expect(bomb.length).toBeGreaterThan(9_000_000);
    const server = await serve((_request, answer) => html(answer, { "content-encoding": "gzip" }).end(bomb));
    open.push(server);
    const way = wayOut({ outlets: new Set([`127.0.0.1:${server.port}`]) });
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before);
    }, 5);
    const fetched = await fetchDocument(`http://127.0.0.1:${server.port}/`, { accepts }, way);
    clearInterval(watch);
    expect(codeOf(fetched)).toBe("source-too-large");
    expect(Math.max(most, process.memoryUsage().rss - before)).toBeLessThan(64 * 1024 ** 2);
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(2 * 1024 ** 2))],
    ["deflate", deflateSync(Buffer.alloc(2 * 1024 ** 2))],
    ["deflate", deflateRawSync(Buffer.alloc(2 * 1024 ** 2))],
    [
      "br",
      brotliCompressSync(Buffer.alloc(2 * 1024 ** 2), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    ],
  ])("of more than a hundred times its size is refused: %s", async (encoding, body) => {
    expect(body.length * 100).toBeLessThan(2 * 1024 ** 2);
    const fetched = await fetchFrom((_request, answer) =>
      html(answer, { "content-encoding": encoding }).end(body),
    );
    expect(codeOf(fetched)).toBe("source-too-compressed");
  });

  test.each([
    "gzip, gzip",
    "gzip,br",
    "br, gzip",
    "gzip, identity, gzip",
    "zstd",
    "compress",
    "aes128gcm",
    "gzip\tgzip",
  ])("that is packed twice, or as nobody asked for, is not opened: %s", async (encoding) => {
    const fetched = await fetchFrom((_request, answer) =>
      html(answer, { "content-encoding": encoding }).end(gzipSync(gzipSync(PAGE))),
    );
    expect(codeOf(fetched)).toBe("source-encoding");
  });

  test("inside another stays what it is: bytes", async () => {
    const inner = gzipSync(Buffer.alloc(1024 ** 2));
    const fetched = await fetchFrom((_request, answer) =>
      html(answer, { "content-encoding": "gzip" }).end(gzipSync(inner)),
    );
    expect(fetched.ok && fetched.value.body.equals(inner)).toBe(true);
  });
});

describe("a host", () => {
  test("is asked two things at a time, and the others wait for their turn", async () => {
    const turns = new HostTurns();
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const never = new AbortController().signal;
    const works = [0, 1, 2, 3].map((index) =>
      turns.inTurn("a.host", never, () => {
        begun.push(index);
        return new Promise<void>((end) => ends.push(end));
      }),
    );
    const another = turns.inTurn("another.host", never, async () => "at once");
    expect(await another).toBe("at once");
    expect(begun).toEqual([0, 1]);
    for (const index of [0, 1, 2, 3]) {
      ends[index]?.();
      await works[index];
      await setImmediate();
      expect(begun).toHaveLength(Math.min(index + 3, 4));
    }
  });

  test("is asked by its name when it is its turn", async () => {
    const hosts: string[] = [];
    class Watched extends HostTurns {
      override inTurn<T>(host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
        hosts.push(host);
        return super.inTurn(host, signal, work);
      }
    }
    const answer: Answer = (_request, page) => html(page).end(PAGE);
    expect(codeOf(await fetchFrom(answer, { way: { turns: new Watched() } }))).toBe("taken");
    expect(hosts).toEqual(["127.0.0.1"]);
  });

  test("that asks to be left alone is left alone by those who wait for their turn too", async () => {
    let asked = 0;
    const busy: Answer = (_request, answer) => {
      asked += 1;
      answer.writeHead(429, { "retry-after": "60" }).end();
    };
    const way = { turns: new HostTurns() };
    const server = await serve(busy);
    open.push(server);
    const outlets = new Set([`127.0.0.1:${server.port}`]);
    const fetched = await Promise.all(
      Array.from({ length: 8 }, () =>
        fetchDocument(`http://127.0.0.1:${server.port}/`, { accepts }, wayOut({ outlets, ...way })),
      ),
    );
    expect(new Set(fetched.map(codeOf))).toEqual(new Set(["source-asks-to-wait"]));
    expect(asked).toBe(2);
  });

  test("whose turn does not come is given up in time", async () => {
    const server = await serve(() => undefined);
    open.push(server);
    const way = wayOut({
      outlets: new Set([`127.0.0.1:${server.port}`]),
      limits: { ...FETCH_LIMITS, totalMilliseconds: 80 },
    });
    const fetched = await Promise.all(
      Array.from({ length: 4 }, () => fetchDocument(`http://127.0.0.1:${server.port}/`, { accepts }, way)),
    );
    expect(fetched.map(codeOf)).toEqual(Array(4).fill("source-too-slow"));
    // And whoever comes after them finds the host free.
    const freed = await serve((_request, answer) => html(answer).end(PAGE));
    open.push(freed);
    const later = { ...way, outlets: new Set([`127.0.0.1:${freed.port}`]), limits: FETCH_LIMITS };
    expect(codeOf(await fetchDocument(`http://127.0.0.1:${freed.port}/`, { accepts }, later))).toBe("taken");
  });
});

test("the limits are those that were agreed on", () => {
  expect(FETCH_LIMITS).toEqual({
    connectMilliseconds: 10_000,
    totalMilliseconds: 20_000,
    headerBytes: 32 * 1024,
    bodyBytes: 15 * 1024 * 1024,
    ratio: 100,
    redirects: 3,
  });
});
