import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { EditionWatch } from "@/lib/press/edition";
import type { Finished } from "@/lib/press/finished";
import { chooseEncoding, isFresh, prefersMarkdown } from "@/lib/press/negotiation";
import type { NextRoom } from "@/lib/press/next-room";
import { Press, PressError } from "@/lib/press/press";

interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
}

let asked: string[];
let told: Record<string, unknown>[];
let reply: (address: string) => Reply | Promise<Reply>;
let announce: (edition: number) => void;
let press: Press;

const room: NextRoom = {
  async ask(address, headers) {
    asked.push(address);
    told.push({ ...headers });
    const { status = 200, type = "text/html; charset=utf-8", body = "" } = await reply(address);
    const message = new IncomingMessage(new Socket());
    message.statusCode = status;
    message.headers = { "content-type": type };
    message.push(body);
    message.push(null);
    return message;
  },
  close: async () => {},
};

beforeEach(async () => {
  asked = [];
  told = [];
  reply = (address) => ({ body: `<p>${address}</p>${"long ".repeat(300)}<script>x()</script>` });
  const watch = new EditionWatch(
    async () => 1,
    (learn) => {
      announce = learn;
    },
  );
  announce(1);
  press = new Press(room, watch, { siteUrl: "http://news.example", onionUrl: null }, 1024 * 1024);
});

const text = ({ forms }: Finished) => forms.identity.body.toString("utf8");

describe("a kept page", () => {
  test("is made once, and without its scripts from the first time on", async () => {
    const first = await press.page("/a");
    expect(text(first)).toMatch(/^<p>\/a<\/p>/);
    expect(text(first)).not.toContain("script");
    expect(await press.page("/a")).toBe(first);
    expect(asked).toEqual(["/a"]);
  });

  test("is made once for a hundred readers who ask while it is being made", async () => {
    const pages = await Promise.all(Array.from({ length: 100 }, () => press.page("/a")));
    expect(new Set(pages).size).toBe(1);
    expect(asked).toEqual(["/a"]);
  });

  test("is made anew by the next request after a new edition", async () => {
    const before = await press.page("/a");
    reply = () => ({ body: "new" });
    announce(2);
    expect(text(await press.page("/a"))).toBe("new");
    expect(text(before)).not.toBe("new");
  });

  test("whose edition moved on while it was being made is made again", async () => {
    reply = () => {
      announce(2);
      return { body: "begun under edition 1" };
    };
    await press.page("/a");
    reply = () => ({ body: "begun under edition 2" });
    expect(text(await press.page("/a"))).toBe("begun under edition 2");
  });

  test("is served as it is when the new one cannot be made", async () => {
    const kept = await press.page("/a");
    announce(2);
    reply = () => ({ status: 500 });
    expect(await press.page("/a")).toBe(kept);
    await expect(press.page("/b")).rejects.toThrow(PressError);
  });

  test("is made without a word of who asked", async () => {
    await press.page("/a");
    expect(told).toEqual([
      {
        host: "news.example",
        accept: "*/*",
        "accept-encoding": "identity",
        "user-agent": "standfirst-press, as Bingbot",
      },
    ]);
  });

  test("is the same bytes in every encoding, with a tag for each", async () => {
    const page = await press.page("/a");
    const { br, gzip, identity } = page.forms;
    expect(br && brotliDecompressSync(br.body)).toEqual(identity.body);
    expect(gzip && gunzipSync(gzip.body)).toEqual(identity.body);
    expect(new Set([br?.etag, gzip?.etag, identity.etag]).size).toBe(3);
  });
});

describe("an address without a page", () => {
  beforeEach(() => {
    reply = (address) =>
      address === "/missing" ? { body: "nothing here" } : { status: 404, body: "Next's own" };
  });

  test("gets the site's own words and the right status", async () => {
    const page = await press.page("/nothing");
    expect([page.status, text(page)]).toEqual([404, "nothing here"]);
  });

  test("is asked of Next once an edition, and weighs nothing", async () => {
    for (let round = 0; round < 3; round += 1) await press.page("/nothing");
    expect(asked).toEqual(["/nothing", "/missing"]);
    const { keptPages } = press;
    for (let scan = 0; scan < 500; scan += 1) await press.page(`/wp-login-${scan}.php`);
    expect(press.keptPages).toBe(keptPages);
  });

  test("may have one in the next edition", async () => {
    await press.page("/soon");
    reply = () => ({ body: "here now" });
    announce(2);
    expect((await press.page("/soon")).status).toBe(200);
  });
});

test("a file is kept whatever the edition", async () => {
  reply = () => ({ type: "image/svg+xml", body: "<svg></svg>" });
  const file = await press.file("/media/x.svg");
  announce(2);
  expect(await press.file("/media/x.svg")).toBe(file);
  expect(file.headers["cache-control"]).toContain("immutable");
});

describe("what is sent", () => {
  test.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["identity", "identity"],
    ["", "identity"],
    [undefined, "identity"],
    [";;,q=,br;q=x", "identity"],
  ])("to one who takes %j is %s", async (accepted, encoding) => {
    expect(chooseEncoding(accepted, await press.page("/a"))).toBe(encoding);
  });

  test.each([
    ['"abc"', true],
    ['W/"abc"', true],
    ['"x", "abc"', true],
    ["*", true],
    ['"abcd"', false],
    ["", false],
    [undefined, false],
  ])("is nothing to one who has %j: %s", (held, fresh) => {
    expect(isFresh(held, '"abc"')).toBe(fresh);
  });

  test.each([
    ["text/markdown", true],
    ["text/markdown, text/html;q=0.9", true],
    ["text/html, text/markdown;q=0.5", false],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false],
    ["*/*", false],
    ["markdown", false],
    [undefined, false],
  ])("to one who takes %j is Markdown: %s", (accepted, markdown) => {
    expect(prefersMarkdown(accepted)).toBe(markdown);
  });
});
