import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { dangersIn } from "./dangers-in";
import { renderOptions } from "./render-options";

/** Small pieces of Markdown, HTML and attack, of which any order is a document. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      "\n",
      "\n\n",
      " ",
      "  \n",
      "\t",
      "    ",
      "> ",
      "- ",
      "1. ",
      "# ",
      "## ",
      "---\n",
      "```\n",
      "```js\n",
      "~~~\n",
    ],
    ...[
      "*",
      "**",
      "_",
      "~~",
      "`",
      "``",
      "[",
      "]",
      "](",
      ")",
      "![",
      "<",
      ">",
      "\\",
      "|",
      "|-|\n",
      ":--:",
      "&",
      "&#10;",
    ],
    ...[
      "[^1]",
      "[^*]",
      "[^†]",
      "\n\n[^1]: ",
      "\n\n[^*]: ",
      '\n\n[a]: /b "c"\n\n',
      "[a]",
      "![a]",
      "[ ] ",
      "[x] ",
    ],
    ...[
      ":lang[",
      "]{tag=de}",
      "]{tag=ar translate=no}",
      "\n:::\n",
      "\n:::figure{credit=a}\n",
      "\n::original\n",
    ],
    ...[
      "\n:::quote[A]{from=zh-Hans translation=machine}\n",
      "\n:::quote\n",
      "\n::::quote{from=de translation=human}\n",
    ],
    ...[
      "javascript:alert(1)",
      "data:text/html,x",
      "https://example.org",
      "//x.example",
      "#a",
      "#a-note-1",
      "java\tscript:",
    ],
    ...[
      "<script>",
      "</script>",
      "<img src=x onerror=alert(1)>",
      "<a href='javascript:x'>",
      "<svg onload=x>",
      "<br>",
      "<!--",
    ],
    ...[
      "<p style='x' id='a-note-1'>",
      "</p>",
      "<iframe srcdoc='<script>'>",
      "-->",
      "<![CDATA[",
      "]]>",
      "<style>",
      '"',
      "'",
    ],
    ...[
      "pic.png",
      "www.example.org",
      "a@b.example",
      "10:30",
      "微信",
      "سلام",
      "\u202e",
      "\u0000",
      "\ud800",
      "…",
      "--",
      "...",
    ],
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.lorem({ maxCount: 3 }),
);

const markdown = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const noise = fc.string({ unit: "binary", maxLength: 400 });

const images = { "pic.png": { src: `/media/${"a".repeat(64)}.png`, width: 4, height: 3 } };
const languages = fc.constantFrom("en", "en-GB", "de", "fr", "zh-Hans", "ar", "ja", "sv");

describe("whatever is written", () => {
  it.each([
    ["pieces of markup", markdown],
    ["any characters", noise],
  ])("%s never throw and never become anything that acts on a reader", (_, documents) => {
    fc.assert(
      fc.property(documents, languages, (source, language) => {
        const rendered = renderMarkdown(source, renderOptions({ language, images, endMark: "®" }));
        if (!rendered.ok) {
          expect(rendered.problems[0].code).toMatch(/^(quote|figure|directive|original|nesting)-/);
          return;
        }
        const { html, text, words, minutes } = rendered.value;
        expect(dangersIn(html)).toEqual([]);
        expect(minutes > 0).toBe(words > 0);
        expect(`${html}${text}`).not.toMatch(/\p{Cs}|[^\P{Cc}\n\t]/u);
      }),
      { numRuns: 1_500, seed: 20180102 },
    );
  });

  it("words that are no markup all reach the reader", () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 40 }),
        fc.array(piece, { maxLength: 20 }),
        (words, junk) => {
          // Whatever follows a paragraph, a list or a quotation cannot take its words away.
          const source = `${words.join(" ")}\n\n> ${words.join(" ")}\n\n- ${words.join("\n- ")}\n\n${junk.join("")}`;
          const rendered = renderMarkdown(source, renderOptions({ language: "zh" }));
          if (!rendered.ok) return;
          for (const one of words) expect(rendered.value.text).toContain(one);
        },
      ),
      { numRuns: 300, seed: 20180102 },
    );
  });
});
