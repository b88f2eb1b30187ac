import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffContents } from "@/lib/articles/content-diff";
import { diffLines, diffTexts, pairLines } from "@/lib/articles/text-diff";
import { articleContent } from "../support/factories";

const written = (earlier: string, later: string) =>
  diffTexts(earlier, later)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind])
    .join("");

describe("what became of a text in another", () => {
  test.each([
    ["nothing", "Nobody was fined.", "Nobody was fined.", "Nobody was fined."],
    ["another word", "Nobody was fined.", "Somebody was fined.", "[-Nobody-]{+Somebody+} was fined."],
    ["a word more", "It was fined.", "It was never fined.", "It was {+never +}fined."],
    ["a word less", "It was never fined.", "It was fined.", "It was [-never -]fined."],
    [
      "a phrase, as one",
      "It paid ten euros now.",
      "It paid nothing at all now.",
      "It paid [-ten euros-]{+nothing at all+} now.",
    ],
    ["a mark", "It was fined.", "It was fined!", "It was fined[-.-]{+!+}"],
    ["a paragraph more", "One.\n\nTwo.", "One.\n\nHalf.\n\nTwo.", "One.\n\n{+Half.\n\n+}Two."],
    ["letters of Han", "微信旧政策", "微信新政策", "微信[-旧-]{+新+}政策"],
    ["everything", "", "New.", "{+New.+}"],
    ["a half of an emoji’s pair, never", "🙂", "🙃", "[-🙂-]{+🙃+}"],
  ])("%s", (_what, earlier, later, expected) => {
    expect(written(earlier, later)).toBe(expected);
  });

  test("gives both texts back, whatever they are", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", " ", "\n", "é", "信", "🙂", "word", "’"), { maxLength: 60 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        const parts = diffTexts(earlier, later);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join("");
        expect([without("added"), without("removed")]).toEqual([earlier, later]);
      }),
    );
  });

  test("is found in very many lines, and in very many spaces, without looking at any of them twice over", () => {
    const lines = (last: string) => `${"a\n".repeat(99_000)}${last}`;
    const [skipped, ...others] = diffLines(lines("one"), lines("two"));
    expect(skipped).toMatchObject({ kind: "skipped", lines: { length: 98_999 } });
    expect(others).toHaveLength(2);
    const spaces = " ".repeat(199_000);
    expect(diffTexts(`${spaces}a`, `${spaces}b`).map(({ kind }) => kind)).toEqual([
      "same",
      "removed",
      "added",
    ]);
    expect(diffTexts(`x${spaces}a`, "y").map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  test("is that everything is different, where finding out what is would take too long", () => {
    const words = (start: number) =>
      Array.from({ length: 40_000 }, (_, index) => `w${start + index}`).join(" ");
    const [earlier, later] = [words(0), words(100_000)];
    expect(diffTexts(earlier, later)).toEqual([
      { kind: "removed", text: earlier },
      { kind: "added", text: later },
    ]);
  });
});

test("a page shows what changed with a paragraph around it, and counts the rest", () => {
  const earlier = ["1", "2", "3", "4", "old", "6", "7", "8"].join("\n\n");
  expect(diffLines(earlier, earlier.replace("old", "new"))).toEqual([
    { kind: "skipped", lines: ["1", "2", "3"] },
    { kind: "line", parts: [{ kind: "same", text: "4" }] },
    {
      kind: "line",
      parts: [
        { kind: "removed", text: "old" },
        { kind: "added", text: "new" },
      ],
    },
    { kind: "line", parts: [{ kind: "same", text: "6" }] },
    { kind: "skipped", lines: ["7", "8"] },
  ]);
});

test("of an article each field that differs is named, in the order of its page", () => {
  const later = articleContent({
    headline: "Regulator",
    place: "Dublin",
    topics: [],
    story: { slug: "case", name: "The case" },
  });
  expect(diffContents(articleContent(), later).map(({ field }) => field)).toEqual([
    "headline",
    "topics",
    "story",
    "place",
  ]);
  expect(diffContents(later, later)).toEqual([]);
});

describe("side by side", () => {
  const sides = (earlier: string, later: string) =>
    pairLines(diffLines(earlier, later)).map((row) =>
      row.kind === "skipped"
        ? row.lines
        : [row.earlier, row.later].map((parts) => parts?.map(({ text }) => text).join("") ?? null),
    );

  test("each paragraph stands beside what became of it", () => {
    expect(sides("One.\n\nIt was 14.\n\nEnd.", "One.\n\nIt was 15.\n\nEnd.")).toEqual([
      ["One.", "One."],
      ["It was 14.", "It was 15."],
      ["End.", "End."],
    ]);
  });

  test("what was only added or only removed stands alone", () => {
    expect(sides("a\n\nb", "a\n\nnew\n\nb")).toEqual([
      ["a", "a"],
      [null, "new"],
      ["b", "b"],
    ]);
    expect(sides("a\n\nold\n\nb", "a\n\nb")).toEqual([
      ["a", "a"],
      ["old", null],
      ["b", "b"],
    ]);
  });

  test("each side has the whole of its text, in its order, whatever the two are", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c d", "e f g", "微信"), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        const rows = pairLines(diffLines(earlier.join("\n\n"), later.join("\n\n")));
        const side = (which: "earlier" | "later") =>
          rows.flatMap((row) =>
            row.kind === "skipped" ? row.lines : (row[which]?.map(({ text: part }) => part).join("") ?? []),
          );
        expect(side("earlier").join("")).toBe(earlier.join(""));
        expect(side("later").join("")).toBe(later.join(""));
      }),
    );
  });
});
