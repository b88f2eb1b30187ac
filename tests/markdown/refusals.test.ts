import { describe, expect, it } from "vitest";
import { LIMITS } from "@/lib/markdown/limits";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import type { RenderOptions } from "@/lib/markdown/rendered-body";
import { renderOptions } from "./render-options";

const quote = (attributes: string, body = "Words.") => `Before.\n\n:::quote{${attributes}}\n${body}\n:::`;

const cases: [what: string, source: string, code: string, at: string, special?: Partial<RenderOptions>][] = [
  ["a source over the limit", "a".repeat(LIMITS.sourceLength + 1), "source-too-long", "body"],
  ["2,000 quotations in one another", `${"> ".repeat(2000)}a`, "nesting-too-deep", "body:1"],
  ["101 lists in one another", `${"- ".repeat(101)}a`, "nesting-too-deep", "body:1"],
  [
    "150 emphases in one another",
    `${"*a **a ".repeat(75)}b${"** a*".repeat(75)}`,
    "nesting-too-deep",
    "body:1",
  ],
  [
    "a table that is short in Markdown and huge in HTML",
    `\n${"|a".repeat(1000)}|\n${"|-".repeat(1000)}|\n${"|\n".repeat(30)}`,
    "table-too-large",
    "body:2",
  ],
  [
    "an address repeated by thousands of references",
    `[a]: /${"u".repeat(5000)}\n\n${"[a] ".repeat(900)}`,
    "output-too-large",
    "body",
  ],
  [
    "HTML over the limit",
    `[a]: /${'"'.repeat(3000)}

${"[a] ".repeat(1300)}`,
    "output-too-large",
    "body",
  ],
  ["a quote that is never closed", "Before.\n\n:::quote\nWords.\n\nAfter.", "directive-not-closed", "body:3"],
  [
    "a figure that is never closed, in a list",
    "- :::figure\n  ![a](/b)\n\nAfter.",
    "directive-not-closed",
    "body:1",
  ],
  ["a pull quote without words", "Before.\n\n:::pullquote\n:::", "pullquote-empty", "body:3"],
  [
    "a pull quote of somebody's",
    "Before.\n\n:::pullquote{by=Jane}\nWords.\n:::",
    "directive-attribute-unknown",
    "body:3",
  ],
  ["an unknown attribute", quote("form=de"), "directive-attribute-unknown", "body:3"],
  [
    "a language that is none",
    quote("from=zh_Hans translation=machine"),
    "directive-language-invalid",
    "body:3",
  ],
  ["a translation without its language", quote("translation=machine"), "quote-language-missing", "body:3"],
  ["a translation by no one", quote("from=de"), "quote-translation-unknown", "body:3"],
  [
    "a translation by something else",
    quote("from=de translation=magic"),
    "quote-translation-unknown",
    "body:3",
  ],
  ["a source that is no page", quote("cite=javascript:alert(1)"), "quote-cite-invalid", "body:3"],
  [
    "an original in no language",
    quote("", "Words.\n\n::original\n\nWorte."),
    "quote-language-missing",
    "body:3",
  ],
  ["a quotation without words", quote("", ""), "quote-empty", "body:3"],
  ["an original outside a quotation", ":::original\nWorte.\n:::", "original-outside-quote", "body:1"],
  [
    "two pictures in one figure",
    `:::figure\n![a](/media/${"a".repeat(64)}.png)\n\n![b](/media/${"b".repeat(64)}.png)\n:::`,
    "figure-with-several-pictures",
    "body:1",
  ],
  ["a span in no language", "Text\n:lang[Wort]{tag=zh_Hans}", "directive-language-invalid", "body:2"],
  ["an article in no language", "Text", "language-invalid", "language", { language: "en_GB" }],
  ["a prefix that would break out of an id", "Text", "id-prefix-invalid", "idPrefix", { idPrefix: 'a"' }],
];

describe("a body is refused, with its place and what to do, for", () => {
  it.each(cases)("%s", (_, source, code, at, special) => {
    const rendered = renderMarkdown(source, renderOptions(special));

    expect(rendered).toMatchObject({ ok: false, problems: [{ code, at }] });
    if (!rendered.ok) expect(rendered.problems[0].message).toMatch(/: \S.*\.$/);
  });
});

describe("just within the limits", () => {
  it.each([
    ["quotations", `${"> ".repeat(99)}a`],
    ["lists", `${"- ".repeat(99)}a`],
    ["emphasis", `${"*a ".repeat(90)}b${"*".repeat(90)}`],
    ["a table", `${"|a".repeat(100)}|\n${"|-".repeat(100)}|\n${"|\n".repeat(199)}`],
  ])("%s are rendered", (_, source) => {
    expect(renderMarkdown(source, renderOptions())).toMatchObject({ ok: true });
  });
});
