import { describe, expect, test } from "vitest";
import { linksWithoutTrackers } from "@/lib/markdown/links-without-trackers";

describe("addresses lose what follows readers", () => {
  test.each([
    ["[a](https://e.example/a?utm_source=x)", "[a](https://e.example/a)"],
    ['[a](https://e.example/a?id=1&fbclid=x "Title?")', '[a](https://e.example/a?id=1 "Title?")'],
    ["<https://e.example/a?gclid=x#part>", "<https://e.example/a#part>"],
    ["See https://e.example/a?utm_source=x. Then", "See https://e.example/a. Then"],
    ["Is it https://e.example/a?utm_source=x?", "Is it https://e.example/a?"],
    [
      "[1]: https://e.example/a?utm_campaign=x\n[2]: /b?utm_campaign=x",
      "[1]: https://e.example/a\n[2]: /b?utm_campaign=x",
    ],
    [
      ':::quote{cite="https://e.example/a?utm_source=x"}\nA\n:::',
      ':::quote{cite="https://e.example/a"}\nA\n:::',
    ],
    ["a ` and\n\nhttps://e.example/a?utm_source=x and `", "a ` and\n\nhttps://e.example/a and `"],
    ["```js` no fence` https://e.example/a?utm_source=x", "```js` no fence` https://e.example/a"],
    ["~~~\ncode\n~~~~ \nhttps://e.example/a?utm_source=x", "~~~\ncode\n~~~~ \nhttps://e.example/a"],
    ["[a](https://e.example/a?igsh=x&igshid=y&igshi=z)", "[a](https://e.example/a?igshi=z)"],
    ["`` ` `` then https://e.example/a?utm_source=x", "`` ` `` then https://e.example/a"],
  ])("%s", (markdown, expected) => {
    expect(linksWithoutTrackers(markdown)).toBe(expected);
  });
});

describe("everything else stays as it was written", () => {
  test.each([
    "No address? None.",
    "https://e.example/a?q=utm_source",
    "`https://e.example/?utm_source=x` is code",
    "``https://e.example/?utm_source=x ` `` is code",
    "```\nhttps://e.example/?utm_source=x\n```",
    "Text\n\n~~~html\n<a href='https://e.example/?utm_source=x'>\n\nhttps://e.example/?utm_source=x\n~~~\n",
    "```\nhttps://e.example/?utm_source=x, never closed",
    // A run of backticks is whole: what ends the span is one as long.
    "``a `b` https://e.example/?utm_source=x ` c``",
    "~~~\n```\nhttps://e.example/?utm_source=x\n```\n~~~",
    "```\n``` js\nhttps://e.example/?utm_source=x\n```",
  ])("%s", (markdown) => {
    expect(linksWithoutTrackers(markdown)).toBe(markdown);
  });

  test("also in a text that is long and hostile", () => {
    for (const piece of [
      "http://",
      "https://x?",
      ".",
      "https://a?....",
      "`` ` ",
      "`",
      "```\n",
      "https://a?",
      "~~~",
      "` ``",
      "[](https://a?b&",
    ]) {
      const text = `${piece.repeat(60_000)}?a`;
      expect(linksWithoutTrackers(text).length).toBe(text.length);
    }
    const run = `\`${"`".repeat(400_000)} b \`?`;
    expect(linksWithoutTrackers(run)).toBe(run);
  });
});
