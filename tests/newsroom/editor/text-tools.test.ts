import { describe, expect, test } from "vitest";
import {
  addBlock,
  addLink,
  addNote,
  apply,
  figure,
  type Quotation,
  quotation,
  type Selected,
  sourceNote,
  toggleMarks,
} from "@/components/newsroom/editor/text-tools";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { renderOptions } from "../../markdown/render-options";

/** `‸` is where the caret is; between two of them it is what is selected. */
function selected(marked: string): Selected {
  const [before = "", within, after] = marked.split("‸");
  if (after === undefined) return { text: before + (within ?? ""), from: before.length, to: before.length };
  return { text: before + within + after, from: before.length, to: before.length + (within ?? "").length };
}

describe("a note", () => {
  test.each([
    ["It was denied.‸", "number", "It was denied.[^1]\n\n[^1]: By whom.\n"],
    ["One.‸ Two.[^1]\n\n[^1]: First.", "number", "One.[^2] Two.[^1]\n\n[^1]: First.\n[^2]: By whom.\n"],
    ["One.[^*] Two.‸\n\n[^*]: First.\n", "sign", "One.[^*] Two.[^**]\n\n[^*]: First.\n[^**]: By whom.\n"],
    ["‸", "number", "[^1]\n\n[^1]: By whom.\n"],
  ] as const)("in %j becomes %s", (marked, kind, expected) => {
    const from = selected(marked);
    expect(apply(from.text, addNote(from, "By whom.", kind))).toBe(expected);
  });

  test("leaves the caret after its mark", () => {
    const from = selected("One.‸ Two.");
    expect(addNote(from, "Note.", "number").select).toEqual({ from: 8, to: 8 });
  });
});

describe("a quotation", () => {
  const quote: Quotation = {
    words: "We keep nothing.",
    attribution: "Tencent [PR]",
    cite: "https://example.org/post",
    from: "zh-Hans",
    original: "我们不留存。",
    translation: "machine",
    engine: 'The "best"',
  };

  test("of a translation is the house’s markup, with its original", () => {
    expect(quotation(quote)).toBe(
      [
        ':::quote[Tencent \\[PR\\]]{from=zh-Hans translation=machine engine="The ’best’" cite="https://example.org/post"}',
        "We keep nothing.\n\n::original\n\n我们不留存。",
        ":::",
      ].join("\n"),
    );
  });

  test("in the article’s own language needs no original", () => {
    expect(quotation({ ...quote, from: "", cite: "", attribution: "" })).toBe(
      ":::quote\nWe keep nothing.\n:::",
    );
  });

  test("is understood by the renderer", () => {
    const rendered = renderMarkdown(quotation(quote), renderOptions());
    expect(rendered).toMatchObject({ ok: true, value: { html: expect.stringContaining("我们不留存。") } });
  });
});

test.each([
  [{ caption: "", credit: "", licence: "" }, "![A bus](/media/a.jpg)"],
  [
    { caption: "In Berlin", credit: "Jane Doe", licence: "CC BY 4.0" },
    ':::figure{credit="Jane Doe" licence="CC BY 4.0"}\n![A bus](/media/a.jpg)\n\nIn Berlin\n:::',
  ],
])("a figure with %j", (words, expected) =>
  expect(figure({ src: "/media/a.jpg", alt: "A bus", ...words })).toBe(expected),
);

test.each([
  [
    { title: "Report [1]", address: "https://a.example/x(1)", publisher: "EFF", date: "2 Jan 2018" },
    "[Report \\[1\\]](https://a.example/x%281%29), EFF, 2 Jan 2018.",
  ],
  [{ title: "A letter", address: "", publisher: "", date: "" }, "A letter."],
])("a source %j", (source, expected) => expect(sourceNote(source)).toBe(expected));

test("a link takes what is selected, or its own words", () => {
  const some = selected("See ‸this‸.");
  expect(apply(some.text, addLink(some, "/2018/01/02/x", "Headline"))).toBe("See [this](/2018/01/02/x).");
  const none = selected("See ‸.");
  expect(apply(none.text, addLink(none, "/x", "A [headline]"))).toBe("See [A \\[headline\\]](/x).");
});

test.each([
  ["One.‸\n\nTwo.", "One.\n\nBLOCK\n\nTwo."],
  ["O‸ne.", "One.\n\nBLOCK\n"],
  ["‸", "BLOCK\n"],
])("a block in %j stands between paragraphs", (marked, expected) => {
  const from = selected(marked);
  expect(apply(from.text, addBlock(from, "BLOCK"))).toBe(expected);
});

test("a block can stand for what is selected", () => {
  const from = selected("One ‸two‸ three.");
  expect(apply(from.text, addBlock(from, "BLOCK", true))).toBe("One \n\nBLOCK\n\n three.");
});

test.each([
  ["a ‸b‸ c", "a **b** c"],
  ["a **‸b‸** c", "a b c"],
])("marks around %j", (marked, expected) => {
  const from = selected(marked);
  expect(apply(from.text, toggleMarks(from, "**"))).toBe(expected);
});
