import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clause, LONGEST_QUERY, parseQuery } from "@/lib/search/parse-query";

const words = (text: string, more: Partial<Clause> = {}): Clause => ({
  kind: "words",
  text,
  not: false,
  ...more,
});
const none = { after: null, before: null, cut: false };
const span = (year: number, month: number | null = null, day: number | null = null) => ({ year, month, day });

describe("a query", () => {
  test.each<[string, string, readonly (readonly Clause[])[]]>([
    ["of nothing asks for nothing", "", []],
    ["of spaces asks for nothing", " \t\n ", []],
    ["of words asks for each", "secret court", [[words("secret")], [words("court")]]],
    ["may hold a phrase", '"secret court" x', [[words("secret court", { kind: "phrase" })], [words("x")]]],
    [
      "may hold a phrase in typographic marks",
      "“secret court”",
      [[words("secret court", { kind: "phrase" })]],
    ],
    ["may leave a phrase open", '"secret court', [[words("secret court", { kind: "phrase" })]]],
    ["may exclude a word", "court -appeal", [[words("court")], [words("appeal", { not: true })]]],
    ["may exclude a phrase", '-"secret court"', [[words("secret court", { kind: "phrase", not: true })]]],
    ["keeps a hyphen inside a word", "end-to-end", [[words("end-to-end")]]],
    ["may offer a choice", "a OR b OR c d", [[words("a"), words("b"), words("c")], [words("d")]]],
    ["takes a choice without a beginning for its end", "OR b", [[words("b")]]],
    ["takes a choice without an end for its beginning", "a OR", [[words("a")]]],
    [
      "reads or as a word, where it is not in capitals",
      "a or b",
      [[words("a")], [words("or")], [words("b")]],
    ],
    ["may name an author", "author:quill", [[words("quill", { kind: "author" })]]],
    ["may name an author in full", 'author:"Ada Quill"', [[words("Ada Quill", { kind: "author" })]]],
    ["may exclude a section", "-section:law", [[words("law", { kind: "section", not: true })]]],
    ["may name a topic, whatever the capitals", "TOPIC:cookies", [[words("cookies", { kind: "topic" })]]],
    ["may name a language", "lang:zh-Hans", [[words("zh-Hans", { kind: "language" })]]],
    ["may ask for a word of the headline", "intitle:leak", [[words("leak", { kind: "title" })]]],
    ["takes an unknown operator for words", "colour:red", [[words("colour:red")]]],
    ["passes over an operator without a value", "author:", [[words("author:")]]],
    ["takes a date that is none for words", "before:2015-02-30", [[words("before:2015-02-30")]]],
    ["takes a year that is none for words", "after:0000", [[words("after:0000")]]],
    ["does not exclude a time", "-before:2018", [[words("before:2018", { not: true })]]],
    ["passes over signs", "% _ \\ ' \" -- ( ) & | ! <-> :*", []],
    ["keeps a word beside signs", "100%'; DROP", [[words("100%';")], [words("DROP")]]],
    ["in Chinese needs no spaces", "微信否认", [[words("微信否认")]]],
    ["is rid of control characters", "a\0b", [[words("a")], [words("b")]]],
    ["is rid of broken surrogates", "a\ud800", [[words("a")]]],
  ])("%s: %j", (_sentence, text, groups) => {
    expect(parseQuery(text)).toEqual({ ...none, groups });
  });

  test.each([
    ["a year", "after:2018", { after: span(2018) }],
    ["a month", "before:2018-02", { before: span(2018, 2) }],
    ["a day", "before:2018-02-28", { before: span(2018, 2, 28) }],
    ["a span", "after:2017 before:2018-1", { after: span(2017), before: span(2018, 1) }],
    [
      "the narrower of two",
      "after:2017 after:2018 before:2020 before:2019",
      { after: span(2018), before: span(2019) },
    ],
  ])("may name %s", (_sentence, text, times) => {
    expect(parseQuery(text)).toEqual({ ...none, groups: [], ...times });
  });

  test("is read for its first 256 characters, and says so", () => {
    expect(parseQuery("🜁a".repeat(LONGEST_QUERY / 2)).cut).toBe(false);
    const long = parseQuery("a".repeat(10_240));
    expect(long).toMatchObject({ cut: true, groups: [[words("a".repeat(LONGEST_QUERY))]] });
  });

  test("never fails, whatever is typed", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "OR",
        "-",
        '"',
        "author:",
        "before:",
        "2018-13",
        "after:99999",
        "微信",
        "\u202e",
        "\ud800",
        "\0",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { groups } = parseQuery(pieces.join(" "));
        for (const group of groups) {
          expect(group.length).toBeGreaterThan(0);
          for (const clause of group) expect(clause.text).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
    );
  });
});
