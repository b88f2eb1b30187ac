import { describe, expect, test } from "vitest";
import { sourceAddress } from "@/lib/sources/source-address";

describe("a source has one address", () => {
  test.each([
    ["HTTPS://Example.ORG", "https://example.org/"],
    ["https://example.org/a#part", "https://example.org/a"],
    ["https://example.org:443/a", "https://example.org/a"],
    ["https://someone:secret@example.org/a", "https://example.org/a"],
    ["https://example.org/a?utm_source=feed&id=7", "https://example.org/a?id=7"],
    ["https://例え.jp/", "https://xn--r8jz45g.jp/"],
    ["  https://example.org/a b ", "https://example.org/a%20b"],
  ])("%s", (written, address) => {
    expect(sourceAddress(written)).toBe(address);
  });

  test.each([
    "/2018/01/02/ours",
    "mailto:someone@example.org",
    "javascript:alert(1)",
    "https://",
    `https://example.org/${"a".repeat(2000)}`,
  ])("%s is none", (written) => {
    expect(sourceAddress(written)).toBeNull();
  });
});
