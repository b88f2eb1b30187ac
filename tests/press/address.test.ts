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
    ["/2018/01?newer=1", "/2018/01?newer=1"],
    ["/atom.xml?older=1", "/atom.xml?older=1"],
    ["/about?older=1", "/about"],
    ["http://news.example/about?x=1", "/about"],
    ["/_next/image?url=http://169.254.169.254/", "/_next/image"],
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
    const meant = plain === null ? { kind: "page", address: written } : { kind: "elsewhere", address: plain };
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
  ])("%s is malformed", (written) => {
    expect(readAddress(written)).toEqual({ kind: "malformed" });
  });

  test("of any kind is read without a throw, and read again is the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const question = readAddress(`/${text}`);
        if (question.kind === "page") expect(readAddress(question.address)).toEqual(question);
        // Whoever is sent on is sent on once.
        if (question.kind === "elsewhere") expect(readAddress(question.address).kind).not.toBe("elsewhere");
      }),
    );
  });
});
