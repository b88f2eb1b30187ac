import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAddress } from "@/lib/press/address";

describe("an address", () => {
  test.each([
    ["/", "/"],
    ["/?utm_source=x&fbclid=y", "/"],
    ["/2018/01/02/slug?_rsc=abc", "/2018/01/02/slug"],
    ["/2018/01/02/%E5%BE%AE%E4%BF%A1", "/2018/01/02/%E5%BE%AE%E4%BF%A1"],
    ["/search?x=1&q=cat", "/search?q=cat"],
    ["/search?page=2&q=a%20b", "/search?q=a+b&page=2"],
    ["/sections/law?older=1&x=2", "/sections/law?older=1"],
    ["/stories/crypto-wars?newer=1&x=2&order=oldest", "/stories/crypto-wars?order=oldest&newer=1"],
    ["/stories/crypto-wars/rss.xml?older=1&order=oldest", "/stories/crypto-wars/rss.xml?older=1"],
    ["/stories?order=oldest", "/stories"],
    ["/sections/law?order=oldest", "/sections/law"],
    ["/sources/paper-example?older=1&x=2", "/sources/paper-example?older=1"],
    ["/sources/paper-example?newer=1&order=oldest", "/sources/paper-example?newer=1"],
    ["/sources?older=1", "/sources"],
    ["/2018/01?newer=1", "/2018/01?newer=1"],
    ["/2018?older=1", "/2018?older=1"],
    ["/2018/01/02?older=1", "/2018/01/02?older=1"],
    ["/2018/01/02/slug?older=1", "/2018/01/02/slug"],
    ["/2018/01/02/slug/card.png?older=1&v=2", "/2018/01/02/slug/card.png"],
    ["/card.png?v=2", "/card.png"],
    ["/atom.xml?older=1", "/atom.xml?older=1"],
    ["/llms-full.txt?older=1&newer=2", "/llms-full.txt?older=1"],
    ["/sections/law/feed.json?newer=1", "/sections/law/feed.json?newer=1"],
    [
      "/search/atom.xml?older=1&x=2&year=2018&q=cat&page=3&newer=4",
      "/search/atom.xml?q=cat&year=2018&older=1",
    ],
    ["/about?older=1", "/about"],
    ["/2018/01/02/slug/history?to=3&from=1&x=2&view=side", "/2018/01/02/slug/history?from=1&to=3&view=side"],
    ["/2018/01/02/slug/history/1?view=side", "/2018/01/02/slug/history/1"],
    ["/2018/01/02/slug/history/1/3?view=side&older=1", "/2018/01/02/slug/history/1/3?view=side"],
    ["/timemap/link/2018/01/02/slug?older=9&at=1", "/timemap/link/2018/01/02/slug?older=9"],
    // Only the press says for which moment.
    ["/timegate/2018/01/02/slug?at=1", "/timegate/2018/01/02/slug"],
    ["/memento/2018/01/02/slug/1?datetime=x&link=y", "/memento/2018/01/02/slug/1"],
    ["http://news.example/about?x=1", "/about"],
    ["/search/?q=cat", "/search/?q=cat"],
    [`/about?gclid=${"x".repeat(9000)}`, "/about"],
    [`/search?q=${"a".repeat(9000)}`, `/search?q=${"a".repeat(600)}`],
    ["/search?q=a&q=b&q=c", "/search?q=a&q=b"],
  ])("%s is kept as %s", (written, address) => {
    expect(readAddress(written)).toEqual({ kind: "page", address });
  });

  test.each([
    ["/2018/01/02/%6eo-chats", "/2018/01/02/no-chats"],
    ["/%32018/01/02/no%2dchats", "/2018/01/02/no-chats"],
    ["/2018/01/02/%e5%be%ae", "/2018/01/02/%E5%BE%AE"],
    ["/%73earch?q=cat&x=1", "/search?q=cat"],
    ["/%2fevil.example/%61", "/%2Fevil.example/a"],
    ["/%2541", null],
    ["/a%2Fb%20c%25", null],
  ])("%s is another way to write %s", (written, plain) => {
    const meant = plain === null ? { kind: "page", address: written } : { kind: "moved", address: plain };
    expect(readAddress(written)).toEqual(meant);
  });

  test("keeps every value of a parameter that comes twice, for the page to refuse", () => {
    expect(readAddress("/topics/x?older=1&older=2")).toEqual({
      kind: "page",
      address: "/topics/x?older=1&older=2",
    });
  });

  test.each(["/_next/static/chunks/a.css", "/fonts/text.woff2", `/media/${"a".repeat(64)}.svg`])(
    "of a file that never changes, %s, has no parameters at all",
    (written) => {
      expect(readAddress(`${written}?x=1`)).toEqual({ kind: "file", address: written });
    },
  );

  test.each([
    "/_global-error",
    "/_not-found",
    "/%5Fglobal-error",
    "/_next/data/x/index.json",
    "/_next/image?url=http://169.254.169.254/",
    "http://evil.example",
    "/_next/../about",
    "/_next/static/..%2f..%2fabout",
    "/a/%2e%2e/b",
    "/a\\b",
    "//evil.example/",
    "*",
    "",
    "/%E0%A4%A",
    "/%",
    "/a%00b",
    `/${"a".repeat(5000)}`,
    // What Next would send to its own scripts.
    "/archive.rsc",
    "/2018/01/02/slug.rsc?_rsc=x",
    "/archive.segments/_tree.segment.rsc",
    // More than Next can be asked.
    `/search?${["q", "section", "topic", "author"].map((name) => `${name}=${"%E5%BE%AE".repeat(400)}`).join("&")}`,
  ])("%s is malformed", (written) => {
    expect(readAddress(written)).toEqual({ kind: "malformed" });
  });

  test.each([
    ["/%61bout", "/about"],
    ["/2018/01/02/wechat%2dkeeps", "/2018/01/02/wechat-keeps"],
    ["/2018/01/02/%e5%be%ae%E4%BF%A1?x=1", "/2018/01/02/%E5%BE%AE%E4%BF%A1"],
    ["/%73earch?q=a&x=1", "/search?q=a"],
    ["/medi%61/x.svg", "/media/x.svg"],
    ["/a%2541%7e", "/a%2541~"],
  ])("%s is another way to write %s", (written, address) => {
    expect(readAddress(written)).toEqual({ kind: "moved", address });
    expect(readAddress(address).kind).not.toBe("moved");
  });

  test("of any kind is read without a throw, and read again is the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const question = readAddress(`/${text}`);
        if (question.kind === "page") expect(readAddress(question.address)).toEqual(question);
        // Whoever is sent on is sent on once.
        if (question.kind === "moved") expect(readAddress(question.address).kind).not.toBe("moved");
      }),
    );
  });
});
