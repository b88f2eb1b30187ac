import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { readAddress } from "@/lib/press/address";
import { EditionWatch } from "@/lib/press/edition";
import type { Finished } from "@/lib/press/finished";
import { chooseEncoding, isFresh, prefersMarkdown } from "@/lib/press/negotiation";
import type { NextRoom } from "@/lib/press/next-room";
import { Press, PressError } from "@/lib/press/press";
import { capturePath, mementoPath, tombstonePath } from "@/lib/urls";
import { noRedirections, redirectionsOf } from "../support/redirections";

interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ORIGINS = { siteUrl: "http://news.example", onionUrl: null };

let asked: string[];
let watch: EditionWatch;
let told: Record<string, unknown>[];
let reply: (address: string) => Reply | Promise<Reply>;
let announce: (edition: number) => void;
let press: Press;

const room: NextRoom = {
  async ask(address, headers) {
    asked.push(address);
    told.push({ ...headers });
    const {
      status = 200,
      type = "text/html; charset=utf-8",
      body = "",
      headers: more,
    } = await reply(address);
    const message = new IncomingMessage(new Socket());
    message.statusCode = status;
    message.headers = { "content-type": type, ...more };
    message.push(body);
    message.push(null);
    return message;
  },
  begin: () => {
    throw new Error("No editor comes here.");
  },
  close: async () => {},
};

beforeEach(async () => {
  asked = [];
  told = [];
  reply = (address) => ({ body: `<p>${address}</p>${"long ".repeat(300)}<script>x()</script>` });
  watch = new EditionWatch(
    async () => 1,
    (learn) => {
      announce = learn;
    },
  );
  announce(1);
  press = new Press(room, watch, ORIGINS, noRedirections, 1024 * 1024);
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

  test("of what a source said is in a sandbox and in no index, and no other page is", async () => {
    const { headers } = await press.page(capturePath("0".repeat(64)));
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; script-src 'none'; .*; sandbox allow-same-origin$/,
    );
    expect(headers["x-robots-tag"]).toBe("noindex");
    for (const address of ["/a", "/captures", "/2018/01/02/captures"]) {
      const other = await press.page(address);
      expect(other.headers["content-security-policy"], address).not.toContain("sandbox");
      expect(other.headers["x-robots-tag"], address).toBeUndefined();
    }
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

describe("a redirect by hand", () => {
  let looked: string[];

  beforeEach(() => {
    looked = [];
    reply = (address) =>
      address === "/missing"
        ? { body: "nothing here" }
        : address === "/"
          ? { body: "the front page" }
          : { status: 404 };
    const leads = { "/old": "/new", "/?p=1": "/2018/01/02/a", "/?cat=3&p=1": "https://elsewhere.example/" };
    press = new Press(room, watch, ORIGINS, redirectionsOf(leads, ["p", "cat&p"], looked), 1024 * 1024);
  });

  test("is asked for only where nothing is, once in each edition, and kept like a page", async () => {
    await press.page("/");
    expect(looked).toEqual([]);
    const led = await press.page("/old");
    expect([led.status, led.headers.location, text(led)]).toEqual([308, "/new", ""]);
    expect(await press.page("/old")).toBe(led);
    expect(led.headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    expect(led.headers["cache-control"]).toContain("s-maxage=10");
    expect(looked).toEqual(["/old"]);
    announce(2);
    await press.page("/old");
    expect(looked).toEqual(["/old", "/old"]);
  });

  test("leads on whoever asks for the Markdown that is not there", async () => {
    expect((await press.page("/old/article.md")).headers.location).toBe("/new");
  });

  test.each([
    ["p=1", "/2018/01/02/a"],
    ["utm_source=x&p=1&fbclid=y", "/2018/01/02/a"],
    ["p=1&cat=3", "https://elsewhere.example/"],
    ["p=2", undefined],
    ["cat=3", undefined],
    ["fbclid=y", undefined],
    ["P=1", undefined],
    ["%", undefined],
  ])("with a query is found by its own parameters alone: %s", async (query, location) => {
    expect((await press.redirect("/", query))?.headers.location).toBe(location);
  });

  test("with a query costs no question for the parameters of others, nor twice for the same", async () => {
    await press.redirect("/", "p=1");
    for (let reader = 0; reader < 50; reader += 1) {
      expect(press.mayLead("/", `fbclid=${reader}`)).toBe(false);
      await press.redirect("/", `fbclid=${reader}&p=1`);
      await press.redirect("/", "p=7");
    }
    expect(looked).toEqual(["shapes", "/?p=1", "/?p=7"]);
    expect(press.keptPages).toBe(1);
  });

  test("with a query is learnt of anew in the next edition, however many ask at once", async () => {
    await press.redirect("/", "p=1");
    announce(2);
    expect(press.mayLead("/", "fbclid=1")).toBe(true);
    await Promise.all(Array.from({ length: 20 }, () => press.redirect("/", "fbclid=1")));
    expect(looked).toEqual(["shapes", "/?p=1", "shapes"]);
  });

  test("is never looked for in parameters that the page itself reads", async () => {
    const leads = { "/search?q=1": "/new" };
    press = new Press(room, watch, ORIGINS, redirectionsOf(leads, ["q"], looked), 1024 * 1024);
    expect(await press.redirect("/search", "q=1")).toBeNull();
  });
});

describe("the address of a withdrawn article", () => {
  const tombstone = tombstonePath("/2018/01/02/微信", { status: 410, link: null });
  const article = "/2018/01/02/%E5%BE%AE%E4%BF%A1";
  const leadsTo = (location: string, status = 307) => {
    reply = (address) =>
      address.startsWith("/tombstone/")
        ? { body: "<p>withdrawn</p><script>x()</script>" }
        : address === "/missing"
          ? { body: "nothing here" }
          : { status, headers: { location } };
  };

  test("has its tombstone, with the status that a page of Next cannot have", async () => {
    leadsTo(tombstone);
    const page = await press.page(article);
    expect([page.status, text(page), page.headers.location]).toEqual([410, "<p>withdrawn</p>", undefined]);
    expect(asked).toEqual([article, tombstone]);
  });

  test("keeps it like any page, until the next edition", async () => {
    leadsTo(tombstone);
    const page = await press.page(article);
    expect(await press.page(article)).toBe(page);
    expect(asked).toHaveLength(2);
    reply = () => ({ body: "it came back" });
    announce(2);
    const back = await press.page(article);
    expect([back.status, text(back)]).toEqual([200, "it came back"]);
  });

  test("names the authority where there is one", async () => {
    const link = '<https://court.example/?a=1&b=%C3%A9>; rel="blocked-by"';
    leadsTo(tombstonePath("/2018/01/02/a", { status: 451, link }));
    const page = await press.page("/2018/01/02/a");
    expect([page.status, page.headers.link]).toEqual([451, link]);
    leadsTo(tombstone);
    expect((await press.page(article)).headers.link).toBeUndefined();
  });

  test("is understood from an absolute address as well", async () => {
    leadsTo(`http://news.example${tombstone}`);
    expect((await press.page(article)).status).toBe(410);
  });

  test("is missing when the article was restored between the two questions", async () => {
    const replies: Record<string, Reply> = {
      [article]: { status: 307, headers: { location: tombstone } },
      [tombstone]: { status: 404 },
    };
    reply = (address) => replies[address] ?? { body: "nothing here" };
    const page = await press.page(article);
    expect([page.status, text(page)]).toEqual([404, "nothing here"]);
  });

  test("is not kept when its tombstone cannot be made", async () => {
    reply = (address) =>
      address === article ? { status: 307, headers: { location: tombstone } } : { status: 500 };
    await expect(press.page(article)).rejects.toThrow(PressError);
  });

  test.each([
    ["a permanent one", tombstone, 308],
    ["one to another page", "/archive?status=410", 307],
    ["one to no article's tombstone", "/tombstone?status=410", 307],
    ["one to an address that only begins alike", "/tombstones/2018/01/02/a?status=410", 307],
    ["one that says no status", "/tombstone/2018/01/02/a", 307],
    ["one that says another status", "/tombstone/2018/01/02/a?status=200", 307],
    ["one that says two things at once", "/tombstone/2018/01/02/a?status=410,451", 307],
  ])("is no other redirect: %s is the reader's own to follow", async (_what, location, status) => {
    leadsTo(location, status);
    const page = await press.page("/2018/01/02/a");
    expect([page.status, page.headers.location]).toEqual([status, location]);
    expect(asked).toHaveLength(1);
  });
});

describe("the address of an old revision", () => {
  const revision = "/2018/01/02/a/history/1";
  const said = { datetime: "Tue, 02 Jan 2018 11:40:00 GMT", link: '<http://news.example/a>; rel="original"' };
  const drawn = mementoPath("/2018/01/02/a", 1, said);

  test("has its page, with the headers that a page of Next cannot have", async () => {
    reply = (address) =>
      address === drawn
        ? { body: "<p>as it was</p>", headers: { link: "</x.css>; rel=preload; as=style" } }
        : { status: 307, headers: { location: drawn } };
    const page = await press.page(revision);
    expect([page.status, text(page), page.headers.location]).toEqual([200, "<p>as it was</p>", undefined]);
    expect(page.headers).toMatchObject({ "memento-datetime": said.datetime, link: said.link });
    expect(asked).toEqual([revision, drawn]);
    expect(await press.page(revision)).toBe(page);
  });

  test("is missing when the article was withdrawn between the two questions", async () => {
    reply = (address) =>
      address === revision
        ? { status: 307, headers: { location: drawn } }
        : address === drawn
          ? { status: 404 }
          : { body: "nothing here" };
    expect((await press.page(revision)).status).toBe(404);
  });

  test("is no page for one who says its datetime themselves", () => {
    expect(readAddress(drawn)).toEqual({ kind: "page", address: "/memento/2018/01/02/a/1" });
  });
});

test("a TimeGate's answer says that it varies with the datetime that is asked for", async () => {
  const gate = "/timegate/2018/01/02/a";
  reply = () => ({ status: 302, headers: { location: "/2018/01/02/a/history/1" } });
  const led = await press.page(`${gate}?at=0`);
  expect([led.status, led.headers.location]).toEqual([302, "/2018/01/02/a/history/1"]);
  expect(led.headers.vary).toBe("accept-datetime, Accept-Encoding");
  expect(await press.page(`${gate}?at=0`)).toBe(led);
});

test.each([
  "/tombstone/2018/01/02/a?status=410",
  "/tombstone/2018/01/02/a?status=451&link=%3Chttps%3A%2F%2Fx.example%3E",
])("a reader who asks for %s asks without what makes it a tombstone", (address) => {
  expect(readAddress(address)).toEqual({ kind: "page", address: address.split("?")[0] });
});

test("a file is kept whatever the edition", async () => {
  reply = () => ({ type: "text/css", body: "a {}" });
  const file = await press.file("/_next/static/x.css");
  announce(2);
  expect(press.ready({ kind: "file", address: "/_next/static/x.css" })).toBe(file);
  expect(await press.file("/_next/static/x.css")).toBe(file);
  expect(file.headers["cache-control"]).toContain("immutable");
});

test("a picture is asked for again in the next edition, since it may have been removed", async () => {
  reply = () => ({ type: "image/svg+xml", body: "<svg></svg>" });
  const address = "/media/x.svg";
  const picture = await press.file(address);
  expect(picture.headers["cache-control"]).toContain("immutable");
  expect(press.ready({ kind: "file", address })).toBe(picture);
  reply = () => ({ status: 404, body: "" });
  announce(2);
  expect(press.ready({ kind: "file", address })).toBeUndefined();
  expect((await press.file(address)).status).toBe(404);
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

  const noon = Date.parse("2018-01-02T12:00:00Z");
  test.each([
    [{ "if-none-match": '"abc"' }, true],
    [{ "if-none-match": 'W/"abc"' }, true],
    [{ "if-none-match": '"x", "abc"' }, true],
    [{ "if-none-match": "*" }, true],
    [{ "if-none-match": '"abcd"' }, false],
    [{ "if-none-match": "" }, false],
    [{}, false],
    [{ "if-modified-since": "Tue, 02 Jan 2018 12:00:00 GMT" }, true],
    [{ "if-modified-since": "Tue, 02 Jan 2018 12:00:01 GMT" }, true],
    [{ "if-modified-since": "Tue, 02 Jan 2018 11:59:59 GMT" }, false],
    [{ "if-modified-since": "once" }, false],
    // What says more decides.
    [{ "if-none-match": '"x"', "if-modified-since": "Tue, 02 Jan 2018 12:00:00 GMT" }, false],
  ])("is nothing to one who has %j: %s", (held, fresh) => {
    expect(isFresh(held, '"abc"', noon)).toBe(fresh);
  });

  test("is sent to one who names a time, where it does not say when it changed", () => {
    expect(isFresh({ "if-modified-since": "Tue, 02 Jan 2018 12:00:00 GMT" }, '"abc"', null)).toBe(false);
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
