import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Byline } from "@/components/article/byline";
import { render } from "./render";

const people = ["Ada Quill", "Tomasz Wierzba", "Ngozi Falade"].map((name) => ({ slug: name, name }));

describe("the byline", () => {
  it.each([
    { count: 1, language: "en-GB", printed: "By Ada Quill" },
    { count: 2, language: "en-GB", printed: "By Ada Quill and Tomasz Wierzba" },
    { count: 3, language: "en-GB", printed: "By Ada Quill, Tomasz Wierzba and Ngozi Falade" },
    { count: 3, language: "en-US", printed: "By Ada Quill, Tomasz Wierzba, and Ngozi Falade" },
    { count: 2, language: "de", printed: "By Ada Quill und Tomasz Wierzba" },
  ])("joins $count names as $language does", ({ count, language, printed }) => {
    const { text } = render(createElement(Byline, { authors: people.slice(0, count), language }));
    expect(text).toBe(printed);
  });

  it("is absent from a piece that nobody signed", () => {
    expect(render(createElement(Byline, { authors: [], language: "en-GB" })).html).toBe("");
  });

  it("keeps translators from translating names", () => {
    const { html } = render(createElement(Byline, { authors: people.slice(0, 1), language: "en-GB" }));
    expect(html).toContain('<span translate="no">Ada Quill</span>');
  });
});
