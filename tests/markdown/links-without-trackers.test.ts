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
  ])("%s", (markdown) => {
    expect(linksWithoutTrackers(markdown)).toBe(markdown);
  });

  test("also in a text that is long and hostile", () => {
    for (const piece of ["`", "```\n", "https://a?", "~~~", "` ``", "[](https://a?b&"]) {
      const text = piece.repeat(20_000);
      expect(linksWithoutTrackers(text).length).toBe(text.length);
    }
  });
});
