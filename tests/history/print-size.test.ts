import { expect, test } from "vitest";
import { printSize } from "@/components/history/print-size";
import { measureChange } from "@/lib/articles/change-size";
import type { ArticleContent } from "@/lib/articles/content";
import { articleContent } from "../support/factories";

const earlier = articleContent({ body: "One two three.\n\nFour five six.", topics: [] });

test.each<[string, Partial<ArticleContent>, string[]]>([
  ["nothing", {}, ["The text is the same"]],
  ["a word", { body: "One two three.\n\nFour five seven." }, ["1 word added, 1 removed"]],
  ["words that are only added", { body: "One two three, and more.\n\nFour five six." }, ["2 words added"]],
  ["a word that is only removed", { body: "One two.\n\nFour five six." }, ["1 word removed"]],
  ["a stop", { body: "One two three!\n\nFour five six." }, ["No word changed"]],
  ["the headline", { headline: "Regulator" }, ["6 words removed", "Headline changed"]],
  [
    "names",
    { topics: [{ slug: "a", name: "A" }], section: null, place: "Dublin" },
    ["Section, Topics and Place changed"],
  ],
  ["Han letters", { body: "One two three.\n\nFour five six.\n\n微信" }, ["2 words added"]],
])("a change of %s is said in words", (_what, change, printed) => {
  expect(printSize(measureChange(earlier, { ...earlier, ...change }), "en-GB")).toEqual(printed);
});

test("so is one that is too large to be counted", () => {
  const body = (letter: string) => Array.from({ length: 60_000 }, (_, at) => letter + at).join(" ");
  const size = measureChange(articleContent({ body: body("a") }), articleContent({ body: body("b") }));
  expect(printSize(size, "en-GB")).toEqual(["A large change"]);
});
