import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMarkdown } from "@/lib/importers/plain-text/escape-markdown";
import { folded, rendered } from "./rendered";

describe("what Markdown would take for markup is escaped, and nothing else", () => {
  test.each([
    [
      "a sentence",
      'It rained. \'Twas "wet" – again (and again)!',
      'It rained. \'Twas "wet" – again (and again)!',
    ],
    ["an asterisk between blanks", "5 * 3 = 15", "5 * 3 = 15"],
    ["an asterisk in a word", "p*ss", "p\\*ss"],
    ["emphasis", "a *word* here", "a \\*word\\* here"],
    ["an underscore within a name", "snake_case_name", "snake_case_name"],
    ["an underscore around a word", "_word_", "\\_word\\_"],
    ["a bracketed word", "it [sic] was", "it [sic] was"],
    ["a link", "[text](target)", "\\[text\\](target)"],
    ["a definition", "[a]: b", "\\[a\\]: b"],
    ["what looks like a note", "see [^1]", "see \\[^1\\]"],
    ["a tag", "the <b> tag", "the \\<b> tag"],
    ["less than", "1 < 2 > 0", "1 < 2 > 0"],
    ["an entity", "AT&amp;T and AT&T", "AT\\&amp;T and AT&T"],
    ["code", "run `ls`", "run \\`ls\\`"],
    ["a tilde", "~/bin and ~~gone~~", "\\~/bin and \\~\\~gone\\~\\~"],
    ["a back slash", "C:\\temp and \\*", "C:\\temp and \\\\\\*"],
    ["a number at the start", "2018. That was a year.", "2018\\. That was a year."],
    ["a number within", "In 2018. That was it.", "In 2018. That was it."],
    ["a hash", "# not a heading", "\\# not a heading"],
    ["a hash tag", "#privacy", "#privacy"],
    ["a dash of dialogue", "- No, he said.", "\\- No, he said."],
    ["a negative number", "-5 degrees", "-5 degrees"],
    ["a rule", "---", "\\---"],
    ["a quotation", "> quoted", "\\> quoted"],
    ["a time", "at 10:30 it began", "at 10:30 it began"],
    ["a directive in the text", "see :lang[x]{y}", "see \\:lang[x]{y}"],
    ["a directive of a block", ":::quote", "\\:::quote"],
    ["a table's line", "a | b", "a | b"],
    ["a bare address", "see https://example.org/a_b?c=1&d=2.", "see https://example.org/a_b?c=1&d=2."],
    ["a bare address with markup", "https://example.org/_x_", "https\\://example.org/\\_x\\_"],
    ["an e-mail address", "me@example.org", "me@example.org"],
  ])("%s", (_name, text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
    expect(rendered(markdown)).toEqual({ blocks: [text], kinds: ["paragraph"], notes: {} });
  });
});

describe("a mark becomes a reference", () => {
  test.each([
    ["in a sentence", "service*, adding", 7, "service[^*], adding"],
    ["after an exclamation mark", "wow!*", 4, "wow\\![^*]"],
    ["before a bracket", "so*(it)", 2, "so[^*]\\(it)"],
    ["after a bracket", "[sic]*", 5, "\\[sic\\][^*]"],
    ["after an address", "https://example.org*", 19, "https\\://example.org[^*]"],
    ["after what would be a directive's name", "x:lang*", 6, "x\\:lang[^*]"],
  ])("%s", (_name, text, start, markdown) => {
    const mark = { start, end: start + 1, label: "*" };
    expect(escapeMarkdown(text, [mark])).toBe(markdown);
    const shown = `${text.slice(0, start)}{*}${text.slice(start + 1)}`;
    expect(rendered(`${markdown}\n\n[^*]: Note`)).toEqual({
      blocks: [shown],
      kinds: ["paragraph"],
      notes: { "*": "Note" },
    });
  });
});

const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(..."*_`~[](){}<>&#!:|\\/-+=.,;@$%^'\"0123456789") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("a", "word", "Ü", "微信", "😀", " ", "\u00a0", "\u3000", "\u200b"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "https://",
      "http://a.example/",
      "www.",
      "www.a.example",
      "mailto:",
      "me@a.example",
      "&amp;",
      "&#42;",
      "[^*]",
      "[^1]: ",
      "](",
      "]: ",
      "1. ",
      "- ",
      "* ",
      "### ",
      "> ",
      "```",
      "~~~",
      "---",
      ":lang[",
      ":::quote",
      "::figure{",
      "<b>",
      "<!--",
      "<https://a.example>",
      "[ ] ",
      "xmpp:",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 3 }) },
);
const plainText = fc
  .array(pieces, { minLength: 1, maxLength: 14 })
  .map((parts) =>
    parts
      .join("")
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
      .replace(/[ \t]+/gu, " ")
      .trim(),
  )
  .filter((text) => text !== "");

describe("the rendered text is the original text", () => {
  test("for any paragraph", () => {
    fc.assert(
      fc.property(plainText, (text) => {
        const { blocks, kinds, notes } = rendered(escapeMarkdown(text));
        expect({ blocks: blocks.map(folded), kinds, notes }).toEqual({
          blocks: [folded(text)],
          kinds: ["paragraph"],
          notes: {},
        });
      }),
      { numRuns: 4000, seed: 1 },
    );
  });

  test("for any paragraphs one after the other, with a mark between two texts and a note", () => {
    fc.assert(
      fc.property(plainText, plainText, plainText, (first, second, note) => {
        const before = `x${first}`;
        const mark = { start: before.length, end: before.length + 1, label: "*" };
        const markdown = [
          escapeMarkdown(`${before}*${second}`, [mark]),
          escapeMarkdown(second),
          `[^*]: ${escapeMarkdown(note)}`,
        ].join("\n\n");
        const shown = rendered(markdown);
        expect({
          blocks: shown.blocks.map(folded),
          kinds: shown.kinds,
          note: folded(shown.notes["*"] ?? ""),
        }).toEqual({
          blocks: [folded(`${before}{*}${second}`), folded(second)],
          kinds: ["paragraph", "paragraph"],
          note: folded(note),
        });
      }),
      { numRuns: 3000, seed: 2 },
    );
  });
});
