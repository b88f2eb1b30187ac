import { parseFragment, serialize } from "parse5";
import { describe, expect, test } from "vitest";
import { withEvidence } from "@/lib/articles/with-evidence";
import type { CaptureView } from "@/lib/captures/views";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { renderOptions } from "../markdown/render-options";

const words = { verified: "Verified.", altered: "Altered.", not_found: "Not found.", unkept: "Not checked." };

function body(source: string): string {
  const rendered = renderMarkdown(source, renderOptions());
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return rendered.value.html;
}

function capture(changes: Partial<CaptureView> = {}): CaptureView {
  return {
    hash: "a".repeat(64),
    address: "https://example.org/a",
    capturedAt: new Date("2018-01-03T04:05:06.000Z"),
    method: "fetched",
    mediaType: "text/html",
    bytes: 3,
    payloadHash: "b".repeat(64),
    textShown: false,
    ...changes,
  };
}

type State = keyof typeof words;

function shown(source: string, states: readonly State[], captures: readonly CaptureView[] = []): string {
  return withEvidence(body(source), {
    quotes: states.map((state, index) => ({ anchor: `a-q${index + 1}`, state })),
    captures: new Map(captures.map((one) => [one.address, [one]])),
    href: "#sources",
    words,
    captureAddress: (hash) => `https://wiretap.example/captures/${hash}`,
  });
}

describe("a quotation's sign", () => {
  test.each([
    ["verified", "✓"],
    ["altered", "≠"],
    ["not_found", "?"],
  ] as const)("says that it is %s, in words too", (state, sign) => {
    expect(shown('He said "nobody ever told me that" twice.', [state])).toContain(
      `told me that”<sup class="note-ref"><a href="#sources" aria-label="${words[state]}" title="${words[state]}">${sign}</a></sup></span> twice.`,
    );
  });

  test("is missing where nothing could be looked up", () => {
    const source = 'He said "nobody ever told me that" twice.';
    expect(shown(source, ["unkept"])).toBe(body(source));
  });

  test("stands behind the last word of a quotation that is set apart", () => {
    expect(shown("> One.\n>\n> Two.", ["verified"])).toMatch(
      /<p>Two\.<sup class="note-ref">.*<\/sup><\/p>\s*<\/blockquote>/,
    );
    const translated = ":::quote[X]{from=de translation=human}\nOne.\n\n::original\n\nEins.\n:::";
    expect(shown(translated, ["altered"])).toMatch(
      /<p>One\.<sup class="note-ref">.*<\/sup><\/p><\/blockquote>/,
    );
  });
});

describe("a link to a source that was kept is a Robust Link", () => {
  const source = "It was [said](https://example.org/a?utm_source=x#part).";

  test("with its address and the date", () => {
    const html = shown(source, [], [capture()]);
    expect(html).toContain('data-originalurl="https://example.org/a"');
    expect(html).toContain('data-versiondate="2018-01-03T04:05:06.000Z"');
    expect(html).not.toContain("data-versionurl");
  });

  test("and with the address of the version where readers may see it", () => {
    expect(shown(source, [], [capture({ textShown: true })])).toContain(
      `data-versionurl="https://wiretap.example/captures/${"a".repeat(64)}"`,
    );
  });

  test("and no other is", () => {
    expect(shown("It was [said](https://example.org/b).", [], [capture()])).not.toContain("data-");
  });
});

test("but for signs and attributes a body stays as it was", () => {
  const source =
    'A & B < C “x” &nbsp; `<i>` [é](https://example.org/é?a=1&b=2).\n\n| a |\n| - |\n| "it was all said before" |';
  const html = shown(source, ["verified"], [capture({ address: "https://elsewhere.example/" })]);
  // As a browser reads both: the same characters can be written in several ways.
  const read = (text: string) => serialize(parseFragment(text));
  expect(read(html.replace(/<sup class="note-ref">.*?<\/sup>/, ""))).toBe(read(body(source)));
});
