import { describe, expect, test } from "vitest";
import { withoutTrackers } from "@/lib/trackers";

describe("what follows readers is taken out of an address, and nothing else changes", () => {
  test.each([
    ["https://example.org/a?utm_source=x", "https://example.org/a"],
    ["https://example.org/a?utm_source=x&utm_medium=y#part", "https://example.org/a#part"],
    ["https://example.org/a?id=7&fbclid=abc", "https://example.org/a?id=7"],
    ["https://example.org/a?fbclid=abc&id=7", "https://example.org/a?id=7"],
    ["https://example.org/a?UTM_Source=x&b=%7e+c", "https://example.org/a?b=%7e+c"],
    ["https://example.org/a?utm%5Fsource=x&b", "https://example.org/a?b"],
    ["https://www.bbc.co.uk/news/1?at_medium=RSS&at_campaign=KARANGA", "https://www.bbc.co.uk/news/1"],
    ["/relative?gclid=1&page=2", "/relative?page=2"],
  ])("%s", (written, clean) => {
    expect(withoutTrackers(written)).toBe(clean);
  });

  test.each([
    "https://example.org/a",
    "https://example.org/a?",
    "https://example.org/a?q=utm_source",
    "https://example.org/a?source=x&medium=y&id=1&ref=main",
    "https://example.org/a?q=%zz&b=%C3%A9",
    "https://example.org/a#?utm_source=in-a-fragment",
    "mailto:someone@example.org",
  ])("%s stays", (written) => {
    expect(withoutTrackers(written)).toBe(written);
  });
});
