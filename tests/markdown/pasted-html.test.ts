import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownFromHtml, usableAddress } from "@/lib/markdown/pasted-html";

function fixture(name: string): string {
  return readFileSync(path.join(import.meta.dirname, "fixtures", `pasted-${name}.html`), "utf8");
}

const HEAD = `## What they said

**WeChat** keeps *nothing*, it says, on [its page](https://example.org/post?id=7).`;
const LIST = `- First
  - Within
- Second`;

describe("what was copied is the same clean Markdown, wherever from", () => {
  test.each(["docs", "libreoffice"])("%s", (name) => {
    expect(markdownFromHtml(fixture(name)).replace(/\n\n( *- )/g, "\n$1")).toBe(
      `${HEAD}\n${LIST}\n\nThe end.`,
    );
  });

  test("Word, whose lists are paragraphs", () => {
    const made = markdownFromHtml(fixture("word"));
    expect(made).toContain(HEAD);
    expect(made.replace(/\n\n( *- )/g, "\n$1")).toContain(LIST);
    expect(made).toMatch(/\| \*\*Year\*\* +\| \*\*Cases\*\* \|\n\| -+ \| -+ \|\n\| 2018 +\| 7 +\|/);
    expect(made.endsWith("The end.")).toBe(true);
    expect(made).not.toMatch(/hidden|mso|<|·/);
  });

  test("a web page, without what runs, tracks or leads nowhere", () => {
    const made = markdownFromHtml(fixture("web"));
    expect(made).toContain(HEAD);
    expect(made).toContain("Read on.");
    expect(made).toContain("```js\nlet a  = 1;\n```");
    expect(made).not.toMatch(/javascript|tracker|alert|relative|Home/);
  });
});

test.each([
  ["https://a.example/?utm_source=x&id=1", "https://a.example/?id=1"],
  ["https://a.example/?q=a+b%20c", "https://a.example/?q=a+b%20c"],
  ["https://www.google.com/url?q=https://b.example/&sa=D", "https://b.example/"],
  ["mailto:a@b.example", "mailto:a@b.example"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["file:///etc/passwd", null],
  ["#_Toc1", null],
])("the address %s leads to %s", (written, usable) => expect(usableAddress(written)).toBe(usable));

test("no text of a clipboard makes it throw, or lets an address through that runs", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<p>",
      "</p>",
      "<li style='mso-list:l0 level1'>",
      "<ul>",
      "<b>",
      "<a href='javascript:x'>",
      "<p style='mso-list:l0 level2 lfo1'>",
      "<table><tr><td>",
      "<!--",
      "]]>",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(markdownFromHtml(pieces.join(""))).not.toMatch(/\]\(javascript:/);
    }),
    { numRuns: 300 },
  );
});
