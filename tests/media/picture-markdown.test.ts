import { parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { pictureMarkdown } from "@/lib/media/picture-markdown";
import type { PictureWords } from "@/lib/media/picture-words";
import { renderOptions } from "../markdown/render-options";

const src = `/media/${"a".repeat(64)}.jpg`;
const none: PictureWords = { alt: "", caption: null, credit: null, licence: null };

function rendered(words: Partial<PictureWords>): string {
  const source = pictureMarkdown({ src, words: { ...none, ...words } });
  const images = { [src]: { src, width: 600, height: 400 } };
  const outcome = renderMarkdown(`Before.\n\n${source}\n\nAfter.`, renderOptions({ images }));
  if (!outcome.ok) throw new Error(outcome.problems[0].message);
  return outcome.value.html;
}

/** The alternative text of the first picture, as a browser reads it. */
function altIn(html: string): string | undefined {
  const [element] = parseFragment(html.slice(html.indexOf("<img"))).childNodes;
  if (element === undefined || !("attrs" in element)) return undefined;
  return element.attrs.find(({ name }) => name === "alt")?.value;
}

describe("what is pasted to show a picture", () => {
  test("shows it with its words", () => {
    const html = rendered({
      alt: "A mast",
      caption: "Above a car park",
      credit: "Ada Quill",
      licence: "CC BY 4.0",
    });
    expect(html).toContain(`<img src="${src}" alt="A mast"`);
    for (const words of ["Above a car park", "Ada Quill", "CC BY 4.0"]) expect(html).toContain(words);
  });

  test.each([
    { what: "brackets", alt: "A ] and a [ and ](/x)" },
    { what: "emphasis", alt: "*one* _two_ `three`" },
    { what: "references and backslashes", alt: "&amp; \\ \\*" },
    { what: "markup", alt: "<b>bold</b>" },
    { what: "quotation marks", alt: "She said “no” and 'yes'" },
  ])("keeps $what in the alternative text as they were written", ({ alt }) => {
    expect(altIn(rendered({ alt }))).toBe(alt);
  });

  test("puts an alternative text of several lines on one", () => {
    expect(altIn(rendered({ alt: "one\n\n- two" }))).toBe("one - two");
  });

  test("is one picture, whatever is in its credit", () => {
    const html = rendered({ credit: '"} :::\n![x](y) & <b>' });
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(html).not.toContain("<b>");
  });
});
