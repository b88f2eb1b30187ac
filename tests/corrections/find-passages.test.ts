import { describe, expect, test } from "vitest";
import { LONGEST_PASSAGE, MOST_PASSAGES } from "@/lib/corrections/correction-record";
import { findPassages } from "@/lib/corrections/find-passages";
import { withoutMarkup } from "@/lib/corrections/without-markup";
import { articleContent } from "../support/factories";

const between = (was: string, now: string) =>
  findPassages(articleContent({ body: was }), articleContent({ body: now }));

describe("the passages that a correction names", () => {
  test("are whole sentences, and no others", () => {
    expect(
      between("It rained. It paid 5 million. It left.", "It rained. It paid 6 million. It left."),
    ).toEqual([{ was: "It paid 5 million.", now: "It paid 6 million.", where: "body" }]);
  });

  test("are one for what stands together, and several for what does not", () => {
    const was = "One is wrong. Two is wrong. Three is right.\n\nFour is wrong.";
    const now = "One is right. Two is right. Three is right.\n\nFour is right.";
    expect(between(was, now).map((passage) => passage.was)).toEqual([
      "One is wrong.",
      "Two is wrong.",
      "Four is wrong.",
    ]);
  });

  test("end where Chinese sentences end", () => {
    expect(between("一是错的。二是对的。", "一是好的。二是对的。")).toEqual([
      { was: "一是错的。", now: "一是好的。", where: "body" },
    ]);
  });

  test("have one side empty where a sentence came or went", () => {
    expect(between("It rained.", "It rained.\n\nIt had been cleared.")).toEqual([
      { was: "", now: "It had been cleared.", where: "body" },
    ]);
  });

  test("are words, without markup; but with it where nothing else is different", () => {
    expect(
      between("It *was* [5](https://a.example/b).[^1]", "It *was* [6](https://a.example/b).[^1]"),
    ).toEqual([{ was: "It was 5.", now: "It was 6.", where: "body" }]);
    expect(between("See [it](/a).", "See [it](/b).")).toEqual([
      { was: "See [it](/a).", now: "See [it](/b).", where: "body" },
    ]);
    expect(between("A.\n\nB.", "A.\n\n\nB.")).toEqual([]);
  });

  test("say where they are", () => {
    const was = articleContent({ headline: "A", standfirst: "B", place: "Bonn" });
    const now = { ...was, headline: "C", standfirst: "D", place: "Berlin" };
    expect(findPassages(was, now).map(({ where }) => where)).toEqual(["headline", "standfirst", "byline"]);
  });

  test("are bounded in number and in length, and what differs is seen", () => {
    const many = (word: string) => Array.from({ length: 50 }, (_, n) => `Number ${n} ${word}.`).join("\n\n");
    expect(between(many("wrong"), many("right"))).toHaveLength(MOST_PASSAGES);
    const long = (word: string) => `${"very ".repeat(1000)}${word} ${"indeed ".repeat(1000)}`;
    const [passage] = between(long("wrong"), long("right"));
    expect(passage?.was.length).toBeLessThanOrEqual(LONGEST_PASSAGE);
    expect(passage).toMatchObject({
      was: expect.stringContaining("very wrong indeed"),
      now: expect.stringContaining("very right indeed"),
    });
  });
});

test.each([
  ["# A heading", "A heading"],
  ["> - a *list* in a **quote**", "a list in a quote"],
  ["a_b_c and 2 * 3 * 4", "a_b_c and 2 * 3 * 4"],
  ["![Alt](/media/x.png) and `code`", "Alt and code"],
  ["[^*]: A note\n  of two lines", "A note of two lines"],
  ['::: quote{source="a"}\nWords\n:::', "Words"],
  ["\\*not\\* marked", "*not* marked"],
])("%s is %s", (markdown, words) => {
  expect(withoutMarkup(markdown)).toBe(words);
});
